import type { CaseKind, Severity, Validity } from '../cases/case.js';
import type { Facts, Instant } from '../policy/facts.js';
import type { OccasionKind, VisitedMatter } from './callback.js';

/** Acts on a case by which a person has a hand in the work (law 10): answered, did a step or a stage of it, settled it. Who only registered, sent or told did not. */
export const HANDLING_EVENTS = ['ReplyGiven', 'StepRecorded', 'WorkStageRecorded', 'CaseSettled'] as const;

/** A settled case as it is visited. `facts`: of the case, as each of its events carries them; `handledBy`: who did one of {@link HANDLING_EVENTS}, or owns it. */
export function matterOfCase(facts: Facts, settledBy: string | null, handledBy: readonly string[]): VisitedMatter {
  const moment = (key: string) => (facts[key] as Instant | undefined) ?? null;
  const firstAid = facts['firstAid'] === true;
  return {
    ...NOTHING,
    kind: facts['kind'] as CaseKind,
    validity: (facts['validity'] as Validity | undefined) ?? null,
    severity: (facts['severity'] as Severity | undefined) ?? null,
    firstAid,
    collective: facts['collective'] === true,
    settledAt: moment('settledAt'),
    // FA-06: where nobody recorded its end, the settlement says so.
    aidEndedAt: firstAid ? (moment('aidEndedAt') ?? moment('settledAt')) : null,
    settledBy,
    handledBy,
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
