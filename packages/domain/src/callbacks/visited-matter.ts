import { caseFacts } from '../cases/case-facts.js';
import type { CaseState } from '../cases/case.js';
import type { Instant } from '../policy/facts.js';
import type { OccasionKind, VisitedMatter } from './callback.js';

/** Acts on a case by which a person has a hand in the work (law 10): answered, did a step or a stage of it, settled it. Who only registered, sent or told did not. */
export const HANDLING_EVENTS = ['ReplyGiven', 'StepRecorded', 'WorkStageRecorded', 'CaseSettled'] as const;

/** A settled case as it is visited. `handledBy`: who did one of {@link HANDLING_EVENTS}; the person who owns it counts too. */
export function matterOfCase(state: CaseState, handledBy: readonly string[]): VisitedMatter {
  const facts = caseFacts(state);
  const settledAt = state.settledAt ?? (facts['lastSettledAt'] as Instant | undefined) ?? null;
  const firstAid = facts['firstAid'] === true;
  return {
    ...NOTHING,
    kind: state.kind,
    validity: state.validity,
    severity: state.severity,
    firstAid,
    collective: facts['collective'] === true,
    settledAt,
    aidEndedAt: firstAid ? ((facts['aidEndedAt'] as Instant | undefined) ?? settledAt) : null,
    settledBy: state.settledBy,
    handledBy: [...new Set([...handledBy, ...(state.ownerPersonId === null ? [] : [state.ownerPersonId])])].sort(),
  };
}

/** An occasion as it is visited. Of a contracted service: the first moment of its term and the first one after it. */
export function matterOfOccasion(occasion: { readonly kind: OccasionKind; readonly startsAt: Instant | null; readonly endsAt: Instant | null; readonly heldAt: Instant | null }): VisitedMatter {
  const { kind, startsAt, endsAt, heldAt } = occasion;
  return { ...NOTHING, occasion: kind, startsAt, endsAt, heldAt };
}

const NOTHING: VisitedMatter = {
  kind: null,
  occasion: null,
  validity: null,
  severity: null,
  firstAid: false,
  collective: false,
  settledAt: null,
  aidEndedAt: null,
  startsAt: null,
  endsAt: null,
  heldAt: null,
  settledBy: null,
  handledBy: [],
};
