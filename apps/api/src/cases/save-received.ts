import type { Accepted } from '@guanjia/domain';
import type pg from 'pg';
import { obligationRow, RECORD_COLUMNS, STATE_COLUMNS, type CaseRecord } from './case-row.js';
import { journalRows, lastEventOf } from './journal-rows.js';
import { columnNames, recordOf, toRow } from './row-columns.js';
import { inOrder, JOURNAL_RECORD, NOTE_RECORD, upsertObligations, type Submission } from './save-decision.js';

const caseColumns = { ...STATE_COLUMNS, ...RECORD_COLUMNS, lastEvent: 'text', lastEventAt: 'timestamptz(3)' } as const;

/**
 * The key first: an equal submission that is being written waits here, before it takes the day's counter, and then writes nothing.
 * The counter's row is held until the commit, so it comes last of what others may wait for.
 */
const SAVE = /* sql */ `
with received as materialized (
  select * from jsonb_to_record($1) as r${recordOf(caseColumns)}
), submitted as (
  insert into idempotency (person_id, client_key, request_hash, case_id)
  select $5::uuid, $6::text, $7::text, id from received
  on conflict do nothing returning case_id as id
), counted as (
  insert into case_counter as k (centre_id, day, last)
  select c.id, (r.recorded_at at time zone c.zone)::date, 1 from submitted join received r on r.id = submitted.id join service_centre c on c.id = r.centre_id
  on conflict (centre_id, day) do update set last = k.last + 1
  returning centre_id, day, last
), stored as (
  insert into service_case (number, ${columnNames(caseColumns).join(', ')})
  select c.code || '-' || to_char(k.day, 'YYYYMMDD') || '-' || lpad(k.last::text, greatest(4, length(k.last::text)), '0'),
    ${columnNames(caseColumns).map((column) => `r.${column}`).join(', ')}
  from received r join counted k on k.centre_id = r.centre_id join service_centre c on c.id = r.centre_id
  returning id, centre_id, audience, historic, number
), owed as (
  ${upsertObligations('$2', 'stored')}
), journalled as (
  insert into journal (key, type, subject_kind, subject_id, centre_id, audience, actor_id, at, facts, obligation, historic)
  select r.key, r.type, 'case', stored.id, stored.centre_id, stored.audience, r.actor_id, r.at, r.facts, r.obligation, stored.historic
  from stored, jsonb_to_recordset($3) as r${JOURNAL_RECORD} order by r.position
), noted as (
  insert into case_note (id, case_id, kind, body, author_id, at)
  select r.id, stored.id, r.kind, r.body, $5, $8 from stored, jsonb_to_recordset($4) as r${NOTE_RECORD}
)
select number from stored`;

/**
 * Writes a received case with all that follows from it in one statement, and gives it its readable number (centre and day of recording, in the centre's zone).
 * Null: this submission was written already, by someone who was quicker; nothing was written now.
 */
export async function saveReceived(
  pool: pg.Pool,
  { next, events, notes }: Accepted,
  record: CaseRecord,
  now: number,
  submission: Submission,
): Promise<string | null> {
  const last = lastEventOf(events)!;
  const { rows } = await pool.query<{ number: string }>({
    name: 'save-received',
    text: SAVE,
    values: [
      JSON.stringify(toRow(caseColumns, { ...next, ...record, lastEvent: last.type, lastEventAt: last.at })),
      JSON.stringify(next.obligations.map((obligation) => obligationRow(obligation, next))),
      JSON.stringify(inOrder(journalRows(events, next.version, submission.personId))),
      JSON.stringify(notes),
      submission.personId,
      submission.clientKey,
      submission.requestHash,
      new Date(now),
    ],
  });
  return rows[0]?.number ?? null;
}
