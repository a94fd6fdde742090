import type { ClientBase } from 'pg';
import { REMOVED } from './blank-cases.js';

/** Columns of a visit in which somebody wrote. The marks from 1 to 5, form and times are figures and stay. */
export const CALLBACK_TEXTS = ['reason', 'shortcomings', 'suggestions', 'opinion', 'signed_by', 'comment', 'remedy', 'decision'] as const;

const BLANK = /* sql */ `
with visits as (
  update callback set version = version + 1, disposed_at = app_now(), ${CALLBACK_TEXTS.map((column) => `${column} = case when ${column} is not null then $2 end`).join(', ')}
  where id = any($1::uuid[]) and disposed_at is null and status not in ('OPEN', 'VISITED')
  returning id
), attempts as (
  update callback_attempt set note = $2 where callback_id in (select id from visits) and note is not null
)
select id from visits`;

/** The visits about these cases. */
export async function callbacksOf(client: ClientBase, caseIds: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>('select id from callback where case_id = any($1::uuid[])', [caseIds]);
  return rows.map(({ id }) => id);
}

/**
 * Takes what is personal out of finished visits (CB-17), in the caller's transaction: what was said and written, and who signed; whom to ask for is not shown any more.
 * Who visited, form, times, marks and verdict stay, and with them every figure.
 * @returns how many were blanked now
 */
export async function blankCallbacks(client: ClientBase, callbackIds: readonly string[]): Promise<number> {
  return (await client.query(BLANK, [callbackIds, REMOVED])).rowCount ?? 0;
}
