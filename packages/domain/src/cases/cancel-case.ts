import type { CaseState, Decision, DecisionContext } from './case.js';
import { decide, happened, noted } from './decide.js';
import { empty } from './refusal.js';

export interface CancelCase {
  readonly reason: string;
}

/** A record that should not be there (entered twice by mistake, a test call): somebody asks, with the reason, that it be taken out of the work. Nothing changes until another person approves it. */
export function cancelCase(state: CaseState, command: CancelCase, context: DecisionContext): Decision {
  return decide('cancelCase', state, {}, context, (current) => {
    const unexplained = empty(command.reason, '作废原因', 'why it is to be cancelled');
    if (unexplained) return unexplained;
    const reason = noted('REASON', command.reason, context);
    const own = { requestedBy: context.actor.personId ?? 'SYSTEM', ...reason.facts };
    return { refused: false, state: happened(current, 'CancellationRequested', context.now, own), notes: [reason.note] };
  });
}
