import { known } from '../obligations/acts.js';
import type { Facts } from '../policy/facts.js';
import type { CaseState } from './case.js';
import { factsOfActs } from './facts-of-acts.js';

/**
 * Everything that a row may read of a case, and what each of its events carries, so that a projection needs nothing else.
 * Moments are instants. No personal data, no text that somebody wrote.
 */
export function caseFacts(state: CaseState): Facts {
  return known({
    kind: state.kind,
    channel: state.channel,
    urgent: state.urgent,
    category: state.category,
    validity: state.validity,
    severity: state.severity,
    status: state.status,
    historic: state.historic,
    classified: isClassified(state),
    confirmed: isConfirmed(state),
    receivedAt: state.receivedAt,
    recordedAt: state.recordedAt,
    classFrom: state.classFrom,
    classifiedAt: state.classifiedAt,
    residentDeadline: state.residentDeadline,
    agreedReplyAt: state.agreedReplyAt,
    statedDueAt: state.statedDueAt,
    ownerPost: state.ownerPost,
    responsibleDepartment: state.responsibleDepartment,
    firstResponseAt: state.firstResponseAt,
    repliedAt: state.repliedAt,
    definiteAnswerAt: state.definiteAnswerAt,
    settledAt: state.settledAt,
    closedAt: state.closedAt,
    longerLimitMoves: state.longerLimitMoves,
    ...factsOfActs(state),
  });
}

/** Not a complaint, or its validity is set and, if VALID, its severity too (CP-34, S 4). */
export function isClassified({ kind, validity, severity }: Pick<CaseState, 'kind' | 'validity' | 'severity'>): boolean {
  return kind !== 'COMPLAINT' || (validity !== null && (validity !== 'VALID' || severity !== null));
}

/** The resident said that it is solved, and it was not reopened since. */
function isConfirmed(state: CaseState): boolean {
  for (let index = state.acts.length - 1; index >= 0; index--) {
    const act = state.acts[index]!;
    if (act.type === 'CaseReopened') return false;
    if (act.type === 'ResidentConfirmed' && act.facts['outcome'] === 'SATISFIED') return true;
  }
  return false;
}
