import type { Pool } from 'pg';

/**
 * Lets a notice go once more, as a message of its own with all attempts before it. One that had arrived is marked as possibly doubled.
 * Answers false when it is waiting or being sent anyway, or its channel was removed.
 */
export async function resendNotice(pool: Pool, id: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update notification n set first_sent_uncertain = first_sent_uncertain or status = 'SENT', status = 'WAITING', attempts = 0, message_id = null, claimed_at = null,
       claimed_until = null, not_before = app_now(), next_attempt_at = clock_timestamp(), sent_at = null, last_error = null
     from notification_channel c
     where n.id = $1 and c.id = n.channel_id and c.removed_at is null and (n.claimed_until is null or n.claimed_until <= clock_timestamp())
       and not (n.status = 'WAITING' and n.not_before <= app_now() and n.attempts = 0)`,
    [id],
  );
  return rowCount === 1;
}
