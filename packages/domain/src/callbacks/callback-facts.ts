import { known } from '../obligations/acts.js';
import type { SubjectKind } from '../obligations/subject.js';
import type { Facts } from '../policy/facts.js';
import type { CallbackState } from './callback.js';
import { groupOf } from './callback-groups.js';

/** Everything that a row may read of a visit, and what each of its events carries. No personal data, no text that somebody wrote. */
export function callbackFacts(state: CallbackState): Facts {
  const { matter } = state;
  return known({
    kind: matter.kind,
    occasion: matter.occasion,
    validity: matter.validity,
    severity: matter.severity,
    firstAid: matter.firstAid,
    collective: matter.collective,
    ordinary: isOrdinary(matter),
    group: groupOf(matter),
    origin: state.origin,
    round: state.round,
    month: state.month,
    status: state.status,
    important: isImportant(state),
    planned: state.plannedFor !== null,
    openedAt: state.openedAt,
    settledAt: matter.settledAt,
    aidEndedAt: matter.aidEndedAt,
    startsAt: matter.startsAt,
    endsAt: matter.endsAt,
    heldAt: matter.heldAt,
    plannedFor: state.plannedFor,
    form: state.form,
    visitedAt: state.visitedAt,
    recordedAt: state.recordedAt,
    satisfaction: state.satisfaction,
    qualified: state.qualified,
    reviewedAt: state.reviewedAt,
    verdict: state.verdict,
  });
}

/** CB-11, Q 4.1.3 b: a complaint that is neither major nor important; what carries no severity is ordinary. */
function isOrdinary({ kind, severity }: CallbackState['matter']): boolean {
  return kind === 'COMPLAINT' && severity !== 'MAJOR' && severity !== 'IMPORTANT';
}

/** CB-15, Q 4.3: a major or important complaint, and what was planned as important. */
export function isImportant({ important, matter: { kind, severity } }: Pick<CallbackState, 'important' | 'matter'>): boolean {
  return important || (kind === 'COMPLAINT' && (severity === 'MAJOR' || severity === 'IMPORTANT'));
}

/** A follow-up visit as the engine sees it. */
export const CALLBACK_SUBJECT: SubjectKind<CallbackState> = {
  subject: 'callback',
  facts: callbackFacts,
  // What is reviewed may still owe the manager's word.
  isClosed: ({ status }) => status === 'REPLACED' || status === 'WITHDRAWN',
  carryOut(_state, effect) {
    throw new Error(`A visit is nobody's case: a step cannot ${effect.kind} it`);
  },
};
