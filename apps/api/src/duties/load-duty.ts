import type { DutyState, Instant } from '@guanjia/domain';
import type pg from 'pg';
import type { Scope } from '../access/scope.js';
import { CALENDAR_VERSION } from '../calendars/load-calendar.js';
import { dutyStateOf, type StoredDuty } from './duty-row.js';

/** A duty with all that a decision needs; business time is read after the lock, where there is one. */
export interface LoadedDuty {
  readonly state: DutyState;
  readonly version: number;
  readonly audience: string;
  readonly policySetId: string;
  /** The centre's calendar of now; 0: it has none. */
  readonly calendarVersion: number;
  readonly now: Instant;
  /** What this person has submitted under this key before; null: nothing. */
  readonly submission: { readonly requestHash: string; readonly dutyId: string | null } | null;
}

interface Row extends StoredDuty {
  readonly now: number;
  readonly calendar_version: number;
  readonly seen_version: number;
  readonly submission: LoadedDuty['submission'];
}

/** `seen_version`: as of a case. Where the lock had to be waited for, all but the duty's own row is read from before; then the statement is asked once more. */
const LOAD = (where: string, submission: string, lock: string) => /* sql */ `
with locked as materialized (
  select * from duty d where ${where} ${lock}
)
select to_jsonb(locked) as row, (extract(epoch from app_now()) * 1000)::int8 as now,
  ${CALENDAR_VERSION('locked.centre_id')} as calendar_version, (select s.version from duty s where s.id = locked.id) as seen_version,
  coalesce((select json_agg(to_jsonb(o) order by o.generation, o.rule_key) from obligation o where o.subject_id = locked.id), '[]') as obligations,
  coalesce((select json_agg(json_build_object('type', j.type, 'at', (extract(epoch from j.at) * 1000)::int8, 'facts', j.facts, 'obligation', j.obligation) order by j.n)
            from journal j where j.subject_id = locked.id), '[]') as acts,
  ${submission} as submission
from locked`;
const IN_SCOPE = 'd.id = $1 and d.centre_id = any($2::uuid[]) and d.audience = any($3::text[])';
const SUBMISSION = /* sql */ `
  (select json_build_object('requestHash', i.request_hash, 'dutyId', i.duty_id) from idempotency i where i.person_id = $4 and i.client_key = $5)`;

const LOCK_FOR_PERSON = LOAD(IN_SCOPE, SUBMISSION, 'for no key update');
const LOCK_FOR_TIME = LOAD('d.id = $1', 'null::json', 'for no key update');
const READ = LOAD(IN_SCOPE, 'null::json', '');

/** For whom a duty is locked: a person within a scope under a submission's key, or time itself. */
export interface WantedDuty {
  readonly dutyId: string;
  readonly by?: { readonly scope: Scope; readonly personId: string; readonly clientKey: string };
}

/** Locks a duty and reads all that a decision needs. Null: it does not exist, or lies outside the scope. */
export async function lockDuty(client: pg.ClientBase, { dutyId, by }: WantedDuty): Promise<LoadedDuty | null> {
  const question = by
    ? { name: 'lock-duty', text: LOCK_FOR_PERSON, values: [dutyId, by.scope.centreIds, by.scope.audiences, by.personId, by.clientKey] }
    : { name: 'lock-duty-for-time', text: LOCK_FOR_TIME, values: [dutyId] };
  const load = async () => (await client.query<Row>(question)).rows[0];
  let row = await load();
  if (row && row.seen_version !== row.row['version']) row = await load();
  return row ? loadedOf(row) : null;
}

/** A duty as it is stored now, without a lock: for questions, not for changes. Null: it does not exist, or lies outside the scope. */
export async function readDuty(pool: pg.Pool, dutyId: string, scope: Scope): Promise<LoadedDuty | null> {
  const { rows } = await pool.query<Row>({ name: 'read-duty', text: READ, values: [dutyId, scope.centreIds, scope.audiences] });
  return rows[0] ? loadedOf(rows[0]) : null;
}

function loadedOf(row: Row): LoadedDuty {
  const { version, audience, policy_set_id } = row.row as { version: number; audience: string; policy_set_id: string };
  return { state: dutyStateOf(row), version, audience, policySetId: policy_set_id, calendarVersion: row.calendar_version, now: row.now, submission: row.submission };
}
