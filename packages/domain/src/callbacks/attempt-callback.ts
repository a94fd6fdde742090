import { refuse } from '../cases/refusal.js';
import type { CallbackAttempt, CallbackContext, CallbackDecision, CallbackState } from './callback.js';
import type { AttemptCallback } from './callback-commands.js';
import { callbackHappened, onCallback } from './on-callback.js';

/** Law 10: nobody was reached. Kept as evidence; it counts for nothing, and the visit stays owed. */
export function attemptCallback(state: CallbackState, command: AttemptCallback, context: CallbackContext): CallbackDecision {
  const { form, outcome, nextTryAt = null } = command;
  const { now, actor } = context;
  return onCallback('attemptCallback', state, () => ({ form, outcome }), context, (current) => {
    if (nextTryAt !== null && nextTryAt < now) return refuse('下次回访时间早于现在。', 'The next try is past.');
    const attempt: CallbackAttempt = { id: context.newId(), at: now, by: actor.personId!, form, outcome, note: command.note?.trim() || null, nextTryAt };
    return { refused: false, state: callbackHappened(current, 'CallbackAttempted', now, { attempt: attempt.id, triedBy: form, outcome, nextTryAt }), attempt };
  });
}
