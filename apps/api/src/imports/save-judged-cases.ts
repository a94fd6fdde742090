import type pg from 'pg';
import { OBLIGATION_COLUMNS, obligationRow, RECORD_COLUMNS, STATE_COLUMNS, type CaseRecord } from '../cases/case-row.js';
import { journalRows, lastEventOf } from '../cases/journal-rows.js';
import { columnNames, recordOf, toRow } from '../cases/row-columns.js';
import { JOURNAL_RECORD, NOTE_RECORD } from '../cases/save-decision.js';
import type { JudgedCase } from './judge.js';
import { sourceKeyOf } from './known-records.js';

/** A row costs the same in statements of 100 and of 1,000; 500 keep the progress line moving and the parameters small. */
export const BATCH = 500;

const caseColumns = { ...STATE_COLUMNS, ...RECORD_COLUMNS, lastEvent: 'text', lastEventAt: 'timestamptz(3)' } as const;
const caseNames = columnNames(caseColumns);
const obligationNames = columnNames(OBLIGATION_COLUMNS);

/**
 * As one case is written at its reception, for many at once: the day's counter rises by the number of that day's cases, who are numbered in the order of the file.
 * Days in order, so that two imports cannot wait for each other.
 */
const SAVE = /* sql */ `
with received as materialized (
  select r.*, (r.recorded_at at time zone c.zone)::date as day, c.code
  from jsonb_to_recordset($1) as r${recordOf({ ...caseColumns, position: 'int' })} join service_centre c on c.id = r.centre_id
), counted as (
  insert into case_counter as k (centre_id, day, last)
  select centre_id, day, count(*) from received group by centre_id, day order by centre_id, day
  on conflict (centre_id, day) do update set last = k.last + excluded.last
  returning centre_id, day, last
), numbered as (
  select r.*, k.last - count(*) over (partition by r.centre_id, r.day) + row_number() over (partition by r.centre_id, r.day order by r.position) as ordinal
  from received r join counted k on k.centre_id = r.centre_id and k.day = r.day
), stored as (
  insert into service_case (number, ${caseNames.join(', ')})
  select code || '-' || to_char(day, 'YYYYMMDD') || '-' || lpad(ordinal::text, greatest(4, length(ordinal::text)), '0'), ${caseNames.join(', ')} from numbered
), owed as (
  insert into obligation (${obligationNames.join(', ')}) select ${obligationNames.join(', ')} from jsonb_to_recordset($2) as r${recordOf(OBLIGATION_COLUMNS)}
), journalled as (
  insert into journal (key, type, subject_kind, subject_id, centre_id, audience, actor_id, at, facts, obligation, historic)
  select j.key, j.type, 'case', r.id, r.centre_id, r.audience, j.actor_id, j.at, j.facts, j.obligation, r.historic
  from jsonb_to_recordset($3) as j${withColumns(JOURNAL_RECORD, 'case_id uuid')} join received r on r.id = j.case_id order by j.position
)
insert into case_note (id, case_id, kind, body, author_id, at)
select id, case_id, kind, body, null, at from jsonb_to_recordset($4) as n${withColumns(NOTE_RECORD, 'case_id uuid, at timestamptz(3)')}`;

/** Writes up to {@link BATCH} judged cases in one statement: cases with their numbers, obligations, journal, notes. A source key that is there already throws 23505. */
export async function saveJudgedCases(client: Pick<pg.ClientBase, 'query'>, cases: readonly JudgedCase[], policySetId: string, source: string): Promise<void> {
  const journal = cases.flatMap(({ state }) => journalRows(state.acts, state.version, null).map((row) => ({ ...row, case_id: state.id })));
  await client.query({
    name: 'save-judged-cases',
    text: SAVE,
    values: [
      JSON.stringify(cases.map((one, position) => ({ ...caseRow(one, policySetId, source), position }))),
      JSON.stringify(cases.flatMap(({ state }) => state.obligations.map((obligation) => obligationRow(obligation, state)))),
      JSON.stringify(journal.map((row, position) => ({ ...row, position }))),
      JSON.stringify(cases.flatMap(({ state, notes }) => notes.map(({ at, ...note }) => ({ ...note, case_id: state.id, at: new Date(at).toISOString() })))),
    ],
  });
}

function caseRow({ state, record }: JudgedCase, policySetId: string, source: string): Record<string, unknown> {
  const last = lastEventOf(state.acts)!;
  const once: CaseRecord = {
    policySetId, matter: record.matter, description: record.description, placeText: record.placeText,
    unitId: null, publicAreaId: null, residentId: null, anonymous: true, callerName: null, callerTelephone: null,
    receivedByPost: state.ownerPost, receivedByName: null, recordedBy: null, lateRecordReason: null,
    sourceKey: sourceKeyOf(source, record.sourceKey),
  };
  return toRow(caseColumns, { ...state, ...once, lastEvent: last.type, lastEventAt: last.at });
}

/** `(id uuid, …)` with more columns. */
function withColumns(record: string, columns: string): string {
  return `${record.slice(0, -1)}, ${columns})`;
}
