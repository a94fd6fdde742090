import type { CallbackAccepted, CallbackContext, CallbackState, VisitedMatter } from './callback.js';
import { advanceCallback, callbackAccepted, callbackConsequences, callbackHappened } from './on-callback.js';
import { monthOf } from './month.js';

/** The case was reopened, cancelled or merged: a visit that was not made yet is owed no more; what was late stays late (law 3). A visit made stays. */
export function withdrawCallback(state: CallbackState, context: CallbackContext): CallbackAccepted {
  const { next: current } = advanceCallback(state, context);
  if (current.status !== 'OPEN') return callbackAccepted(state, current);
  return callbackAccepted(state, callbackConsequences(callbackHappened({ ...current, status: 'WITHDRAWN' }, 'CallbackWithdrawn', context.now), context));
}

/** The case was classified anew, or the service ended on another day: what the visit owes follows, judged first (law 1). A visit made stays as it was. */
export function reclassifyCallback(state: CallbackState, matter: VisitedMatter, context: CallbackContext): CallbackAccepted {
  const { next: current } = advanceCallback(state, context);
  if (current.status !== 'OPEN' || sameMatter(current.matter, matter)) return callbackAccepted(state, current);
  const changed = { ...current, matter, month: monthOf({ round: current.round, matter }, context.policy.zone) };
  return callbackAccepted(state, callbackConsequences(callbackHappened(changed, 'CallbackReclassified', context.now), context));
}

function sameMatter(one: VisitedMatter, other: VisitedMatter): boolean {
  return (Object.keys(other) as (keyof VisitedMatter)[]).every((key) => String(one[key]) === String(other[key]));
}
