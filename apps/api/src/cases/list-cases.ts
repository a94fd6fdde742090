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

/**
 * How many of the newest cases of each centre a word is looked for in before all are asked. A word that many cases have fills its page there; the index of trigrams would
 * have all of them sorted, and knows no word of two characters, so for such a one the second look is longer.
 */
const LOOKS = { short: [1_000, 20_000], long: [1_000] } as const;

/** Cases of the scope, page by page. Order and filter are words of the contract; the searched text is taken literally. */
export async function listCases(pool: pg.Pool, { order, first, after, ...asked }: CaseListRequest): Promise<CasePage> {
  const length = pageLength(first);
  const place = readCursor(after);
  const { by, inMs, fromMs, direction } = ORDERS[order ?? 'RECEIVED_DESC'];
  const { where, values } = matchingCases(asked);
  const behind = place ? ` and (${by}, c.id) ${direction === 'asc' ? '>' : '<'} (${fromMs(`$${values.length + 2}`)}, $${values.length + 3}::uuid)` : '';
  const page = `order by ${by} ${direction}, c.id ${direction} limit $${values.length + 1}`;
  const ask = async (from: string) =>
    (await pool.query<{ row: Record<string, unknown>; by: number }>(`select to_jsonb(c) as row, ${inMs} as by from ${from} ${page}`, [...values, length + 1, ...(place ? [place.by, place.id] : [])])).rows;
  // A page of each centre comes off its index, however many cases there are; a page of many centres at once would have all of them sorted.
  const ofEachCentre = (since = '') => `unnest($1::uuid[]) as centre (id) cross join lateral (select c.* from service_case c where c.centre_id = centre.id and ${where}${behind}${since} ${page}) c`;
  const ofAll = `service_case c where ${where}${behind}`;
  const text = asked.filter?.text?.trim();

  const find = async () => {
    if (by !== RECEIVED.by) return ask(ofAll);
    if (!text) return ask(ofEachCentre());
    for (const look of direction === 'desc' ? LOOKS[text.length < 3 ? 'short' : 'long'] : []) {
      const since = await newestSince(pool, values[0], look, place?.by ?? null);
      if (since === null) break;
      const rows = await ask(ofEachCentre(` and c.received_at >= ${RECEIVED.fromMs(String(since))}`));
      if (rows.length > length) return rows;
    }
    return ask(ofAll);
  };
  return {
    ...pageOf(await find(), length, ({ row }) => caseNodeOf(row), ({ row, by: value }) => ({ by: value, id: row['id'] as string })),
    countAll: () => countCases(pool, asked),
  };
}

/** Since when no centre has received more than `look` cases, counted back from a moment (ms), or from now; null where none has so many. */
async function newestSince(pool: pg.Pool, centreIds: unknown, look: number, before: number | null): Promise<number | null> {
  const { rows } = await pool.query<{ since: number | null }>(
    `select (extract(epoch from max(earliest.received_at)) * 1000)::int8 as since
     from unnest($1::uuid[]) as centre (id) cross join lateral (
       select c.received_at from service_case c where c.centre_id = centre.id and c.received_at <= coalesce(${RECEIVED.fromMs('$3')}, 'infinity') order by c.received_at desc offset $2 limit 1) earliest`,
    [centreIds, look, before],
  );
  return rows[0]!.since;
}

export async function countCases(pool: pg.Pool, asked: CasesAskedFor): Promise<number> {
  const { where, values } = matchingCases(asked);
  return (await pool.query<{ count: number }>(`select count(*)::int as count from service_case c where ${where}`, [...values])).rows[0]!.count;
}
