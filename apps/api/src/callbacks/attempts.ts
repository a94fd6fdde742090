import type { AttemptOutcome, CallbackForm } from '@guanjia/schema';
import type { Instant } from '@guanjia/domain';
import type { Pool } from 'pg';
import { ms } from './callback-node.js';

/** Somebody tried and reached nobody. */
export interface AttemptNode {
  readonly id: string;
  readonly callbackId: string;
  readonly at: Instant;
  readonly byId: string;
  readonly form: CallbackForm;
  readonly outcome: AttemptOutcome;
  readonly note: string | null;
  readonly nextTryAt: Instant | null;
}

const OF_CALLBACKS = /* sql */ `
select t.id, t.callback_id as "callbackId", ${ms('t.at')} as at, t.by as "byId", t.form, t.outcome, t.note, ${ms('t.next_try_at')} as "nextTryAt"
from callback_attempt t where t.callback_id = any($1::uuid[]) order by t.at, t.id`;

/** The attempts of visits that the viewer may see, by visit, oldest first. */
export async function attemptsOf(pool: Pool, ids: readonly string[]): Promise<AttemptNode[][]> {
  const { rows } = await pool.query<AttemptNode>(OF_CALLBACKS, [ids]);
  return ids.map((id) => rows.filter(({ callbackId }) => callbackId === id));
}
