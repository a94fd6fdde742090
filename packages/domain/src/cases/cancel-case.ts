import type { CaseState, Decision, DecisionContext } from './case.js';
import { decide, happened, noted } from './decide.js';
import { empty, refuse } from './refusal.js';

export interface CancelCase {
  readonly reason: string;
  /** The person who asked; the one who decides is the actor, and another. */
  readonly requestedBy: string;
}

/**
 * A record that should not be there (entered twice by mistake, a test call) is taken out of the work: closed, never erased. Another person approves it (law 10), and
 * what was late stays late (law 3).
 */
export function cancelCase(state: CaseState, command: CancelCase, context: DecisionContext): Decision {
  const { actor, now } = context;
  return decide('cancelCase', state, {}, context, (current) => {
    if (actor.personId === null || actor.personId === command.requestedBy) return refuse('作废须由申请人以外的人批准。', 'A cancellation is approved by a person other than the one who asks.');
    const unexplained = empty(command.reason, '作废原因', 'why it is cancelled');
    if (unexplained) return unexplained;
    const reason = noted('REASON', command.reason, context);
    const closed: CaseState = { ...current, status: 'CLOSED', closedAt: now };
    const cancelled = happened(closed, 'CaseCancelled', now, { requestedBy: command.requestedBy, ...reason.facts });
    return { refused: false, state: happened(cancelled, 'CaseClosed', now, { because: 'CANCELLED' }), notes: [reason.note] };
  });
}
