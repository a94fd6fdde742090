import type { RevealResult } from '@guanjia/schema';
import type { Pool } from 'pg';
import { notFound } from '../access/refusals.js';
import { readId, readText } from '../cases/door.js';

// The number and the log's entry in one statement: nobody sees a number that nobody knows was seen.
const REVEAL = /* sql */ `
with seen as (
  select id, telephone from resident where id = $1 and centre_id = any($2::uuid[])
), logged as (
  insert into access_log (person_id, act, subject_kind, subject_id, reason) select $3, 'REVEAL_TELEPHONE', 'resident', id, $4 from seen
)
select telephone from seen`;

/**
 * A resident's whole telephone number, for a reason that is logged (PIPL).
 * @param centreIds where the viewer may see whole numbers
 * @throws NOT_FOUND outside of them
 */
export async function revealResidentTelephone(pool: Pool, personId: string, centreIds: readonly string[], residentId: string, reason: string): Promise<RevealResult> {
  const { rows } = await pool.query<{ telephone: string }>(REVEAL, [readId('residentId', residentId), centreIds, personId, readText('reason', reason, { least: 2, most: 500 })]);
  if (!rows[0]) throw notFound();
  return { telephone: rows[0].telephone, refusal: null };
}
