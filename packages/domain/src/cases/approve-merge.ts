import type { PolicySet } from '../policy/policy-set.js';
import type { Accepted, CaseState, DecisionContext, Refusal } from './case.js';
import { decide, happened } from './decide.js';
import { pendingRequest, type PendingRequest } from './pending-requests.js';
import { refuse } from './refusal.js';

export interface Merged {
  readonly refused: false;
  /** Goes on, with the earliest reception of the two. */
  readonly survivor: Accepted;
  /** Closed; its verdicts stay on it. */
  readonly merged: Accepted;
}

/**
 * Two records of one matter become one, as somebody asked on the one that ends. The surviving case keeps the earliest reception, so its clocks run from there and may
 * be overdue at once; what was late on the other stays late there (law 3). Another person approves it (law 10). Both must be locked by the caller, in the order of their ids.
 * Each is judged by the policy that it pinned itself (law 4): `context` is the survivor's.
 */
export function approveMerge(survivor: CaseState, merged: CaseState, context: DecisionContext, policyOfMerged: PolicySet = context.policy): Refusal | Merged {
  const request = pendingRequest(merged, 'MERGE');
  const kept = decide('approveMerge', survivor, {}, context, (current) => {
    const refusal = unfit(current, merged) ?? unapproved(request, current, context);
    if (refusal) return refusal;
    const { requestedBy, note } = request!;
    const next = earliest(current, merged);
    const own = { other: merged.id, role: 'SURVIVOR', formerly: next.receivedAt === current.receivedAt ? null : current.receivedAt, requestedBy, note };
    return { refused: false, state: happened(next, 'CaseMerged', context.now, own) };
  });
  if (kept.refused) return kept;
  const closed = decide('approveMerge', merged, {}, { ...context, policy: policyOfMerged }, (current) => {
    const refusal = unfit(survivor, current);
    if (refusal) return refusal;
    const next: CaseState = { ...current, status: 'CLOSED', closedAt: context.now };
    const told = happened(next, 'CaseMerged', context.now, { other: survivor.id, role: 'MERGED', requestedBy: request!.requestedBy, note: request!.note });
    return { refused: false, state: happened(told, 'CaseClosed', context.now, { because: 'MERGED' }) };
  });
  return closed.refused ? closed : { refused: false, survivor: kept, merged: closed };
}

/** Why the two are not one matter; null: they may be. Judged as they are when time has been taken into account. */
export function unfit(survivor: CaseState, merged: CaseState): Refusal | null {
  if (survivor.id === merged.id) return refuse('不能与自身合并。', 'A case cannot be merged with itself.');
  if (survivor.centreId !== merged.centreId) return refuse('不同管理处的事项不能合并。', 'Cases of different centres cannot be merged.');
  if (survivor.audience !== merged.audience) return refuse('可见范围不同的事项不能合并。', 'Cases for different audiences cannot be merged.');
  if (survivor.kind !== merged.kind) return refuse('类别不同的事项不能合并；请先更正类别。', 'Cases of different kinds cannot be merged; correct the kind first.');
  // Else a stricter class would be lost in a milder one, and its limits with it (law 2).
  const milder = (merged.validity !== null && merged.validity !== survivor.validity) || (merged.severity !== null && merged.severity !== survivor.severity);
  if (milder) return refuse('两件投诉的性质或等级不同；请先定为一致。', 'The two complaints are of different validity or severity; give them the same class first.');
  const promised = merged.obligations.some(({ status, sets, clockFact, rule }) => status === 'OPEN' && sets === 'REPLY' && (clockFact === 'agreedReplyAt' || rule === 'REPLY-AGREED'));
  if (promised) return refuse('被合并的事项还有约定的回复未兑现；请先回复。', 'A reply was promised on the case to be merged and is still owed; give it first.');
  return null;
}

function unapproved(request: PendingRequest | null, survivor: CaseState, { actor }: DecisionContext): Refusal | null {
  if (!request || request.intoCaseId !== survivor.id) return refuse('没有待批准的合并申请。', 'No merger of these two waits for approval.');
  if (actor.personId === null || actor.personId === request.requestedBy) return refuse('合并须由申请人以外的人批准。', 'A merger is approved by a person other than the one who asks.');
  return null;
}

/** The survivor from the earliest reception on; a class that it had from the start it has had since then. Of two limits asked by residents the earlier holds. */
export function earliest(survivor: CaseState, merged: CaseState): CaseState {
  const receivedAt = Math.min(survivor.receivedAt, merged.receivedAt);
  const fromTheStart = survivor.classFrom === survivor.receivedAt;
  const limits = [survivor.residentDeadline, merged.residentDeadline].filter((limit) => limit !== null);
  return {
    ...survivor,
    receivedAt,
    classFrom: fromTheStart ? receivedAt : survivor.classFrom,
    residentDeadline: limits.length > 0 ? Math.min(...limits) : null,
  };
}
