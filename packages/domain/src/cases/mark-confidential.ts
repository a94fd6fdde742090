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
    // Whose it was before is said, so that it can be theirs again.
    const own = { formerAudience: current.audience, ...reason.facts };
    return { refused: false, state: happened({ ...current, audience: 'CONFIDENTIAL' }, 'CaseMarkedConfidential', context.now, own), notes: [reason.note] };
  });
}

/** The matter was marked by mistake, or the secret is one no longer: it is there again for those who could see it before, with all that happened in the meantime. */
export function unmarkConfidential(state: CaseState, command: MarkConfidential, context: DecisionContext): Decision {
  return decide('unmarkConfidential', state, {}, context, (current) => {
    if (current.audience !== 'CONFIDENTIAL') return refuse('事项并未列为保密。', 'The case is not confidential.');
    const unexplained = empty(command.reason, '取消保密的理由', 'why it is confidential no longer');
    if (unexplained) return unexplained;
    const reason = noted('REASON', command.reason, context);
    const former = current.acts.findLast(({ type }) => type === 'CaseMarkedConfidential')?.facts['formerAudience'];
    const audience = typeof former === 'string' ? former : 'CENTRE';
    return { refused: false, state: happened({ ...current, audience }, 'CaseUnmarkedConfidential', context.now, reason.facts), notes: [reason.note] };
  });
}
