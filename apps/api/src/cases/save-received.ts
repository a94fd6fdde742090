import type { Accepted } from '@guanjia/domain';
import type pg from 'pg';
import { obligationRow, RECORD_COLUMNS, STATE_COLUMNS, type CaseRecord } from './case-row.js';
import { journalRows, lastEventOf } from './journal-rows.js';
import { columnNames, toRow, type Columns } from './row-columns.js';
import { inOrder, JOURNAL_RECORD, upsertObligations, type Submission } from './save-decision.js';

const caseColumns = { ...STATE_COLUMNS, ...RECORD_COLUMNS, calendarVersion: 'int', lastEvent: 'text', lastEventAt: 'timestamptz(3)' } as const satisfies Columns;
type CaseColumn = keyof typeof caseColumns;
const FIRST_CASE_PARAMETER = 6;
const caseParameters = Object.entries(caseColumns).map(([, type], place) => `$${FIRST_CASE_PARAMETER + place}::${type}`);
const parameter = (column: CaseColumn) => caseParameters[Object.keys(caseColumns).indexOf(column)]!;

/**
 * The key first: an equal submission that is being written waits here, before it takes the day's counter, and then writes nothing.
 * The counter's row is held until the commit, so it comes last of what others may wait for.
 * The case's columns are parameters, not one more json: a reception is what a desk waits for.
 */
const SAVE = /* sql */ `
with submitted as (
  insert into idempotency (person_id, client_key, request_hash, case_id) values ($3, $4, $5, ${parameter('id')})
  on conflict do nothing returning case_id
), counted as (
  insert into case_counter as k (centre_id, day, last)
  select c.id, (${parameter('recordedAt')} at time zone c.zone)::date, 1 from submitted, service_centre c where c.id = ${parameter('centreId')}
  on conflict (centre_id, day) do update set last = k.last + 1
  returning day, last
), stored as (
  insert into service_case (number, ${columnNames(caseColumns).join(', ')})
  select c.code || '-' || to_char(k.day, 'YYYYMMDD') || '-' || lpad(k.last::text, greatest(4, length(k.last::text)), '0'), ${caseParameters.join(', ')}
  from counted k, service_centre c where c.id = ${parameter('centreId')}
  returning number
), owed as (
  ${upsertObligations('$1', 'stored')}
), journalled as (
  insert into journal (key, type, subject_kind, subject_id, centre_id, audience, actor_id, at, facts, obligation, historic)
  select r.key, r.type, 'case', ${parameter('id')}, ${parameter('centreId')}, ${parameter('audience')}, r.actor_id, r.at, r.facts, r.obligation, ${parameter('historic')}
  from stored, jsonb_to_recordset($2) as r${JOURNAL_RECORD} order by r.position
)
select number from stored`;

/**
 * Writes a received case with all that follows from it in one statement, and gives it its readable number (centre and day of recording, in the centre's zone).
 * `countedBy`: by which calendar its due times are counted. Null: this submission was written already, by someone who was quicker; nothing was written now.
 */
export async function saveReceived(pool: pg.Pool, { next, events, notes }: Accepted, record: CaseRecord, submission: Submission, countedBy: number | null): Promise<string | null> {
  if (notes.length > 0) throw new Error('A reception keeps its texts on the case; a note would be lost');
  const last = lastEventOf(events)!;
  const row = toRow(caseColumns, { ...next, ...record, calendarVersion: countedBy, lastEvent: last.type, lastEventAt: last.at });
  const { rows } = await pool.query<{ number: string }>({
    name: 'save-received',
    text: SAVE,
    values: [
      JSON.stringify(next.obligations.map((obligation) => obligationRow(obligation, next))),
      JSON.stringify(inOrder(journalRows(events, next.version, submission.personId))),
      submission.personId,
      submission.clientKey,
      submission.requestHash,
      ...Object.values(row),
    ],
  });
  return rows[0]?.number ?? null;
}
