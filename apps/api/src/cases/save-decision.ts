import type { Accepted, CaseState, Instant } from '@guanjia/domain';
import type pg from 'pg';
import { OBLIGATION_COLUMNS, obligationRow, STATE_COLUMNS } from './case-row.js';
import { changedObligations, journalRows, lastEventOf } from './journal-rows.js';
import { columnName, columnNames, recordOf, toRow } from './row-columns.js';

/** A person's submission under a key of the client's making; its row is the proof that the verb was carried out. */
export interface Submission {
  readonly personId: string;
  readonly clientKey: string;
  readonly requestHash: string;
}

const stateColumns = columnNames(STATE_COLUMNS).filter((column) => column !== 'id' && column !== 'centre_id' && column !== 'version');
const obligationColumns = columnNames(OBLIGATION_COLUMNS);
const changeableColumns = obligationColumns.filter((column) => !['id', 'subject_kind', 'subject_id', 'centre_id', 'rule_key', 'generation'].includes(column));

export const JOURNAL_RECORD = '(position int, key text, type text, actor_id uuid, at timestamptz(3), facts jsonb, obligation jsonb)';
export const NOTE_RECORD = '(id uuid, kind text, body text)';

/** Obligations of `$n` (json rows), new or changed. */
export const upsertObligations = (parameter: string, from: string): string => /* sql */ `
insert into obligation (${obligationColumns.join(', ')})
select ${obligationColumns.map((column) => `r.${column}`).join(', ')} from ${from}, jsonb_to_recordset(${parameter}) as r${recordOf(OBLIGATION_COLUMNS)}`;

/** What an obligation that exists takes over; `moment` and `person`: the parameters that say when and by whom it was acknowledged. */
export const onKnownObligation = (moment: string, person: string): string => /* sql */ `
on conflict (id) do update set ${changeableColumns.map((column) => `${column} = excluded.${column}`).join(', ')},
  acknowledged_at = case when excluded.acknowledged_level = obligation.acknowledged_level then obligation.acknowledged_at else ${moment} end,
  acknowledged_by = case when excluded.acknowledged_level = obligation.acknowledged_level then obligation.acknowledged_by else ${person} end`;

const SAVE = /* sql */ `
with saved as (
  update service_case c set version = c.version + 1, calendar_version = $10, last_event = r.last_event, last_event_at = r.last_event_at,
    ${stateColumns.map((column) => `${column} = r.${column}`).join(', ')}
  from jsonb_to_record($1) as r${recordOf({ ...STATE_COLUMNS, lastEvent: 'text', lastEventAt: 'timestamptz(3)' })}
  where c.id = r.id and c.version = r.version
  returning c.id, c.centre_id, c.audience, c.historic, c.version
), owed as (
  ${upsertObligations('$2', 'saved')} ${onKnownObligation('$5', '$6')}
), journalled as (
  insert into journal (key, type, subject_kind, subject_id, centre_id, audience, actor_id, at, facts, obligation, historic)
  select r.key, r.type, 'case', saved.id, saved.centre_id, $9, r.actor_id, r.at, r.facts, r.obligation, saved.historic
  from saved, jsonb_to_recordset($3) as r${JOURNAL_RECORD} order by r.position
), noted as (
  insert into case_note (id, case_id, kind, body, author_id, at)
  select r.id, saved.id, r.kind, r.body, $6, $5 from saved, jsonb_to_recordset($4) as r${NOTE_RECORD}
), submitted as (
  insert into idempotency (person_id, client_key, request_hash, case_id) select $6, $7, $8, id from saved where $7::text is not null
)
select version from saved`;

/** What is written beside a decision. */
export interface Saving {
  readonly moment: Instant;
  /** Null: time itself, or the product. */
  readonly personId: string | null;
  readonly submission: Submission | null;
  /** By which calendar the open due times are counted (`countedByAfter`). */
  readonly countedBy: number | null;
}

/** Writes an accepted decision in one statement: case, obligations, journal, notes and the submission's key, all or nothing. Answers the new version. */
export async function saveDecision(client: pg.ClientBase, before: CaseState, { next, events, notes }: Accepted, { moment, personId, submission, countedBy }: Saving): Promise<number> {
  const last = lastEventOf(events);
  const row = {
    ...toRow(STATE_COLUMNS, next),
    version: before.version,
    [columnName('lastEvent')]: last?.type,
    [columnName('lastEventAt')]: new Date(last?.at ?? moment).toISOString(),
  };
  const { rows } = await client.query<{ version: number }>({
    name: 'save-decision',
    text: SAVE,
    values: [
      JSON.stringify(row),
      JSON.stringify(changedObligations(before.audience === next.audience ? before.obligations : [], next.obligations).map((obligation) => obligationRow(obligation, next))),
      JSON.stringify(inOrder(journalRows(events, before.version + 1, personId))),
      JSON.stringify(notes),
      new Date(moment),
      personId,
      submission?.clientKey ?? null,
      submission?.requestHash ?? null,
      // Who could see the case so far hears of it, even if it is that they no longer can: their boards take it off. Confidential no longer: those hear of it who see it again.
      before.audience === 'CONFIDENTIAL' ? next.audience : before.audience,
      countedBy,
    ],
  });
  if (!rows[0]) throw new Error(`Case ${before.id} changed under its own lock`);
  return rows[0].version;
}

/** `n` is drawn in this order: what happened first has the lower number. */
export function inOrder<T extends object>(rows: readonly T[]): (T & { position: number })[] {
  return rows.map((row, position) => ({ ...row, position }));
}
