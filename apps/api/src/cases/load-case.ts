import type { CaseState, Instant } from '@guanjia/domain';
import type pg from 'pg';
import type { Scope } from '../access/scope.js';
import { CALENDAR_VERSION } from '../calendars/load-calendar.js';
import type { CalendarVersions } from '../calendars/counted-by.js';
import { caseStateOf, type StoredAct, type StoredCase } from './case-row.js';

/** A case with all that a decision needs; business time is read after the lock, where there is one. */
export interface LoadedCase extends CalendarVersions {
  readonly state: CaseState;
  readonly policySetId: string;
  readonly now: Instant;
  /** What this person has submitted under this key before; null: nothing. */
  readonly submission: { readonly requestHash: string; readonly caseId: string | null } | null;
  /** The version that the last verb of a person produced. */
  readonly editedAtVersion: number;
}

interface Row extends StoredCase {
  readonly now: number;
  readonly seen_version: number | null;
  readonly calendar_version: number;
  readonly submission: LoadedCase['submission'];
}

/**
 * `seen_version` is the version in the statement's snapshot. Where the lock had to be waited for, PostgreSQL locks the newest case row and reads all else –
 * obligations, acts, keys – from the older snapshot; then the two versions differ and the statement is asked once more, under the lock that is held by now.
 */
const LOAD = (where: string, submission: string, lock: string) => /* sql */ `
with locked as materialized (
  select * from service_case c where ${where} ${lock}
)
select to_jsonb(locked) as row, (extract(epoch from app_now()) * 1000)::int8 as now,
  (select s.version from service_case s where s.id = locked.id) as seen_version,
  ${CALENDAR_VERSION('locked.centre_id')} as calendar_version,
  coalesce((select json_agg(to_jsonb(o) order by o.generation, o.rule_key) from obligation o where o.subject_id = locked.id), '[]') as obligations,
  coalesce((select json_agg(json_build_object('type', j.type, 'at', (extract(epoch from j.at) * 1000)::int8, 'facts', j.facts, 'obligation', j.obligation) order by j.n)
            from journal j where j.subject_id = locked.id), '[]') as acts,
  ${submission} as submission
from locked`;
const IN_SCOPE = 'c.id = $1 and c.centre_id = any($2::uuid[]) and c.audience = any($3::text[])';
const SUBMISSION = /* sql */ `
  (select json_build_object('requestHash', i.request_hash, 'caseId', i.case_id) from idempotency i where i.person_id = $4 and i.client_key = $5)`;

// A text each, and no parameters that may be null: those would be planned anew for each call.
const LOCK_FOR_PERSON = LOAD(IN_SCOPE, SUBMISSION, 'for no key update');
const LOCK_FOR_TIME = LOAD('c.id = $1', 'null::json', 'for no key update');
const READ = LOAD(IN_SCOPE, 'null::json', '');

/** For whom a case is locked: a person within a scope under a submission's key, or time itself, which sees all cases and submits nothing. */
export interface WantedCase {
  readonly caseId: string;
  readonly by?: { readonly scope: Scope; readonly personId: string; readonly clientKey: string };
}

/** Locks a case and reads all that a decision needs: one statement; two where somebody else was at it. Null: it does not exist, or lies outside the scope. */
export async function lockCase(client: pg.ClientBase, { caseId, by }: WantedCase): Promise<LoadedCase | null> {
  const question = by
    ? { name: 'lock-case', text: LOCK_FOR_PERSON, values: [caseId, by.scope.centreIds, by.scope.audiences, by.personId, by.clientKey] }
    : { name: 'lock-case-for-time', text: LOCK_FOR_TIME, values: [caseId] };
  const load = async () => (await client.query<Row>(question)).rows[0];
  let row = await load();
  if (row && row.seen_version !== row.row['version']) row = await load();
  return row ? loadedOf(row) : null;
}

/** A case as it is stored now, without a lock: for questions, not for changes. Null: it does not exist, or lies outside the scope. */
export async function readCase(pool: pg.Pool, caseId: string, scope: Scope): Promise<LoadedCase | null> {
  const { rows } = await pool.query<Row>({ name: 'read-case', text: READ, values: [caseId, scope.centreIds, scope.audiences] });
  return rows[0] ? loadedOf(rows[0]) : null;
}

function loadedOf(row: Row): LoadedCase {
  return {
    state: caseStateOf(row),
    policySetId: row.row['policy_set_id'] as string,
    now: row.now,
    calendarVersion: row.calendar_version,
    countedBy: row.row['calendar_version'] as number | null,
    submission: row.submission,
    editedAtVersion: editedAtVersion(row.acts),
  };
}

/** Events of people's verbs carry the version that the verb produced. Steps that time takes raise the version too, and are no edit that somebody could overwrite. */
function editedAtVersion(acts: readonly StoredAct[]): number {
  let version = 1;
  for (const act of acts) {
    const made = act.facts['version'];
    if (typeof made === 'number' && made > version) version = made;
  }
  return version;
}
