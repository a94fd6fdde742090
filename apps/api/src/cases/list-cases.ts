import type { CaseOrder } from '@guanjia/schema';
import type pg from 'pg';
import { caseNodeOf, type CaseNode } from './case-node.js';
import { pageLength, pageOf, readCursor } from './connections.js';
import { matchingCases, type CasesAskedFor } from './matching-cases.js';

export interface CasePage {
  readonly edges: readonly { readonly cursor: string; readonly node: CaseNode }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  /** Counted only when asked for. */
  countAll(): Promise<number>;
}

export interface CaseListRequest extends CasesAskedFor {
  readonly order?: CaseOrder | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

/** Owes nothing: after all that owe something. Greater than any moment in milliseconds. */
const NEVER = '9e15::int8';
const EARLIEST_DUE = `coalesce((select (extract(epoch from min(o.due_at)) * 1000)::int8 from obligation o where o.subject_id = c.id and o.status = 'OPEN'), ${NEVER})`;
const RECEIVED = { by: 'c.received_at', inMs: '(extract(epoch from c.received_at) * 1000)::int8', fromMs: (ms: string) => `to_timestamp(${ms}::int8 / 1000.0)::timestamptz(3)` };

/** `by`: what is compared and indexed; `inMs`, `fromMs`: the same as a cursor says it. */
const ORDERS: Readonly<Record<CaseOrder, { readonly by: string; readonly inMs: string; readonly fromMs: (ms: string) => string; readonly direction: 'asc' | 'desc' }>> = {
  RECEIVED_DESC: { ...RECEIVED, direction: 'desc' },
  RECEIVED_ASC: { ...RECEIVED, direction: 'asc' },
  DUE_ASC: { by: EARLIEST_DUE, inMs: EARLIEST_DUE, fromMs: (ms) => `${ms}::int8`, direction: 'asc' },
};

/** Cases of the scope, page by page. Order and filter are words of the contract; the searched text is taken literally. */
export async function listCases(pool: pg.Pool, { order, first, after, ...asked }: CaseListRequest): Promise<CasePage> {
  const length = pageLength(first);
  const place = readCursor(after);
  const { by, inMs, fromMs, direction } = ORDERS[order ?? 'RECEIVED_DESC'];
  const { where, values } = matchingCases(asked);
  const behind = place && ` and (${by}, c.id) ${direction === 'asc' ? '>' : '<'} (${fromMs(`$${values.length + 2}`)}, $${values.length + 3}::uuid)`;
  const page = `order by ${by} ${direction}, c.id ${direction} limit $${values.length + 1}`;
  // A page of each centre comes off its index, however many cases there are; a page of many centres at once would have all of them sorted.
  const ofCentres = by === RECEIVED.by && !asked.filter?.text
    ? `unnest($1::uuid[]) as centre (id) cross join lateral (select c.* from service_case c where c.centre_id = centre.id and ${where}${behind ?? ''} ${page}) c`
    : `service_case c where ${where}${behind ?? ''}`;
  const { rows } = await pool.query<{ row: Record<string, unknown>; by: number }>(
    `select to_jsonb(c) as row, ${inMs} as by from ${ofCentres} ${page}`,
    [...values, length + 1, ...(place ? [place.by, place.id] : [])],
  );
  return {
    ...pageOf(rows, length, ({ row }) => caseNodeOf(row), ({ row, by: value }) => ({ by: value, id: row['id'] as string })),
    countAll: () => countCases(pool, asked),
  };
}

export async function countCases(pool: pg.Pool, asked: CasesAskedFor): Promise<number> {
  const { where, values } = matchingCases(asked);
  return (await pool.query<{ count: number }>(`select count(*)::int as count from service_case c where ${where}`, [...values])).rows[0]!.count;
}
