import type { CaseKind, DecisionContext, Refusal, Severity, Validity } from '../cases/case.js';
import type { DomainEvent } from '../obligations/obligation.js';
import type { Subject } from '../obligations/subject.js';
import type { HeldPost } from '../organisation/reach.js';
import type { Instant } from '../policy/facts.js';

/** Q 4.1.4: a visit at home, by telephone, or by letter. */
export const CALLBACK_FORMS = ['HOME_VISIT', 'TELEPHONE', 'LETTER'] as const;
export type CallbackForm = (typeof CALLBACK_FORMS)[number];

/** OPEN: owed. VISITED: recorded, waits for review. REVIEWED: done. REPLACED: another household was drawn instead. WITHDRAWN: the matter was reopened, cancelled, or its term ended early. */
export const CALLBACK_STATUSES = ['OPEN', 'VISITED', 'REVIEWED', 'REPLACED', 'WITHDRAWN'] as const;
export type CallbackStatus = (typeof CALLBACK_STATUSES)[number];

/** OWED: every one of its kind is visited. DRAWN: by lot. CHOSEN: by hand; it counts for no share, else the easy ones would fill it. */
export const CALLBACK_ORIGINS = ['OWED', 'DRAWN', 'CHOSEN'] as const;
export type CallbackOrigin = (typeof CALLBACK_ORIGINS)[number];

/** Which visit of the same matter: a repair has a second one where needed, a contracted service one in its middle phase and one after its end. */
export const CALLBACK_ROUNDS = ['FIRST', 'SECOND', 'MID_TERM', 'AFTER_END'] as const;
export type CallbackRound = (typeof CALLBACK_ROUNDS)[number];

/** What is not a case of a resident and is visited all the same (CB-03, CB-05). */
export const OCCASION_KINDS = ['CONTRACTED_SERVICE', 'COMMUNITY_EVENT'] as const;
export type OccasionKind = (typeof OCCASION_KINDS)[number];

/** Why nobody was visited. Recorded, never counted (law 10). */
export const ATTEMPT_OUTCOMES = ['NO_ANSWER', 'WRONG_NUMBER', 'NOT_AT_HOME', 'DECLINED', 'POSTPONED'] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

export const CALLBACK_VERDICTS = ['QUALIFIED', 'UNQUALIFIED'] as const;
export type CallbackVerdict = (typeof CALLBACK_VERDICTS)[number];

/** What is visited, as far as a rule reads it: a case as it was settled, or an occasion. Plain data, kept with the visit. */
export interface VisitedMatter {
  /** Null: an occasion. */
  readonly kind: CaseKind | null;
  /** Null: a case. */
  readonly occasion: OccasionKind | null;
  readonly validity: Validity | null;
  readonly severity: Severity | null;
  readonly firstAid: boolean;
  readonly collective: boolean;
  readonly settledAt: Instant | null;
  readonly aidEndedAt: Instant | null;
  /** The term of a contracted service, its first moment and the first one after it. */
  readonly startsAt: Instant | null;
  readonly endsAt: Instant | null;
  /** When an event was held, or a publication issued. */
  readonly heldAt: Instant | null;
  readonly settledBy: string | null;
  /** Persons who handled it (law 10); the settler is named apart. */
  readonly handledBy: readonly string[];
}

/** One follow-up visit of one household. It owes what its rows say, on the ladder of every obligation. Texts and names stay outside: no rule reads them. */
export interface CallbackState extends Subject {
  readonly id: string;
  readonly centreId: string;
  readonly version: number;
  /** The row of the month's population that it is made for; a second visit shares it with the first. */
  readonly candidateId: string;
  readonly caseId: string | null;
  readonly occasionId: string | null;
  /** Of a collective complaint: which of its households. */
  readonly householdId: string | null;
  readonly unitId: string | null;
  /** Who may ever see it. */
  readonly audience: string;
  readonly origin: CallbackOrigin;
  readonly round: CallbackRound;
  /** The month that it counts for, as 2026-03 ({@link monthOf}). */
  readonly month: string;
  readonly status: CallbackStatus;
  readonly matter: VisitedMatter;
  readonly openedAt: Instant;
  /** CB-15: planned as important. What is important by its class is so without it. */
  readonly important: boolean;
  readonly plannedFor: Instant | null;
  readonly plannedCallers: readonly string[];
  readonly form: CallbackForm | null;
  readonly visitedAt: Instant | null;
  readonly recordedAt: Instant | null;
  readonly recordedBy: string | null;
  readonly secondCaller: string | null;
  /** From 1 to 5 (CB-14 c). */
  readonly satisfaction: number | null;
  /** What the visitor confirmed; the supervisor's own word is the verdict. */
  readonly qualified: boolean | null;
  readonly reviewedAt: Instant | null;
  readonly reviewedBy: string | null;
  readonly verdict: CallbackVerdict | null;
  /** The complaint that an unqualified visit opened. */
  readonly complaintId: string | null;
  /** Law 10: post → the post that owes in its place, because everybody who holds it is barred. */
  readonly standIns: Readonly<Record<string, string>>;
}

/** What is written down beside the journal, each in its own column; only what this act brings. */
export interface CallbackTexts {
  readonly reason?: string;
  /** From 1 to 5, as the satisfaction is. */
  readonly quality?: number;
  readonly effect?: number;
  readonly shortcomings?: string;
  readonly suggestions?: string;
  readonly opinion?: string;
  readonly signedBy?: string;
  readonly comment?: string;
  readonly remedy?: string;
  readonly decision?: string;
}

/** A try that reached nobody. */
export interface CallbackAttempt {
  readonly id: string;
  readonly at: Instant;
  readonly by: string;
  readonly form: CallbackForm;
  readonly outcome: AttemptOutcome;
  readonly note: string | null;
  readonly nextTryAt: Instant | null;
}

/** What changed of a visit; its events are part of `next.acts` already. Same `next`: nothing did. */
export interface CallbackAccepted {
  readonly refused: false;
  readonly next: CallbackState;
  readonly events: readonly DomainEvent[];
  readonly texts: CallbackTexts;
  /** A try to be kept; null: the act was none. */
  readonly attempt: CallbackAttempt | null;
  /** Another visit that this act brought about (the second one of a repair), with its events in `acts`. */
  readonly opened: CallbackState | null;
}

export type CallbackDecision = Refusal | CallbackAccepted;

export interface CallbackContext extends DecisionContext {
  /** Who holds which post now, at least at the visit's centre; left out: nobody stands in for anybody. */
  readonly holdings?: readonly HeldPost[] | undefined;
}
