import type { CaseState, Decision, DecisionContext } from './case.js';
import { decide, happened } from './decide.js';
import { pendingRequest } from './pending-requests.js';
import { refuse } from './refusal.js';

/** The case is taken out of the work as somebody asked: closed, never erased. Another person approves it (law 10), and what was late stays late (law 3). */
export function approveCancellation(state: CaseState, context: DecisionContext): Decision {
  const { actor, now } = context;
  return decide('approveCancellation', state, {}, context, (current) => {
    const request = pendingRequest(current, 'CANCEL');
    if (!request) return refuse('没有待批准的作废申请。', 'No cancellation waits for approval.');
    const { requestedBy, note } = request;
    if (actor.personId === null || actor.personId === requestedBy) return refuse('作废须由申请人以外的人批准。', 'A cancellation is approved by a person other than the one who asks.');
    const cancelled = happened({ ...current, status: 'CLOSED', closedAt: now }, 'CaseCancelled', now, { requestedBy, note });
    return { refused: false, state: happened(cancelled, 'CaseClosed', now, { because: 'CANCELLED' }) };
  });
}
