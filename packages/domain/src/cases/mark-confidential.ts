import type { CaseState, Decision, DecisionContext } from './case.js';
import { decide, happened, noted } from './decide.js';
import { empty, refuse } from './refusal.js';

export interface MarkConfidential {
  readonly reason: string;
}

/** HR-19 (U 3.4): a matter that touches company secrets is for those who answer for the centre; to everybody else it no longer exists. Its clocks run on. */
export function markConfidential(state: CaseState, command: MarkConfidential, context: DecisionContext): Decision {
  return decide('markConfidential', state, {}, context, (current) => {
    if (current.audience === 'CONFIDENTIAL') return refuse('事项已列为保密。', 'The case is confidential already.');
    const unexplained = empty(command.reason, '保密原因', 'why it is confidential');
    if (unexplained) return unexplained;
    const reason = noted('REASON', command.reason, context);
    return { refused: false, state: happened({ ...current, audience: 'CONFIDENTIAL' }, 'CaseMarkedConfidential', context.now, reason.facts), notes: [reason.note] };
  });
}
