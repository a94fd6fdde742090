import type { Instant } from '../policy/facts.js';
import { shareOf } from './draw.js';

/** OWED: all of its kind are. DRAWN: its score lies below the share. TOPPED_UP: drawn later, as the lowest left. CHOSEN: by hand. REPLACED: drawn, and another was taken for it. WAITING: none of these so far. Decided once; a draw is never taken back. */
export const CANDIDATE_DECISIONS = ['OWED', 'DRAWN', 'TOPPED_UP', 'CHOSEN', 'REPLACED', 'WAITING'] as const;
export type CandidateDecision = (typeof CANDIDATE_DECISIONS)[number];

/** One row of a month's population, of one group; those withdrawn are none. */
export interface Candidate {
  readonly id: string;
  readonly score: number;
  readonly decision: CandidateDecision;
  /** Until when a visit would still be on time. */
  readonly limitAt: Instant;
}

/** How many of a group are drawn at least: ⌈percent × settled⌉ (Q 4.1.2; register CB-08: rounded up). */
export function wantedOf(candidates: readonly Candidate[], percent: number): number {
  return shareOf(candidates.length, percent);
}

/** The ids to be drawn in addition, lowest score first, until the share is reached; only those that can still be visited in time. Over-drawing stays; what was chosen by hand does not count, else the easy ones would fill the share. */
export function topUp(candidates: readonly Candidate[], percent: number, now: Instant): string[] {
  const drawn = candidates.filter(({ decision }) => decision === 'DRAWN' || decision === 'TOPPED_UP').length;
  return waitingInTime(candidates, now).slice(0, Math.max(0, wantedOf(candidates, percent) - drawn)).map(({ id }) => id);
}

/** Who is visited instead of an unreachable household: the lowest score that waits and is within its limit; null: none is left. */
export function replacementOf(candidates: readonly Candidate[], now: Instant): string | null {
  return waitingInTime(candidates, now)[0]?.id ?? null;
}

/** Of equal scores the id decides: the order must not hang on how the rows came. */
function waitingInTime(candidates: readonly Candidate[], now: Instant): Candidate[] {
  return candidates
    .filter(({ decision, limitAt }) => decision === 'WAITING' && limitAt >= now)
    .sort((one, other) => one.score - other.score || (one.id < other.id ? -1 : 1));
}
