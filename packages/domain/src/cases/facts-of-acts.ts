import { isOf } from '../obligations/acts.js';
import type { DomainEvent } from '../obligations/obligation.js';
import type { EventPattern } from '../policy/row.js';
import type { Facts, Instant } from '../policy/facts.js';
import type { CaseState } from './case.js';
import { SPECIAL_CATEGORIES } from './help-categories.js';

const SUPERVISOR = 'CS_SUPERVISOR';

/** How a complaint comes to the customer-service supervisor (X 六.3): told of it, given it, took it, or said what it is. */
const REACHES_SUPERVISOR: readonly EventPattern[] = [
  { event: 'CaseReceived', facts: { ownerPost: SUPERVISOR } },
  { event: 'CaseReportedUp', facts: { to: SUPERVISOR } },
  { event: 'CaseTransferred', facts: { post: SUPERVISOR } },
  { event: 'CaseReferred', facts: { post: SUPERVISOR } },
  { event: 'CaseTakenOver', facts: { post: SUPERVISOR } },
  { event: 'CaseClassified', facts: { byPost: SUPERVISOR } },
];

/**
 * What a row may read that no column holds, because an act says it: when a superior was asked, when a step was recorded (`step.<key>`), whether a matter was
 * referred. What never took place is left out, so that no condition on it holds.
 */
export function factsOfActs(state: CaseState): Facts {
  const facts: Record<string, Facts[string]> = {};
  let special: Facts[string];
  let routed: Instant | null = null;
  for (const act of state.acts) {
    switch (act.type) {
      case 'CaseReportedUp':
        facts['askedAt'] = act.at;
        break;
      case 'CaseTransferred':
        facts['passedOnAt'] = act.at;
        break;
      case 'CaseReferred':
        facts['passedOnAt'] = act.at;
        facts['referred'] = true;
        break;
      case 'CaseSettled':
        // Outlives a reopening, as the column does not: what is owed after the work is owed after each time it was done.
        facts['lastSettledAt'] = act.at;
        break;
      case 'CaseDispatched':
        facts['dispatchedAt'] ??= act.at;
        break;
      case 'StepRecorded':
        facts[`step.${String(act.facts['step'])}`] = act.at;
        break;
      case 'CaseClassified':
        special = act.facts['saidSpecial'] ?? special;
        facts['collective'] = act.facts['saidCollective'] ?? facts['collective'];
        break;
    }
    if (routed === null && state.kind === 'COMPLAINT' && reachesSupervisor(act)) routed = act.at;
  }
  if (state.kind === 'HELP_REQUEST') facts['special'] = special ?? SPECIAL_CATEGORIES.includes(state.category ?? '');
  if (routed !== null) facts['routedToSupervisorAt'] = routed;
  // X 六.1, 十.1: settled where it was received, before it ever came to the supervisor.
  if (state.kind === 'COMPLAINT' && state.settledAt !== null && (routed === null || routed > state.settledAt)) facts['onTheSpot'] = true;
  return facts;
}

function reachesSupervisor(act: DomainEvent): boolean {
  return REACHES_SUPERVISOR.some((pattern) => isOf(act, pattern));
}
