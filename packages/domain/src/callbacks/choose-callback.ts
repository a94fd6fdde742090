import { empty, refuse } from '../cases/refusal.js';
import type { CallbackContext, CallbackDecision } from './callback.js';
import type { ChooseCallback } from './callback-commands.js';
import { callbackAccepted, callbackConsequences, callbackHappened, forbiddenCallback } from './on-callback.js';
import { newCallback, type OpenCallback } from './open-callback.js';

/** CB-08: a settled matter is visited though it was not drawn. It counts for no share. `seed`: the case as it was settled. */
export function chooseCallback(seed: Omit<OpenCallback, 'origin'>, { reason }: ChooseCallback, context: CallbackContext): CallbackDecision {
  const state = newCallback({ ...seed, origin: 'CHOSEN' }, context);
  const refusal = forbiddenCallback('chooseCallback', state, context, {}) ?? empty(reason, '选定的理由', 'why it is chosen');
  if (refusal) return refusal;
  const next = callbackConsequences(callbackHappened(state, 'CallbackOpened', context.now), context);
  if (next.obligations.length === 0) return refuse('本服务中心的规程没有此类回访。', 'The procedures of this centre know no such visit.');
  return callbackAccepted(null, next, { texts: { reason: reason.trim() } });
}
