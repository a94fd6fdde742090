import type { Accepted, CaseState, Decision, DecisionContext, Refusal } from './case.js';
import { approveCancellation } from './approve-cancellation.js';
import { approveExtension } from './approve-extension.js';
import { approveMerge, type Merged } from './approve-merge.js';
import { cancelCase } from './cancel-case.js';
import { extendObligation } from './extend-obligation.js';
import { mergeCase } from './merge-case.js';

/** Who asks: a colleague who may handle cases, and approve nothing. */
const asking = (context: DecisionContext, personId: string): DecisionContext => ({ ...context, actor: { personId, posts: ['RECEPTIONIST'], capabilities: ['HANDLE_CASE'] } });

/** Two acts of one moment, told as one step of a story. */
function both(state: CaseState, request: Accepted, approval: Decision): Decision {
  if (approval.refused) return approval;
  return { ...approval, next: { ...approval.next, version: state.version + 1 }, events: [...request.events, ...approval.events], notes: [...request.notes, ...approval.notes] };
}

/** Asked for by `requestedBy`, approved by the actor. */
export function extendWithApproval(state: CaseState, { requestedBy, ...command }: { obligationId: string; dueAt: number; reason: string; requestedBy: string }, context: DecisionContext): Decision {
  const request = extendObligation(state, command, asking(context, requestedBy));
  return request.refused ? request : both(state, request, approveExtension(request.next, command, context));
}

export function cancelWithApproval(state: CaseState, { requestedBy, reason }: { reason: string; requestedBy: string }, context: DecisionContext): Decision {
  const request = cancelCase(state, { reason }, asking(context, requestedBy));
  return request.refused ? request : both(state, request, approveCancellation(request.next, context));
}

export function mergeWithApproval(survivor: CaseState, merged: CaseState, { requestedBy, reason }: { reason: string; requestedBy: string }, context: DecisionContext): Refusal | Merged {
  const request = mergeCase(merged, { intoCaseId: survivor.id, reason }, asking(context, requestedBy));
  return request.refused ? request : approveMerge(survivor, request.next, context);
}

/** A plan that the supervisor proposed, and nobody has answered. */
export function withPlan(state: CaseState): CaseState {
  return { ...state, acts: [...state.acts, { type: 'PlanProposed', at: state.recordedAt, facts: { proposedBy: 'the CS_SUPERVISOR', note: 'plan' } }] };
}

/** Five homes on record. */
export const FIVE = ['h1', 'h2', 'h3', 'h4', 'h5'].map((id) => ({ id, unitId: `unit ${id}`, fromCaseId: null }));

/** Five households named, and what happened to each of them since. */
export function withHouseholds(state: CaseState, ...happened: readonly ('HouseholdAnswered' | 'HouseholdConfirmed')[]): CaseState {
  const acts = ['HouseholdJoined', ...happened].flatMap((type) => FIVE.map(({ id, unitId }) => ({ type, at: state.recordedAt, facts: { household: id, unit: unitId, outcome: 'SATISFIED' } })));
  return { ...state, acts: [...state.acts, ...acts] };
}
