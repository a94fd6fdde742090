import type { CaseState } from '@guanjia/domain';
import type pg from 'pg';
import type { Scope } from '../access/scope.js';
import { RECORD_COLUMNS, STATE_COLUMNS, type CaseRecord } from './case-row.js';
import { fromRow } from './row-columns.js';

/** A case's row as resolvers answer from it: simple fields by their names; what hangs on it (place, obligations, timeline …) is asked for only when wanted. */
export interface CaseNode extends Omit<CaseState, 'obligations' | 'acts'>, CaseRecord {
  readonly number: string;
}

export const NODE_COLUMNS = { ...STATE_COLUMNS, ...RECORD_COLUMNS, number: 'text' } as const;

export function caseNodeOf(row: Readonly<Record<string, unknown>>): CaseNode {
  return fromRow<CaseNode>(NODE_COLUMNS, row);
}

const FIND = (by: string) => /* sql */ `
select to_jsonb(c) as row from service_case c where ${by} and c.centre_id = any($2::uuid[]) and c.audience = any($3::text[])`;
const BY_ID = { name: 'case-by-id', text: FIND('c.id = $1') };
const BY_NUMBER = { name: 'case-by-number', text: FIND('c.number = $1') };

/** The case of this id or number; null: it does not exist, or lies outside the scope. */
export async function findCase(pool: pg.Pool, by: { readonly id?: string | null; readonly number?: string | null }, scope: Scope): Promise<CaseNode | null> {
  const { rows } = await pool.query<{ row: Record<string, unknown> }>({
    ...(by.id ? BY_ID : BY_NUMBER),
    values: [by.id ?? by.number, scope.centreIds, scope.audiences],
  });
  return rows[0] ? caseNodeOf(rows[0].row) : null;
}

const BY_IDS = /* sql */ `
select to_jsonb(c) as row from service_case c where c.id = any($1::uuid[]) and c.centre_id = any($2::uuid[]) and c.audience = any($3::text[])`;

/** Those of the cases that lie within the scope, by id. */
export async function casesById(pool: pg.Pool, ids: readonly string[], scope: Scope): Promise<ReadonlyMap<string, CaseNode>> {
  const { rows } = await pool.query<{ row: Record<string, unknown> }>(BY_IDS, [ids, scope.centreIds, scope.audiences]);
  return new Map(rows.map(({ row }) => caseNodeOf(row)).map((node) => [node.id, node]));
}
