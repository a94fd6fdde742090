import type { CaseState, Instant } from '@guanjia/domain';
import type pg from 'pg';
import type { Scope } from '../access/scope.js';
import { caseStateOf, type StoredAct, type StoredCase } from './case-row.js';

/** A case that this transaction has locked, with business time read after the lock. */
export interface LockedCase {
  readonly state: CaseState;
  readonly policySetId: string;
  readonly now: Instant;
  /** What this person has submitted under this key before; null: nothing. */
  readonly submission: { readonly requestHash: string; readonly caseId: string | null } | null;
  /** Facts that events of people's verbs carry: the version that the verb produced. */
  readonly editedAtVersion: number;
}

export interface Wanted {
  readonly caseId: string;
  /** Left out: the system itself, which sees all. */
  readonly scope?: Scope;
  readonly submittedBy?: { readonly personId: string; readonly clientKey: string };
}

interface Row extends StoredCase {
  readonly now: number;
  readonly seen_version: number | null;
  readonly submission: LockedCase['submission'];
}

/**
 * `seen_version` is the version in the statement's snapshot. Where the lock had to be waited for, PostgreSQL locks the newest case row and reads all else –
 * obligations, acts, keys – from the older snapshot; then the two versions differ and the statement is asked once more, under the lock that is held by now.
 */
const LOCK_AND_LOAD = /* sql */ `
with locked as materialized (
  select * from service_case c
  where c.id = $1 and ($2::uuid[] is null or (c.centre_id = any($2) and c.audience = any($3::text[])))
  for no key update
)
select to_jsonb(locked) as row, (extract(epoch from app_now()) * 1000)::int8 as now,
  (select s.version from service_case s where s.id = locked.id) as seen_version,
  coalesce((select json_agg(to_jsonb(o) order by o.generation, o.rule_key) from obligation o where o.subject_id = locked.id), '[]') as obligations,
  coalesce((select json_agg(json_build_object('type', j.type, 'at', (extract(epoch from j.at) * 1000)::int8, 'facts', j.facts, 'obligation', j.obligation) order by j.n)
            from journal j where j.subject_id = locked.id), '[]') as acts,
  (select json_build_object('requestHash', i.request_hash, 'caseId', i.case_id) from idempotency i
   where i.person_id = $4 and i.client_key = $5) as submission
from locked`;

/** Locks a case and reads all that a decision needs, in one statement (two where somebody else was at it). Null: it does not exist, or lies outside the scope. */
export async function lockCase(client: pg.ClientBase, wanted: Wanted): Promise<LockedCase | null> {
  const values = [wanted.caseId, wanted.scope?.centreIds ?? null, wanted.scope?.audiences ?? null, wanted.submittedBy?.personId ?? null, wanted.submittedBy?.clientKey ?? null];
  const load = async () => (await client.query<Row>({ name: 'lock-case', text: LOCK_AND_LOAD, values })).rows[0];
  let row = await load();
  if (row && row.seen_version !== row.row['version']) row = await load();
  if (!row) return null;
  return {
    state: caseStateOf(row),
    policySetId: row.row['policy_set_id'] as string,
    now: row.now,
    submission: row.submission,
    editedAtVersion: editedAtVersion(row.acts),
  };
}

/** The version that the last verb of a person produced. Steps that time takes raise the version too, and are no edit that somebody could overwrite. */
function editedAtVersion(acts: readonly StoredAct[]): number {
  let version = 1;
  for (const act of acts) {
    const made = act.facts['version'];
    if (typeof made === 'number' && made > version) version = made;
  }
  return version;
}
