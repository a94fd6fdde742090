import { empty, refuse } from '../cases/refusal.js';
import type { Refusal } from '../cases/case.js';
import { dayOf } from '../obligations/zoned.js';
import type { CallbackContext, CallbackDecision, CallbackState } from './callback.js';
import type { ReplaceCallback } from './callback-commands.js';
import { callbackHappened, onCallback } from './on-callback.js';

/** Tries in vain before a household may be replaced, and on how many days of the centre at least. */
export const TRIES_BEFORE_REPLACING = 3;
export const DAYS_BEFORE_REPLACING = 2;

/** CB-08: a household that nobody reaches is replaced by the next of the lot. Only what was drawn: where all of a kind are owed there is no other one. */
export function replaceCallback(state: CallbackState, { reason }: ReplaceCallback, context: CallbackContext): CallbackDecision {
  return onCallback('replaceCallback', state, () => ({}), context, (current) => {
    const refusal = notReplaceable(current, context.policy.zone) ?? empty(reason, '更换的理由', 'why it is replaced');
    if (refusal) return refusal;
    return { refused: false, state: callbackHappened({ ...current, status: 'REPLACED' }, 'CallbackReplaced', context.now), texts: { reason: reason.trim() } };
  });
}

/** Why a visit cannot be replaced, as far as its own record says; null: it can. */
export function notReplaceable({ origin, acts }: CallbackState, zone: string): Refusal | null {
  if (origin !== 'DRAWN') return refuse('只有抽取的回访可以更换住户；必访的须继续回访。', 'Only a drawn household can be replaced; what is owed of every one stays owed.');
  const tries = acts.filter(({ type }) => type === 'CallbackAttempted');
  const days = new Set(tries.map(({ at }) => dayOf(at, zone)));
  if (tries.length >= TRIES_BEFORE_REPLACING && days.size >= DAYS_BEFORE_REPLACING) return null;
  return refuse(
    `须先在至少 ${DAYS_BEFORE_REPLACING} 天内尝试回访至少 ${TRIES_BEFORE_REPLACING} 次；现已 ${tries.length} 次，${days.size} 天。`,
    `It needs at least ${TRIES_BEFORE_REPLACING} tries on ${DAYS_BEFORE_REPLACING} days; so far ${tries.length} on ${days.size}.`,
  );
}
