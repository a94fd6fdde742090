import { empty, refuse } from '../cases/refusal.js';
import type { CallbackContext, CallbackDecision, CallbackState } from './callback.js';
import type { DecideCallback } from './callback-commands.js';
import { callbackHappened, onCallback } from './on-callback.js';

/** CB-16 (Q 4.4): what the visit found unqualified was reported to the manager, who says what is to be done. */
export function decideCallback(state: CallbackState, { decision }: DecideCallback, context: CallbackContext): CallbackDecision {
  return onCallback('decideCallback', state, () => ({}), context, (current) => {
    if (current.verdict !== 'UNQUALIFIED') return refuse('此次回访合格，无须批示。', 'The visit was found in order; there is nothing to decide.');
    if (current.acts.some(({ type }) => type === 'CallbackDecided')) return refuse('已批示。', 'This is decided already.');
    const refusal = empty(decision, '批示', 'the decision');
    if (refusal) return refusal;
    return { refused: false, state: callbackHappened(current, 'CallbackDecided', context.now), texts: { decision: decision.trim() } };
  });
}
