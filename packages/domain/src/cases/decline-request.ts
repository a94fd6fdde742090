import type { CaseState, Decision, DecisionContext, Refusal } from './case.js';
import { decide, happened, noted } from './decide.js';
import { openOne, withObligation } from './pause-obligation.js';
import { pendingRequest, type PendingRequest } from './pending-requests.js';
import { empty, refuse } from './refusal.js';

export interface DeclineRequest {
  readonly kind: PendingRequest['kind'];
  readonly reason: string;
}
export interface DeclineExtension {
  readonly obligationId: string;
  readonly reason: string;
}
export interface WithdrawRequest {
  readonly kind: PendingRequest['kind'];
}
export interface WithdrawExtension {
  readonly obligationId: string;
}

/** How a request ends without what it asked for; the newest act about it tells whether it still waits. */
const DECLINED = { CANCEL: 'CancellationDeclined', MERGE: 'MergeDeclined' } as const;
const WITHDRAWN = { CANCEL: 'CancellationWithdrawn', MERGE: 'MergeWithdrawn' } as const;

/** Law 10: who might have approved says no to cancelling or merging, and why. The case goes on as it was. */
export function declineRequest(state: CaseState, { kind, reason }: DeclineRequest, context: DecisionContext): Decision {
  return decide('declineRequest', state, { kind }, context, (current) => {
    const request = pendingRequest(current, kind) ?? NOT_ASKED;
    if ('refused' in request) return request;
    const refusal = ofSomebodyElse(request.requestedBy, context) ?? empty(reason, '不同意的理由', 'why it is declined');
    if (refusal) return refusal;
    const text = noted('REASON', reason, context);
    const own = { requestedBy: request.requestedBy, ...(request.intoCaseId ? { other: request.intoCaseId } : {}), ...text.facts };
    return { refused: false, state: happened(current, DECLINED[kind], context.now, own), notes: [text.note] };
  });
}

/** Laws 5 and 10: more time is not granted, and why. The due time stays where it was. */
export function declineExtension(state: CaseState, { obligationId, reason }: DeclineExtension, context: DecisionContext): Decision {
  return decide('declineExtension', state, {}, context, (current) => {
    const asked = askedFor(current, obligationId);
    if ('refused' in asked) return asked;
    const { obligation, request } = asked;
    const refusal = ofSomebodyElse(request.requestedBy, context) ?? empty(reason, '不同意的理由', 'why it is declined');
    if (refusal) return refusal;
    const text = noted('REASON', reason, context);
    const own = { requestedBy: request.requestedBy, wantedDueAt: request.dueAt, ...text.facts };
    return { refused: false, state: withObligation(current, { ...obligation, extensionRequest: null }, 'ExtensionDeclined', context.now, own), notes: [text.note] };
  });
}

/** Who asked that a case be cancelled or merged no longer asks. */
export function withdrawRequest(state: CaseState, { kind }: WithdrawRequest, context: DecisionContext): Decision {
  return decide('withdrawRequest', state, { kind }, context, (current) => {
    const request = pendingRequest(current, kind) ?? NOT_ASKED;
    if ('refused' in request) return request;
    const refusal = ofOneself(request.requestedBy, context);
    if (refusal) return refusal;
    return { refused: false, state: happened(current, WITHDRAWN[kind], context.now, request.intoCaseId ? { other: request.intoCaseId } : {}) };
  });
}

/** Who asked for more time no longer asks; the due time stays where it was. */
export function withdrawExtension(state: CaseState, { obligationId }: WithdrawExtension, context: DecisionContext): Decision {
  return decide('withdrawExtension', state, {}, context, (current) => {
    const asked = askedFor(current, obligationId);
    if ('refused' in asked) return asked;
    const refusal = ofOneself(asked.request.requestedBy, context);
    if (refusal) return refusal;
    return { refused: false, state: withObligation(current, { ...asked.obligation, extensionRequest: null }, 'ExtensionWithdrawn', context.now, { wantedDueAt: asked.request.dueAt }) };
  });
}

const NOT_ASKED = refuse('没有待批准的申请。', 'No such request waits for approval.');

function askedFor(state: CaseState, obligationId: string) {
  const obligation = openOne(state, obligationId);
  if ('refused' in obligation) return obligation;
  const request = obligation.extensionRequest;
  return request ? { obligation, request } : NOT_ASKED;
}

function ofSomebodyElse(requestedBy: string, { actor }: DecisionContext): Refusal | null {
  return actor.personId === null || actor.personId === requestedBy ? refuse('自己的申请请撤回；不同意须由申请人以外的人作出。', 'Withdraw your own request; it is declined by a person other than the one who asks.') : null;
}

function ofOneself(requestedBy: string, { actor }: DecisionContext): Refusal | null {
  return actor.personId !== requestedBy ? refuse('只有申请人可以撤回申请。', 'Only the person who asked can withdraw the request.') : null;
}
