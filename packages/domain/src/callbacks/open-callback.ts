import type { Instant } from '../policy/facts.js';
import type { CallbackAccepted, CallbackContext, CallbackOrigin, CallbackRound, CallbackState, VisitedMatter } from './callback.js';
import { callbackAccepted, callbackConsequences, callbackHappened } from './on-callback.js';
import { visitObligation } from './callers.js';
import { monthOf } from './month.js';

/** What a visit is made from. */
export interface OpenCallback {
  readonly centreId: string;
  readonly candidateId: string;
  readonly caseId?: string | null;
  readonly occasionId?: string | null;
  readonly householdId?: string | null;
  readonly unitId?: string | null;
  /** CALLBACKS for what was drawn; else the case's own (CENTRE, CONFIDENTIAL), CENTRE for an occasion. */
  readonly audience: string;
  readonly origin: CallbackOrigin;
  readonly round: CallbackRound;
  readonly matter: VisitedMatter;
  /** Judged, not rung. */
  readonly historic?: boolean;
}

/** CB-07, CB-08: a visit arises, because every one of its kind is owed or because it was drawn. No person's act, so nobody is asked for a capability. */
export function openCallback(seed: OpenCallback, context: CallbackContext): CallbackAccepted {
  return callbackAccepted(null, callbackConsequences(callbackHappened(newCallback(seed, context), 'CallbackOpened', context.now), context));
}

/** Until when a visit of this matter would be on time; null: the centre's procedures owe none. */
export function visitLimit(seed: Pick<OpenCallback, 'round' | 'matter'>, context: CallbackContext): Instant | null {
  const would = openCallback({ ...seed, centreId: '', candidateId: '', audience: 'CENTRE', origin: 'DRAWN', historic: true }, context);
  return visitObligation(would.next)?.dueAt ?? null;
}

/** Persons who must not foresee a draw until the visit is made: who handled the matter (CB-08). What is owed of every one is no secret. */
export function hiddenFrom({ origin, status, matter }: Pick<CallbackState, 'origin' | 'status' | 'matter'>): readonly string[] {
  if (origin !== 'DRAWN' || status === 'VISITED' || status === 'REVIEWED') return [];
  return [...new Set([...matter.handledBy, ...(matter.settledBy === null ? [] : [matter.settledBy])])];
}

/** The visit before anything has happened to it. */
export function newCallback(seed: OpenCallback, { now, policy, newId }: CallbackContext): CallbackState {
  return {
    id: newId(),
    centreId: seed.centreId,
    version: 1,
    candidateId: seed.candidateId,
    caseId: seed.caseId ?? null,
    occasionId: seed.occasionId ?? null,
    householdId: seed.householdId ?? null,
    unitId: seed.unitId ?? null,
    audience: seed.audience,
    origin: seed.origin,
    round: seed.round,
    month: monthOf(seed, policy.zone),
    status: 'OPEN',
    matter: seed.matter,
    openedAt: now,
    important: false,
    plannedFor: null,
    plannedCallers: [],
    form: null,
    visitedAt: null,
    recordedAt: null,
    recordedBy: null,
    secondCaller: null,
    satisfaction: null,
    qualified: null,
    reviewedAt: null,
    reviewedBy: null,
    verdict: null,
    complaintId: null,
    standIns: {},
    ownerPost: 'CUSTOMER_ASSISTANT',
    historic: seed.historic ?? false,
    obligations: [],
    acts: [],
  };
}
