import type { Instant } from '../policy/facts.js';
import type { AttemptOutcome, CallbackForm, CallbackVerdict } from './callback.js';

/** Somebody who goes along, with the posts held at the centre. */
export interface Caller {
  readonly personId: string;
  readonly posts: readonly string[];
}

export interface ChooseCallback {
  readonly reason: string;
}

export interface PlanCallback {
  /** One or two. */
  readonly callers: readonly Caller[];
  readonly plannedFor: Instant;
  /** CB-15; once planned as important it stays so. */
  readonly important: boolean;
}

export interface AttemptCallback {
  readonly form: CallbackForm;
  readonly outcome: AttemptOutcome;
  readonly note?: string | null;
  readonly nextTryAt?: Instant | null;
}

export interface RecordCallback {
  readonly form: CallbackForm;
  readonly secondCaller?: Caller | null;
  /** The five contents of Q 4.1.5: three marks from 1 to 5, shortcomings and suggestions ("none" is an answer). */
  readonly quality: number | null;
  readonly effect: number | null;
  readonly satisfaction: number | null;
  readonly shortcomings: string | null;
  readonly suggestions: string | null;
  /** When the resident was visited, where that was earlier than now; judged is now (law 11), the home-visit share counts by it. */
  readonly visitedAt?: Instant | null;
  /** Who signed at the resident's. */
  readonly signedBy?: string | null;
  readonly qualified: boolean;
  /** What the visitor adds. */
  readonly opinion?: string | null;
}

export interface ReviewCallback {
  readonly verdict: CallbackVerdict;
  readonly comment: string;
  /** What is to be done; owed for what is unqualified. */
  readonly remedy?: string | null;
  /** The linked complaint that an unqualified visit opens (CP-26), received in the same transaction. */
  readonly complaintId?: string | null;
}

/** Q 4.4: what the manager says to an unqualified visit and its remedy. */
export interface DecideCallback {
  readonly decision: string;
}

export interface ReplaceCallback {
  readonly reason: string;
}

export interface AskSecondVisit {
  readonly reason: string;
}
