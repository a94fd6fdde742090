import { movesToLongerLimit } from '../obligations/longer-limit.js';
import { reconcile } from '../obligations/reconcile.js';
import type { CaseState, Decision, DecisionContext } from './case.js';
import { CASE_SUBJECT } from './case-subject.js';
import { decide, happened, noted } from './decide.js';
import { empty, lacking, refuse } from './refusal.js';

export interface MarkUrgent {
  /** False: the mark is taken off. */
  readonly urgent: boolean;
  readonly reason: string;
}

/** The urgent mark is set or taken off, with the reason. Where that leads to a longer limit before the old one is due, it needs approval and is counted (law 2). */
export function markUrgent(state: CaseState, { urgent, reason }: MarkUrgent, context: DecisionContext): Decision {
  return decide('markUrgent', state, { urgent }, context, (current) => {
    if (current.urgent === urgent) return urgent ? refuse('事项已标为紧急。', 'The case is marked urgent already.') : refuse('事项并未标为紧急。', 'The case is not marked urgent.');
    const unexplained = empty(reason, '理由', 'the reason');
    if (unexplained) return unexplained;
    const marked: CaseState = { ...current, urgent };
    const longer = movesToLongerLimit(current.obligations, reconcile(marked, context, CASE_SUBJECT).obligations, context.now);
    const refusal = longer ? lacking(context.actor, 'APPROVE_LONGER_LIMIT') : null;
    if (refusal) return refusal;
    const text = noted('REASON', reason, context);
    const next = longer ? { ...marked, longerLimitMoves: current.longerLimitMoves + 1 } : marked;
    return { refused: false, state: happened(next, 'CaseMarkedUrgent', context.now, { longerLimit: longer || null, ...text.facts }), notes: [text.note] };
  });
}
