import type pg from 'pg';
import { backOffMs, MOST_ATTEMPTS } from './back-off.js';
import type { Outcome } from './channel.js';
import type { ClaimedMessage } from './claim-messages.js';

// A delivery that was already taken for lost is still one.
const DELIVERED = /* sql */ `
update notification set status = 'SENT', sent_at = app_now(), claimed_until = null, last_error = null where message_id = $1 and status <> 'SENT'`;

// Of its own attempt only: whoever woke up late must not undo what came after.
const NOT_DELIVERED = /* sql */ `
update notification set status = case when $3 or attempts >= $4 then 'GIVEN_UP' else 'FAILED' end,
  next_attempt_at = clock_timestamp() + $5 * interval '1 millisecond', claimed_until = null, last_error = $6, first_sent_uncertain = first_sent_uncertain or $7
where message_id = $1 and attempts = $2 and status in ('WAITING', 'FAILED')`;

/** Writes down what became of an attempt. Should that fail, the claim runs out and the message goes once more, marked. */
export async function recordOutcome(pool: pg.Pool, { id, attempt }: ClaimedMessage, outcome: Outcome): Promise<void> {
  if (outcome.kind === 'delivered') {
    await pool.query(DELIVERED, [id]);
    return;
  }
  const final = outcome.kind === 'refused' && outcome.final === true;
  const notBefore = outcome.kind === 'refused' ? (outcome.notBeforeMs ?? 0) : 0;
  const wait = Math.max(backOffMs(attempt, Math.random()), notBefore);
  await pool.query(NOT_DELIVERED, [id, attempt, final, MOST_ATTEMPTS, wait, outcome.error, outcome.kind === 'uncertain']);
}
