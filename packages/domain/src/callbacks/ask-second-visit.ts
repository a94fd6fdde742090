import { empty, refuse } from '../cases/refusal.js';
import type { Refusal } from '../cases/case.js';
import type { CallbackContext, CallbackDecision, CallbackState } from './callback.js';
import type { AskSecondVisit } from './callback-commands.js';
import { callbackHappened, onCallback } from './on-callback.js';
import { openCallback } from './open-callback.js';

/** CB-02 (Q 4.1.1 b): a repair is visited a second time, where somebody says that it is needed. The second visit is in `opened`. */
export function askSecondVisit(state: CallbackState, { reason }: AskSecondVisit, context: CallbackContext): CallbackDecision {
  return onCallback('askSecondVisit', state, () => ({}), context, (current) => {
    const refusal = noSecondVisit(current) ?? empty(reason, '理由', 'the reason');
    if (refusal) return refusal;
    const { centreId, candidateId, caseId, occasionId, householdId, unitId, audience, matter, historic } = current;
    const { next } = openCallback({ centreId, candidateId, caseId, occasionId, householdId, unitId, audience, matter, historic, origin: 'CHOSEN', round: 'SECOND' }, context);
    if (next.obligations.length === 0) return refuse('本服务中心的规程没有第二次回访。', 'The procedures of this centre know no second visit.');
    return { refused: false, state: callbackHappened(current, 'SecondVisitAsked', context.now, { second: next.id }), opened: next, texts: { reason: reason.trim() } };
  });
}

/** Why there is no second visit of this one; null: there can be. */
export function noSecondVisit({ matter, round, acts }: CallbackState): Refusal | null {
  if (matter.kind !== 'REPAIR' || round !== 'FIRST') return refuse('只有维修的首次回访之后可以安排第二次回访。', 'Only a repair is visited a second time, after its first visit.');
  return acts.some(({ type }) => type === 'SecondVisitAsked') ? refuse('已提出第二次回访。', 'A second visit was asked for already.') : null;
}
