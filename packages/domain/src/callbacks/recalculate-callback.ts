import { recalculate } from '../obligations/recalculate.js';
import type { CallbackAccepted, CallbackContext, CallbackState } from './callback.js';
import { CALLBACK_SUBJECT } from './callback-facts.js';
import { advanceCallback, callbackAccepted, callbackConsequences } from './on-callback.js';

/** A visit's open due times by the centre's calendar as it is now, after that calendar was changed (law 4). No events: nothing moved. */
export function recalculateCallback(state: CallbackState, context: CallbackContext): CallbackAccepted {
  const { next: current } = advanceCallback(state, context);
  const moved = recalculate(current, context, CALLBACK_SUBJECT);
  return callbackAccepted(state, moved === current ? current : callbackConsequences(moved, context));
}
