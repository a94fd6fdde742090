import type { CaseState, Decision, DecisionContext } from './case.js';
import { decide, happened, noted } from './decide.js';
import { empty } from './refusal.js';

export interface CloseCase {
  readonly reason: string;
}

/** FD-08 (P 4.8): what cannot be done is closed by the manager with the reason written down. What was late stays late (law 3). */
export function closeCase(state: CaseState, command: CloseCase, context: DecisionContext): Decision {
  return decide('closeCase', state, {}, context, (current) => {
    const unexplained = empty(command.reason, '关闭原因', 'why it is closed');
    if (unexplained) return unexplained;
    const reason = noted('REASON', command.reason, context);
    const next: CaseState = { ...current, status: 'CLOSED', closedAt: context.now };
    return { refused: false, state: happened(next, 'CaseClosed', context.now, { because: 'MANAGER', ...reason.facts }), notes: [reason.note] };
  });
}
