import { daysOfPeriod, dutyFacts, explain, packOf } from '@guanjia/domain';
import type { Scope } from '../access/scope.js';
import { withCalendarLines } from '../calendars/calendar-lines.js';
import { calendarAt } from '../calendars/load-calendar.js';
import type { ObligationNode } from '../cases/obligation-node.js';
import type { Context } from '../context.js';
import { loadPolicySet } from '../policies/policy-sets.js';
import { readDuty } from './load-duty.js';

/** Why a duty's obligation is due when it is, by the version of its period's start (laws 4 and 6). Null: the duty lies outside the scope. */
export async function explainedOfDuty({ database }: Context, obligation: ObligationNode, scope: Scope) {
  const loaded = obligation.dutyId === null ? null : await readDuty(database.pool, obligation.dutyId, scope);
  if (!loaded) return null;
  const { policy, versions } = await loadPolicySet(database, loaded.policySetId);
  const calendar = await calendarAt(database, loaded.state.centreId, loaded.calendarVersion);
  const pack = packOf(policy, obligation.rule);
  const { because, settingNotClause, lines, rings } = explain(obligation, policy, dutyFacts(loaded.state), calendar);
  const { state, calendarVersion } = loaded;
  const all = await withCalendarLines(database, lines, { state, obligation, policy, calendar, calendarVersion });
  const [first, last] = daysOfPeriod(state, policy.zone);
  const period = { label: { zh: '周期', en: 'Period' }, value: first === last ? { zh: first, en: first } : { zh: `${first}至${last}`, en: `${first} to ${last}` }, at: null };
  return {
    obligation,
    because,
    policyKey: pack.key,
    policyName: pack.name,
    policyVersion: versions.get(pack.key)!,
    settingNotClause,
    lines: [period, ...[...all, ...rings].map(({ label, value, at }) => ({ label, value, at: at ?? null }))],
  };
}
