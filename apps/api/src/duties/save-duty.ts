import type { DutyAccepted } from '@guanjia/domain';
import type pg from 'pg';
import { obligationRow } from '../cases/case-row.js';
import { changedObligations, journalRows, lastEventOf } from '../cases/journal-rows.js';
import { inOrder, JOURNAL_RECORD, NOTE_RECORD, onKnownObligation, upsertObligations, type Submission } from '../cases/save-decision.js';
import type { LoadedDuty } from './load-duty.js';

const SAVE = /* sql */ `
with saved as (
  update duty d set version = d.version + 1, last_event = r.last_event, last_event_at = r.last_event_at,
    fulfilled_at = coalesce(d.fulfilled_at, r.fulfilled_at), fulfilled_by = case when d.fulfilled_at is null and r.fulfilled_at is not null then $6 else d.fulfilled_by end,
    finding_id = coalesce(d.finding_id, r.finding_id)
  from jsonb_to_record($1) as r(id uuid, version int, last_event text, last_event_at timestamptz(3), fulfilled_at timestamptz(3), finding_id uuid)
  where d.id = r.id and d.version = r.version
  returning d.id, d.centre_id, d.audience, d.historic, d.version
), owed as (
  ${upsertObligations('$2', 'saved')} ${onKnownObligation('$5', '$6')}
), journalled as (
  insert into journal (key, type, subject_kind, subject_id, centre_id, audience, actor_id, at, facts, obligation, historic)
  select r.key, r.type, 'duty', saved.id, saved.centre_id, saved.audience, r.actor_id, r.at, r.facts, r.obligation, saved.historic
  from saved, jsonb_to_recordset($3) as r${JOURNAL_RECORD} order by r.position
), noted as (
  insert into duty_note (id, duty_id, body, author_id, at)
  select r.id, saved.id, r.body, $6, $5 from saved, jsonb_to_recordset($4) as r${NOTE_RECORD}
), submitted as (
  insert into idempotency (person_id, client_key, request_hash, duty_id) select $6, $7, $8, id from saved where $7::text is not null
)
select version from saved`;

/** Writes an accepted decision in one statement: duty, obligations, journal, note and the submission's key, all or nothing. A duty is done when nothing of it is owed any more. */
export async function saveDuty(client: pg.ClientBase, before: LoadedDuty, { next, events, notes }: DutyAccepted, personId: string | null, submission: Submission | null): Promise<void> {
  const last = lastEventOf(events);
  const moment = new Date(before.now).toISOString();
  const isDone = next.obligations.every(({ status }) => status !== 'OPEN');
  const row = {
    id: next.id,
    version: before.version,
    last_event: last?.type,
    last_event_at: last ? new Date(last.at).toISOString() : moment,
    fulfilled_at: isDone ? moment : null,
    finding_id: isDone ? (notes[0]?.id ?? null) : null,
  };
  const of = { subjectKind: 'duty', id: next.id, centreId: next.centreId, audience: before.audience, historic: next.historic } as const;
  const { rows } = await client.query<{ version: number }>({
    name: 'save-duty',
    text: SAVE,
    values: [
      JSON.stringify(row),
      JSON.stringify(changedObligations(before.state.obligations, next.obligations).map((obligation) => obligationRow(obligation, of))),
      JSON.stringify(inOrder(journalRows(events, before.version + 1, personId))),
      JSON.stringify(notes),
      moment,
      personId,
      submission?.clientKey ?? null,
      submission?.requestHash ?? null,
    ],
  });
  if (!rows[0]) throw new Error(`Duty ${next.id} changed under its own lock`);
}
