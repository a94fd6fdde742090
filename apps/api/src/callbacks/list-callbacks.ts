import type { CallbackCounts, CallbackOrder } from '@guanjia/schema';
import type { Pool } from 'pg';
import { pageLength, pageOf, readCursor } from '../cases/connections.js';
import { callbackNode, CALLBACK_NODE, CALLBACKS, ms, type CallbackNode, type StoredCallbackNode } from './callback-node.js';
import type { CallbackScope } from './callback-scope.js';
import { matchingCallbacks, QUEUES, type CallbacksAskedFor } from './matching-callbacks.js';

export interface CallbackPage {
  readonly edges: readonly { readonly cursor: string; readonly node: CallbackNode }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  /** Counted only when asked for. */
  countAll(): Promise<number>;
}

export interface CallbackListRequest extends CallbacksAskedFor {
  readonly order?: CallbackOrder | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

/** After all that have such a time; greater than any moment in milliseconds. */
const NEVER = '9e15::int8';
/** In milliseconds, so that a place in the list can be said exactly; what is to come first is the smallest. */
export const ORDERS: Readonly<Record<CallbackOrder, string>> = {
  DUE_ASC: `coalesce(${ms('owed.due_at')}, ${NEVER})`,
  PLANNED_ASC: `coalesce(${ms('cb.planned_for')}, ${NEVER})`,
  VISITED_DESC: `coalesce(-${ms('cb.visited_at')}, ${NEVER})`,
};

/** Visits that the viewer may see, page by page. */
export async function listCallbacks(pool: Pool, { order, first, after, ...asked }: CallbackListRequest): Promise<CallbackPage> {
  const length = pageLength(first);
  const place = readCursor(after);
  const by = ORDERS[order ?? 'DUE_ASC'];
  const { where, values } = matchingCallbacks(asked);
  const behind = place && ` and (${by}, cb.id) > ($${values.length + 2}::int8, $${values.length + 3}::uuid)`;
  const { rows } = await pool.query<StoredCallbackNode & { by: number }>(
    `select ${CALLBACK_NODE}, ${by} as by from ${CALLBACKS} where ${where}${behind ?? ''} order by ${by}, cb.id limit $${values.length + 1}`,
    [...values, length + 1, ...(place ? [place.by, place.id] : [])],
  );
  return {
    ...pageOf(rows, length, callbackNode, ({ row, by: value }) => ({ by: value, id: row['id'] as string })),
    countAll: () => countCallbacks(pool, asked),
  };
}

export async function countCallbacks(pool: Pool, asked: CallbacksAskedFor): Promise<number> {
  const { where, values } = matchingCallbacks(asked);
  return (await pool.query<{ count: number }>(`select count(*)::int as count from ${CALLBACKS} where ${where}`, [...values])).rows[0]!.count;
}

/** How many visits stand in each part of the worklist: one statement. */
export async function countQueues(pool: Pool, scope: CallbackScope): Promise<CallbackCounts> {
  const { where, values } = matchingCallbacks({ scope });
  const count = (queue: keyof typeof QUEUES) => `count(*) filter (where ${QUEUES[queue]})::int`;
  const { rows } = await pool.query<CallbackCounts>(
    `select ${count('OPEN')} as open, ${count('DUE_TODAY')} as "dueToday", ${count('OVERDUE')} as overdue, ${count('NO_ANSWER')} as "noAnswer", ${count('PLANNED')} as planned,
       ${count('TO_REVIEW')} as "toReview", ${count('TO_DECIDE')} as "toDecide"
     from ${CALLBACKS} where ${where} and (cb.status in ('OPEN', 'VISITED') or ${QUEUES.TO_DECIDE})`,
    [...values],
  );
  return rows[0]!;
}
