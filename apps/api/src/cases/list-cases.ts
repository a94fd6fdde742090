import type { CaseFilter, CaseOrder } from '@guanjia/schema';
import type pg from 'pg';
import type { Scope } from '../access/scope.js';
import { isRecordOf } from '../duties/audited-records.js';
import { caseNodeOf, type CaseNode } from './case-node.js';
import { pageLength, pageOf, readCursor } from './connections.js';
import { readOptionalId, readOptionalText } from './door.js';

export interface CasePage {
  readonly edges: readonly { readonly cursor: string; readonly node: CaseNode }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  /** Counted only when asked for. */
  countAll(): Promise<number>;
}

export interface CaseListRequest {
  readonly scope: Scope;
  readonly filter?: CaseFilter | null;
  readonly order?: CaseOrder | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

/** Owes nothing: after all that owe something. Greater than any moment in milliseconds. */
const NEVER = '9e15::int8';
const EARLIEST_DUE = `coalesce((select (extract(epoch from min(o.due_at)) * 1000)::int8 from obligation o where o.subject_id = c.id and o.status = 'OPEN'), ${NEVER})`;
const RECEIVED = { by: 'c.received_at', inMs: '(extract(epoch from c.received_at) * 1000)::int8', fromMs: 'to_timestamp($11::int8 / 1000.0)::timestamptz(3)' };

/** `by`: what is compared and indexed; `inMs`, `fromMs`: the same as a cursor says it. */
const ORDERS: Readonly<Record<CaseOrder, { readonly by: string; readonly inMs: string; readonly fromMs: string; readonly direction: 'asc' | 'desc' }>> = {
  RECEIVED_DESC: { ...RECEIVED, direction: 'desc' },
  RECEIVED_ASC: { ...RECEIVED, direction: 'asc' },
  DUE_ASC: { by: EARLIEST_DUE, inMs: EARLIEST_DUE, fromMs: '$11::int8', direction: 'asc' },
};

// A paused clock is not late; `@?` finds a pause that has no end.
const OVERDUE = /* sql */ `exists (select from obligation o where o.subject_id = c.id and o.status = 'OPEN' and o.due_at < app_now() and not o.pauses @? '$[*] ? (@.until == null)')`;

const MATCHING = /* sql */ `
from service_case c
where c.centre_id = any($1::uuid[]) and c.audience = any($2::text[])
  and ($3::text is null or c.kind = $3) and ($4::text is null or c.status = $4)
  and ($5::text is null or c.validity = $5) and ($6::text is null or c.severity = $6)
  and ($7::boolean is null or c.historic = $7)
  and ($8::boolean is null or ${OVERDUE} = $8)
  and ($10::uuid is null or ${isRecordOf('$10::uuid', '$2')})
  and ($9::text is null or c.number ilike $9 or c.matter ilike $9 or c.description ilike $9)`;

/** Cases of the scope, page by page. Order and filter are words of the contract; the searched text is taken literally. */
export async function listCases(pool: pg.Pool, { scope, filter, order, first, after }: CaseListRequest): Promise<CasePage> {
  const length = pageLength(first);
  const place = readCursor(after);
  const { by, inMs, fromMs, direction } = ORDERS[order ?? 'RECEIVED_DESC'];
  const text = readOptionalText('filter.text', filter?.text, { most: 200 });
  const matching = [
    scope.centreIds, scope.audiences, filter?.kind ?? null, filter?.status ?? null, filter?.validity ?? null, filter?.severity ?? null,
    filter?.historic ?? null, filter?.overdue ?? null, text === null ? null : `%${text.replace(/[\\%_]/g, '\\$&')}%`,
    readOptionalId('filter.audit', filter?.audit),
  ];
  const { rows } = await pool.query<{ row: Record<string, unknown>; by: number }>(
    `select to_jsonb(c) as row, ${inMs} as by ${MATCHING}
       and ($11::int8 is null or (${by}, c.id) ${direction === 'asc' ? '>' : '<'} (${fromMs}, $12::uuid))
     order by ${by} ${direction}, c.id ${direction} limit $13`,
    [...matching, place?.by ?? null, place?.id ?? null, length + 1],
  );
  return {
    ...pageOf(rows, length, ({ row }) => caseNodeOf(row), ({ row, by: value }) => ({ by: value, id: row['id'] as string })),
    countAll: async () => (await pool.query<{ count: number }>(`select count(*)::int as count ${MATCHING}`, matching)).rows[0]!.count,
  };
}
