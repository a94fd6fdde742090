import { callbackFacts, explain, packOf } from '@guanjia/domain';
import { withCalendarLines } from '../calendars/calendar-lines.js';
import { calendarAt } from '../calendars/load-calendar.js';
import type { ObligationNode } from '../cases/obligation-node.js';
import type { Context } from '../context.js';
import { loadPolicySet } from '../policies/policy-sets.js';
import type { ViewerScope } from './callback-scope.js';
import { readCallback } from './load-callback.js';

/** Why what a visit owes is due when it is, by the version that it was opened with (laws 4 and 6). Null: the visit is not the viewer's to see. */
export async function explainedOfCallback({ database }: Context, obligation: ObligationNode, scope: ViewerScope) {
  const loaded = await readCallback(database.pool, obligation.callbackId!, scope, scope.personId);
  if (!loaded) return null;
  const { state, policySetId, calendarVersion } = loaded;
  const { policy, versions } = await loadPolicySet(database, policySetId);
  const calendar = await calendarAt(database, state.centreId, calendarVersion);
  const pack = packOf(policy, obligation.rule);
  const { because, settingNotClause, lines, rings } = explain(obligation, policy, callbackFacts(state), calendar);
  const all = await withCalendarLines(database, lines, { state, obligation, policy, calendar, calendarVersion });
  return {
    obligation,
    because,
    policyKey: pack.key,
    policyName: pack.name,
    policyVersion: versions.get(pack.key)!,
    settingNotClause,
    lines: [...all, ...rings].map(({ label, value, at }) => ({ label, value, at: at ?? null })),
  };
}
