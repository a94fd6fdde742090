import { isPastDue, runningPause } from '../obligations/clock.js';
import type { Obligation } from '../obligations/obligation.js';
import type { CaseState, DecisionContext, Refusal } from './case.js';
import { noPlanWaits } from './approve-plan.js';
import { checklistsOf } from './checklists.js';
import { householdsOf } from './households.js';
import { pendingRequest, pendingRequests } from './pending-requests.js';
import { refuse } from './refusal.js';
import type { CaseVerb } from './transitions.js';

type Question = (state: CaseState, context: DecisionContext) => Refusal | null;

/** Why a verb that every rule allows has nothing to act on here; null: it has. Said before a form is opened; the verbs themselves judge what was filled in. */
export function nothingToDo(verb: CaseVerb, state: CaseState, context: DecisionContext): Refusal | null {
  return QUESTIONS[verb]?.(state, context) ?? null;
}

export function unacknowledged({ obligations }: CaseState): boolean {
  return obligations.some(({ level, acknowledgedLevel }) => level > acknowledgedLevel);
}

const open = (state: CaseState, suits: (obligation: Obligation) => boolean) => state.obligations.some((obligation) => obligation.status === 'OPEN' && suits(obligation));
const running = (now: number) => (obligation: Obligation) => !runningPause(obligation) && !isPastDue(obligation, now);

const QUESTIONS: Partial<Record<CaseVerb, Question>> = {
  acknowledgeOverdue: (state) => (unacknowledged(state) ? null : refuse('没有待确认的超时。', 'Nothing overdue waits to be acknowledged.')),
  takeOverCase: ({ ownerPost, ownerPersonId }, { actor }) =>
    actor.posts.length === 0 || (ownerPersonId === actor.personId && actor.posts.every((post) => post === ownerPost)) ? refuse('事项已由您负责。', 'You have this case already.') : null,
  pauseObligation: (state, { now }) => (open(state, running(now)) ? null : refuse('没有可以暂停的时限。', 'There is no running clock that could be paused.')),
  resumeObligation: (state) => (open(state, (obligation) => Boolean(runningPause(obligation))) ? null : refuse('没有暂停中的时限。', 'No clock is paused.')),
  extendObligation: (state, { now }) => (open(state, running(now)) ? null : refuse('没有可以延期的时限。', 'There is no running clock that could be extended.')),
  approveExtension: extensionOfSomebodyElse,
  declineExtension: extensionOfSomebodyElse,
  withdrawExtension: (state, { actor }) =>
    open(state, ({ extensionRequest }) => extensionRequest !== null && extensionRequest.requestedBy === actor.personId) ? null : refuse('您没有待批准的延期申请。', 'No extension that you asked for waits for approval.'),
  declineRequest: (state, { actor }) =>
    pendingRequests(state).some(({ requestedBy }) => requestedBy !== actor.personId) ? null : refuse('没有待您处理的作废或合并申请。', 'No cancellation or merger that somebody else asked for waits.'),
  withdrawRequest: (state, { actor }) =>
    pendingRequests(state).some(({ requestedBy }) => requestedBy === actor.personId) ? null : refuse('您没有待批准的作废或合并申请。', 'No cancellation or merger that you asked for waits.'),
  approveCancellation: (state, { actor }) => approvable(state, 'CANCEL', actor.personId),
  approveMerge: (state, { actor }) => approvable(state, 'MERGE', actor.personId),
  recordStep: (state, { policy }) => (checklistsOf(state, policy).length > 0 ? null : refuse('本件没有步骤清单。', 'The case has no checklist.')),
  proposePlan: ({ kind }) => (kind === 'COMPLAINT' ? null : refuse('只有投诉才有处理方案。', 'Only a complaint has a plan.')),
  approvePlan: noPlanWaits,
  returnPlan: noPlanWaits,
  joinHouseholds: ({ kind }) => (kind === 'COMPLAINT' ? null : refuse('只有投诉才有集体投诉。', 'Only a complaint can be collective.')),
  answerHousehold: (state) => (householdsOf(state).some(({ answeredAt }) => answeredAt === null) ? null : refuse('没有待答复的住户。', 'No household waits for an answer.')),
  confirmHousehold: (state) =>
    householdsOf(state).some(({ answeredAt, confirmedAt }) => answeredAt !== null && confirmedAt === null) ? null : refuse('没有待确认的住户。', 'No household waits to be asked.'),
  markConfidential: ({ audience }) => (audience === 'CONFIDENTIAL' ? refuse('事项已列为保密。', 'The case is confidential already.') : null),
  unmarkConfidential: ({ audience }) => (audience === 'CONFIDENTIAL' ? null : refuse('事项并未列为保密。', 'The case is not confidential.')),
};

function extensionOfSomebodyElse(state: CaseState, { actor }: DecisionContext): Refusal | null {
  return open(state, ({ extensionRequest }) => extensionRequest !== null && extensionRequest.requestedBy !== actor.personId)
    ? null
    : refuse('没有待您批准的延期申请。', 'No extension that somebody else asked for waits for approval.');
}

function approvable(state: CaseState, kind: 'CANCEL' | 'MERGE', personId: string | null): Refusal | null {
  const request = pendingRequest(state, kind);
  if (!request) return kind === 'CANCEL' ? refuse('没有待批准的作废申请。', 'No cancellation waits for approval.') : refuse('没有待批准的合并申请。', 'No merger waits for approval.');
  return request.requestedBy === personId ? refuse('须由申请人以外的人批准。', 'It is approved by a person other than the one who asks.') : null;
}
