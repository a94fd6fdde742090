import { empty } from '../cases/refusal.js';
import type { CallbackContext, CallbackDecision, CallbackState } from './callback.js';
import type { ReviewCallback } from './callback-commands.js';
import { callbackHappened, onCallback } from './on-callback.js';

/** CB-16 (Q 4.4): the supervisor reviews the record with a comment. What is unqualified needs a remedy, goes to the manager, and opens a linked complaint (`complaintId`). */
export function reviewCallback(state: CallbackState, { verdict, comment, remedy, complaintId = null }: ReviewCallback, context: CallbackContext): CallbackDecision {
  const { now, actor } = context;
  const remedyMissing = !remedy?.trim();
  return onCallback('reviewCallback', state, () => ({ verdict, remedyMissing }), context, (current) => {
    const refusal = empty(comment, '审核意见', 'a comment');
    if (refusal) return refusal;
    const opens = verdict === 'UNQUALIFIED' ? complaintId : null;
    const next: CallbackState = { ...current, status: 'REVIEWED', reviewedAt: now, reviewedBy: actor.personId, verdict, complaintId: opens };
    return {
      refused: false,
      state: callbackHappened(next, 'CallbackReviewed', now, { complaint: opens }),
      texts: { comment: comment.trim(), ...(remedyMissing ? {} : { remedy: remedy!.trim() }) },
    };
  });
}
