import type { CallbackState, HeldPost, Instant } from '@guanjia/domain';
import type pg from 'pg';
import type { Scope } from '../access/scope.js';
import { CALENDAR_VERSION } from '../calendars/load-calendar.js';
import type { StoredCase } from '../cases/case-row.js';
import { callbackStateOf } from './callback-row.js';
import { notHidden } from './callback-scope.js';

/** A callback with all that a decision needs; business time is read after the lock, where there is one. */
export interface LoadedCallback {
  readonly state: CallbackState;
  readonly policySetId: string;
  readonly group: string;
  /** The centre's calendar of now; 0: it has none. */
  readonly calendarVersion: number;
  readonly now: Instant;
  /** Who holds which post at the centre now (law 10: whether everybody of a post is barred). */
  readonly holdings: readonly HeldPost[];
  /** What this person has submitted under this key before; null: nothing. */
  readonly submission: { readonly requestHash: string; readonly callbackId: string | null } | null;
}

interface Row extends StoredCase {
  readonly now: number;
  readonly calendar_version: number;
  readonly seen_version: number;
  readonly holdings: readonly HeldPost[];
  readonly submission: LoadedCallback['submission'];
}

const ms = (moment: string) => `(extract(epoch from ${moment}) * 1000)::int8`;

/** Terms of office that hold now at a centre, as the domain reads them. */
export const HOLDINGS = (centreId: string): string => /* sql */ `
coalesce((
  select json_agg(json_build_object('personId', h.person_id, 'post', h.post, 'centreId', h.centre_id, 'from', ${ms('h.held_from')}, 'until', ${ms('h.held_until')}))
  from post_holding h join person p on p.id = h.person_id and p.disabled_at is null
  where (h.centre_id = ${centreId} or h.centre_id is null) and h.held_from <= app_now() and (h.held_until is null or h.held_until > app_now())), '[]')`;

/** `seen_version`: as of a case. Where the lock had to be waited for, all but the callback's own row is read from before; then the statement is asked once more. */
const LOAD = (where: string, submission: string, lock: string) => /* sql */ `
with locked as materialized (
  select * from callback cb where ${where} ${lock}
)
select to_jsonb(locked) as row, ${ms('app_now()')} as now,
  ${CALENDAR_VERSION('locked.centre_id')} as calendar_version, (select s.version from callback s where s.id = locked.id) as seen_version,
  coalesce((select json_agg(to_jsonb(o) order by o.generation, o.rule_key) from obligation o where o.subject_id = locked.id), '[]') as obligations,
  coalesce((select json_agg(json_build_object('type', j.type, 'at', ${ms('j.at')}, 'facts', j.facts, 'obligation', j.obligation) order by j.n)
            from journal j where j.subject_id = locked.id), '[]') as acts,
  ${HOLDINGS('locked.centre_id')} as holdings,
  ${submission} as submission
from locked`;
const IN_SCOPE = `cb.id = $1 and cb.centre_id = any($2::uuid[]) and cb.audience = any($3::text[]) and ${notHidden('$4')}`;
const SUBMISSION = /* sql */ `
  (select json_build_object('requestHash', i.request_hash, 'callbackId', i.callback_id) from idempotency i where i.person_id = $4 and i.client_key = $5)`;

const LOCK_FOR_PERSON = LOAD(IN_SCOPE, SUBMISSION, 'for no key update');
const LOCK_FOR_TIME = LOAD('cb.id = $1', 'null::json', 'for no key update');
const READ = LOAD(IN_SCOPE, 'null::json', '');

/** For whom a callback is locked: a person within a scope under a submission's key, or time itself. */
export interface WantedCallback {
  readonly callbackId: string;
  readonly by?: { readonly scope: Scope; readonly personId: string; readonly clientKey: string };
}

/** Locks a callback and reads all that a decision needs. Null: it does not exist, lies outside the scope, or is hidden from this person. */
export async function lockCallback(client: pg.ClientBase, { callbackId, by }: WantedCallback): Promise<LoadedCallback | null> {
  const question = by
    ? { name: 'lock-callback', text: LOCK_FOR_PERSON, values: [callbackId, by.scope.centreIds, by.scope.audiences, by.personId, by.clientKey] }
    : { name: 'lock-callback-for-time', text: LOCK_FOR_TIME, values: [callbackId] };
  const load = async () => (await client.query<Row>(question)).rows[0];
  let row = await load();
  if (row && row.seen_version !== row.row['version']) row = await load();
  return row ? loadedOf(row) : null;
}

/** A callback as it is stored now, without a lock: for questions, not for changes. Null: it does not exist, lies outside the scope, or is hidden from this person. */
export async function readCallback(pool: pg.Pool, callbackId: string, scope: Scope, personId: string): Promise<LoadedCallback | null> {
  const { rows } = await pool.query<Row>({ name: 'read-callback', text: READ, values: [callbackId, scope.centreIds, scope.audiences, personId] });
  return rows[0] ? loadedOf(rows[0]) : null;
}

function loadedOf(row: Row): LoadedCallback {
  const own = row.row as { policy_set_id: string; grp: string };
  return {
    state: callbackStateOf(row),
    policySetId: own.policy_set_id,
    group: own.grp,
    calendarVersion: row.calendar_version,
    now: row.now,
    holdings: row.holdings,
    submission: row.submission,
  };
}
