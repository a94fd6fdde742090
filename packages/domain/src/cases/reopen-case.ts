import type { Facts, Instant } from '../policy/facts.js';
import type { CaseState, Decision, DecisionContext } from './case.js';
import { decide, happened, noted } from './decide.js';
import { empty } from './refusal.js';

export interface ReopenCase {
  readonly reason: string;
}

/** HR-12: a settled case that is not solved goes on. Its clocks still run from reception (law 1): settled early and reopened late is overdue at once. */
export function reopenCase(state: CaseState, command: ReopenCase, context: DecisionContext): Decision {
  return decide('reopenCase', state, {}, context, (current) => {
    const unexplained = empty(command.reason, '重开原因', 'why it is reopened');
    if (unexplained) return unexplained;
    const reason = noted('REASON', command.reason, context);
    return { refused: false, state: reopened(current, context.now, reason.facts), notes: [reason.note] };
  });
}

/** In progress again; who settled it, and when, stays in the journal. */
export function reopened(state: CaseState, now: Instant, own: Facts): CaseState {
  return happened({ ...state, status: 'IN_PROGRESS', settledAt: null, settledBy: null }, 'CaseReopened', now, own);
}
