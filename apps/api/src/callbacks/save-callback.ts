import { hiddenFrom, type CallbackAccepted, type CallbackState } from '@guanjia/domain';
import type pg from 'pg';
import { obligationRow } from '../cases/case-row.js';
import { changedObligations, journalRows, lastEventOf } from '../cases/journal-rows.js';
import { columnNames, recordOf, toRow } from '../cases/row-columns.js';
import { inOrder, JOURNAL_RECORD, onKnownObligation, upsertObligations, type Submission } from '../cases/save-decision.js';
import { callbackRow, RECORD_COLUMNS, STATE_COLUMNS, TEXT_COLUMNS } from './callback-row.js';
import type { LoadedCallback } from './load-callback.js';

const LAST = { lastEvent: 'text', lastEventAt: 'timestamptz(3)' } as const;
const changeable = columnNames(STATE_COLUMNS).filter((column) => !['id', 'centre_id', 'version'].includes(column));
const texts = columnNames(TEXT_COLUMNS);

const SAVE = /* sql */ `
with saved as (
  update callback k set version = k.version + 1, last_event = r.last_event, last_event_at = r.last_event_at,
    ${changeable.map((column) => `${column} = r.${column}`).join(', ')}, ${texts.map((column) => `${column} = coalesce(r.${column}, k.${column})`).join(', ')}
  from jsonb_to_record($1) as r${recordOf({ ...STATE_COLUMNS, ...TEXT_COLUMNS, ...LAST })}
  where k.id = r.id and k.version = r.version
  returning k.id, k.centre_id, k.audience, k.historic, k.version
), owed as (
  ${upsertObligations('$2', 'saved')} ${onKnownObligation('$5', '$6')}
), journalled as (
  insert into journal (key, type, subject_kind, subject_id, centre_id, audience, actor_id, at, facts, obligation, historic)
  select r.key, r.type, 'callback', saved.id, saved.centre_id, saved.audience, r.actor_id, r.at, r.facts, r.obligation, saved.historic
  from saved, jsonb_to_recordset($3) as r${JOURNAL_RECORD} order by r.position
), attempted as (
  insert into callback_attempt (id, callback_id, at, by, form, outcome, note, next_try_at)
  select r.id, saved.id, r.at, r.by, r.form, r.outcome, r.note, r.next_try_at
  from saved, jsonb_to_recordset($4) as r(id uuid, at timestamptz(3), by uuid, form text, outcome text, note text, next_try_at timestamptz(3))
), submitted as (
  insert into idempotency (person_id, client_key, request_hash, callback_id) select $6, $7, $8, id from saved where $7::text is not null
)
select version from saved`;

/** Writes an accepted decision in one statement: callback, obligations, journal, attempt and the submission's key, all or nothing; and beside it the callback that it opened. */
export async function saveCallback(client: pg.ClientBase, before: LoadedCallback, accepted: Omit<CallbackAccepted, 'refused'>, personId: string | null, submission: Submission | null): Promise<void> {
  const { next, events, texts: written, attempt, opened } = accepted;
  const last = lastEventOf(events);
  const moment = new Date(before.now).toISOString();
  const row = {
    ...callbackRow(next),
    ...toRow(TEXT_COLUMNS, written),
    version: before.state.version,
    last_event: last?.type ?? null,
    last_event_at: last ? new Date(last.at).toISOString() : moment,
  };
  const of = { subjectKind: 'callback', id: next.id, centreId: next.centreId, audience: next.audience, historic: next.historic } as const;
  const attempts = attempt ? [toRow({ id: 'uuid', at: 'timestamptz(3)', by: 'uuid', form: 'text', outcome: 'text', note: 'text', nextTryAt: 'timestamptz(3)' }, attempt)] : [];
  const { rows } = await client.query<{ version: number }>({
    name: 'save-callback',
    text: SAVE,
    values: [
      JSON.stringify(row),
      JSON.stringify(changedObligations(before.state.obligations, next.obligations).map((obligation) => obligationRow(obligation, of))),
      JSON.stringify(inOrder(journalRows(events, before.state.version + 1, personId))),
      JSON.stringify(attempts),
      moment,
      personId,
      submission?.clientKey ?? null,
      submission?.requestHash ?? null,
    ],
  });
  if (!rows[0]) throw new Error(`Callback ${next.id} changed under its own lock`);
  if (opened) await saveOpened(client, { state: opened, policySetId: before.policySetId, grp: before.group }, personId);
}

/** A callback as the domain opened it, with what its row says beside. */
export interface OpenedCallback {
  readonly state: CallbackState;
  readonly policySetId: string;
  readonly grp: string;
  readonly reason?: string;
}

const OPENED = { ...STATE_COLUMNS, ...RECORD_COLUMNS, reason: 'text', ...LAST } as const;
const openedColumns = columnNames(OPENED);

const OPEN = /* sql */ `
with stored as (
  insert into callback (${openedColumns.join(', ')})
  select ${openedColumns.map((column) => `r.${column}`).join(', ')} from jsonb_to_record($1) as r${recordOf(OPENED)}
  returning id, centre_id, audience, historic
), owed as (
  ${upsertObligations('$2', 'stored')}
), submitted as (
  insert into idempotency (person_id, client_key, request_hash, callback_id) select $4, $5, $6, id from stored where $5::text is not null
)
insert into journal (key, type, subject_kind, subject_id, centre_id, audience, actor_id, at, facts, obligation, historic)
select r.key, r.type, 'callback', stored.id, stored.centre_id, stored.audience, r.actor_id, r.at, r.facts, r.obligation, stored.historic
from stored, jsonb_to_recordset($3) as r${JOURNAL_RECORD} order by r.position`;

/** Writes a callback that is new, with all that it owes and what happened to it so far, in one statement. `personId`: who chose it; null: the draw, or what is always owed. */
export async function saveOpened(client: pg.ClientBase, opened: OpenedCallback, personId: string | null, submission: Submission | null = null): Promise<void> {
  const { state } = opened;
  const last = lastEventOf(state.acts)!;
  const of = { subjectKind: 'callback', id: state.id, centreId: state.centreId, audience: state.audience, historic: state.historic } as const;
  await client.query({
    name: 'save-opened-callback',
    text: OPEN,
    values: [
      JSON.stringify({ ...callbackRow(state), ...toRow({ ...RECORD_COLUMNS, reason: 'text' }, { ...opened, hiddenFrom: hiddenFrom(state) }), last_event: last.type, last_event_at: new Date(last.at).toISOString() }),
      JSON.stringify(state.obligations.map((obligation) => obligationRow(obligation, of))),
      JSON.stringify(inOrder(journalRows(state.acts, state.version, personId))),
      personId,
      submission?.clientKey ?? null,
      submission?.requestHash ?? null,
    ],
  });
}
