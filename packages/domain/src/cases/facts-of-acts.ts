import { isOf } from '../obligations/acts.js';
import type { DomainEvent } from '../obligations/obligation.js';
import type { EventPattern } from '../policy/row.js';
import type { Facts, Instant } from '../policy/facts.js';
import type { CaseState } from './case.js';
import { SPECIAL_CATEGORIES } from './help-categories.js';
import { allHouseholds, householdsOf } from './households.js';
import { planOf } from './plan.js';
import { STAGE_FACT, type WorkStage } from './work-stage.js';

/** How a complaint comes to a post (X 六.3, 八.1): told of it, given it, took it, or said what it is. */
const comesTo = (post: string): readonly EventPattern[] => [
  { event: 'CaseReceived', facts: { ownerPost: post } },
  { event: 'CaseReportedUp', facts: { to: post } },
  { event: 'CaseTransferred', facts: { post } },
  { event: 'CaseReferred', facts: { post } },
  { event: 'CaseTakenOver', facts: { post } },
  { event: 'CaseClassified', facts: { byPost: post } },
];
const COMES_TO_SUPERVISOR = comesTo('CS_SUPERVISOR');
const COMES_TO_MANAGER = comesTo('CENTRE_MANAGER');

/**
 * What a row may read that no column holds, because an act says it: when a superior was asked, when a step was recorded (`step.<key>`), whether a matter was
 * referred. What never took place is left out, so that no condition on it holds.
 */
export function factsOfActs(state: CaseState): Facts {
  const facts: Record<string, Facts[string]> = {};
  let special: Facts[string];
  let routed: Instant | null = null;
  let managed: Instant | null = null;
  let settled: Instant | null = null;
  let together: Instant | null = null;
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
        settled ??= act.at;
        break;
      case 'CaseDispatched':
        facts['dispatchedAt'] ??= act.at;
        break;
      case 'StepRecorded':
        facts[`step.${String(act.facts['step'])}`] = act.at;
        if (act.facts['step'] === 'INVESTIGATED') facts['evidence'] = true;
        break;
      case 'WorkStageRecorded':
        facts[STAGE_FACT[act.facts['stage'] as WorkStage]] = act.at;
        break;
      case 'CaseClassified':
        special = act.facts['saidSpecial'] ?? special;
        facts['collective'] = act.facts['saidCollective'] ?? facts['collective'];
        if (act.facts['saidCollective'] === true) together ??= act.at;
        break;
      case 'ResidentSaidNotSolved':
        facts['saidNotSolvedAt'] = act.at;
        break;
      case 'ReplyGiven':
        if (act.facts['form'] === 'WRITTEN') facts['answeredInWriting'] = true;
        break;
      case 'FileAttached':
        facts['evidence'] = true;
        break;
      case 'NoteAdded':
        if (act.facts['about'] === 'EVIDENCE') facts['evidence'] = true;
        if (act.facts['about'] === 'OPINION') facts['opinionAsked'] = true;
        break;
      case 'ResidentConfirmed':
      case 'HouseholdConfirmed':
        facts['opinionAsked'] = true;
        break;
    }
    if (state.kind !== 'COMPLAINT') continue;
    if (routed === null && isOneOf(act, COMES_TO_SUPERVISOR)) routed = act.at;
    if (managed === null && isOneOf(act, COMES_TO_MANAGER)) managed = act.at;
  }
  if (state.kind === 'HELP_REQUEST') {
    facts['special'] = special ?? SPECIAL_CATEGORIES.includes(state.category ?? '');
    facts['firstAid'] = state.category === 'FIRST_AID';
    // FA-06: recorded by who helped; where nobody did, the settlement says so.
    const ended = facts['step.FA_AID_ENDED'] ?? facts['lastSettledAt'];
    if (facts['firstAid'] && ended !== undefined) facts['aidEndedAt'] = ended;
  }
  if (routed !== null) facts['routedToSupervisorAt'] = routed;
  if (facts['collective'] === true && together !== null) {
    facts['collectiveAt'] = together;
    // X 八.1: the manager is told of a collective complaint when both are so: it has come to them, and it is known to be one.
    if (managed !== null) facts['collectiveToldAt'] = Math.max(together, managed);
    const households = householdsOf(state);
    facts['householdsNamed'] = allHouseholds(households, () => true);
    facts['householdsAnswered'] = allHouseholds(households, ({ answeredAt }) => answeredAt !== null);
  }
  const plan = planOf(state);
  if (plan) facts['plan'] = plan.status;
  // X 六.1, 十.1: settled where it was received, before it ever came to the supervisor.
  if (state.kind === 'COMPLAINT' && settled !== null && (routed === null || routed > settled)) facts['onTheSpot'] = true;
  return facts;
}

function isOneOf(act: DomainEvent, patterns: readonly EventPattern[]): boolean {
  return patterns.some((pattern) => isOf(act, pattern));
}
