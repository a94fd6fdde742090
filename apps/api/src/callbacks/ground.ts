import type { CallbackContext, HeldPost, Instant, PolicySet } from '@guanjia/domain';
import { SYSTEM_ACTOR } from '@guanjia/domain';
import type pg from 'pg';
import { CALENDAR_VERSION, calendarAt } from '../calendars/load-calendar.js';
import { newId } from '../cases/new-id.js';
import type { Database } from '../database/database.js';
import { loadPolicySet } from '../policies/policy-sets.js';
import { HOLDINGS } from './load-callback.js';

/** What time itself decides with at a centre. */
export interface CallbackGround {
  readonly centreId: string;
  /** The centre's IANA time zone. */
  readonly zone: string;
  readonly policySetId: string;
  readonly policy: PolicySet;
  readonly context: CallbackContext;
}

const GROUND = /* sql */ `
select c.zone, (extract(epoch from app_now()) * 1000)::int8 as now, ${CALENDAR_VERSION('c.id')} as calendar_version, ${HOLDINGS('c.id')} as holdings,
  (select a.policy_set_id from policy_adoption a where a.centre_id = c.id and a.effective_from <= coalesce($2::timestamptz, app_now()) order by a.effective_from desc limit 1) as policy_set_id
from service_centre c where c.id = $1`;

interface Row {
  readonly zone: string;
  readonly now: Instant;
  readonly calendar_version: number;
  readonly holdings: readonly HeldPost[];
  readonly policy_set_id: string | null;
}

/** By the procedures that the centre followed at a moment (law 4: when the matter was settled), or by this set. Null: it followed none. */
export async function callbackGround(database: Pick<Database, 'pool'>, client: pg.ClientBase, centreId: string, by: { readonly at: Instant } | { readonly policySetId: string }): Promise<CallbackGround | null> {
  const { rows } = await client.query<Row>({ name: 'callback-ground', text: GROUND, values: [centreId, 'at' in by ? new Date(by.at).toISOString() : null] });
  const { zone, now, calendar_version, holdings, policy_set_id } = rows[0]!;
  const policySetId = 'at' in by ? policy_set_id : by.policySetId;
  if (policySetId === null) return null;
  const { policy } = await loadPolicySet(database, policySetId);
  const calendar = await calendarAt(database, centreId, calendar_version);
  return { centreId, zone, policySetId, policy, context: { now, policy, calendar, actor: SYSTEM_ACTOR, newId, holdings } };
}
