import type { Words } from '../policy/facts.js';
import type { CaseState, DecisionContext } from './case.js';
import { advance, forbidden } from './decide.js';
import { isClassified } from './case-facts.js';
import { householdsOf } from './households.js';
import { nothingToDo, unacknowledged } from './nothing-to-do.js';
import { planOf } from './plan.js';
import type { CaseVerb } from './transitions.js';

export interface AvailableAction {
  readonly verb: CaseVerb;
  readonly allowed: boolean;
  /** The next step by the procedure: exactly one while the case is open. */
  readonly primary: boolean;
  /** Why not; null when allowed. */
  readonly why: Words | null;
}

/** In the order of a menu. */
const OFFERED = [
  'classifyCase', 'reportUp', 'agreeReplyTime', 'replyToResident', 'transferCase', 'takeOverCase',
  'proposePlan', 'approvePlan', 'returnPlan', 'joinHouseholds', 'answerHousehold', 'confirmHousehold',
  'dispatchCase', 'referCase', 'remindOwner', 'recordWorkStage', 'recordStep', 'addNote',
  'settleCase', 'confirmWithResident', 'reopenCase', 'closeCase', 'acknowledgeOverdue',
  'markUrgent', 'attachFile', 'captionFile', 'removeFile',
  'pauseObligation', 'resumeObligation', 'extendObligation', 'approveExtension', 'declineExtension', 'withdrawExtension',
  'cancelCase', 'approveCancellation', 'mergeCase', 'approveMerge', 'declineRequest', 'withdrawRequest', 'markConfidential', 'unmarkConfidential',
] as const satisfies readonly CaseVerb[];

/** What this person may do with the case now, and why not; judged by the same functions as the verbs themselves, as far as can be said before a form is filled. */
export function availableActions(state: CaseState, context: DecisionContext): AvailableAction[] {
  const current = advance(state, context).next;
  const actions = OFFERED.map((verb) => ({ verb, refusal: forbidden(verb, current, context) ?? nothingToDo(verb, current, context) }));
  const steps = nextSteps(current, actions.find(({ verb }) => verb === 'settleCase')?.refusal?.rule ?? null);
  // The next legal step of this person; where none of them is theirs, the one that the procedure asks for, with the reason why they may not.
  const primary = steps.find((verb) => actions.some((action) => action.verb === verb && !action.refusal)) ?? steps[0];
  return actions.map(({ verb, refusal }) => ({ verb, allowed: refusal === null, primary: verb === primary, why: refusal?.message ?? null }));
}

/** The row that wants an approved plan before the work is done. */
const PLAN_FIRST = 'CP-11.settle';

/** What the procedure asks for next, first things first. */
function nextSteps(state: CaseState, settlingRefusedBy: string | null): CaseVerb[] {
  const owed = (sets: string) => state.obligations.some((obligation) => obligation.status === 'OPEN' && obligation.sets === sets);
  if (state.status === 'CLOSED') return unacknowledged(state) ? ['acknowledgeOverdue'] : [];
  const steps: CaseVerb[] = [];
  if (!isClassified(state)) steps.push('classifyCase');
  if (owed('REPORT')) steps.push('reportUp');
  if (state.status === 'SETTLED') return [...steps, ...whomToAsk(state)];
  if (settlingRefusedBy === PLAN_FIRST) return [...steps, planOf(state)?.status === 'PROPOSED' ? 'approvePlan' : 'proposePlan', 'settleCase'];
  return [...steps, 'settleCase'];
}

/** The resident; of a collective complaint each household, which is answered first (X 十一). */
function whomToAsk(state: CaseState): CaseVerb[] {
  const households = householdsOf(state);
  if (households.length === 0) return ['confirmWithResident'];
  return households.some(({ answeredAt }) => answeredAt === null) ? ['answerHousehold', 'confirmHousehold'] : ['confirmHousehold'];
}
