import type { Instant } from '../policy/facts.js';

/** Why a post is passed over (law 9). */
export const PASSED_OVER_REASONS = ['VACANT', 'OFF_DUTY', 'AWAY'] as const;
export type PassedOverReason = (typeof PASSED_OVER_REASONS)[number];

/** From (included) until (not included); without an end: for good. */
export interface Span {
  readonly from: Instant;
  readonly until: Instant | null;
}

/** A term of office; acting for somebody or not, it counts alike. */
export interface HeldPost extends Span {
  readonly personId: string;
  readonly post: string;
  /** Null: for the whole company. */
  readonly centreId: string | null;
}

/** A person's duty for a post at a centre. */
export interface DutyShift {
  readonly personId: string;
  readonly post: string;
  readonly centreId: string;
  readonly from: Instant;
  readonly until: Instant;
}

/** What is known of who is there. */
export interface Staffing {
  /** post → the post above it; null at the top. */
  readonly reportingLine: Readonly<Record<string, string | null>>;
  /** Of people whose account is not disabled. */
  readonly holdings: readonly HeldPost[];
  readonly shifts: readonly DutyShift[];
  readonly absences: readonly (Span & { readonly personId: string })[];
}

export interface Reached {
  /** The post that is reached; the top one when nobody holds any. */
  readonly post: string;
  /** Whom, sorted; empty when nobody holds any post of the line. */
  readonly persons: readonly string[];
  readonly passedOver: readonly { readonly post: string; readonly reason: PassedOverReason }[];
}

const DAY_MS = 86_400_000;

/** A roster is written by the week: where no shift lies within a week of now, the post does not work by roster (any more). */
export const ROSTER_SPEAKS_DAYS = 7;

const at = (now: Instant, { from, until }: Span): boolean => from <= now && (until === null || until > now);

/**
 * Whom a step for a post reaches at a moment (law 9). A post with a roster at the centre is reached at those of its holders who are on duty, one without at
 * all of its holders; who is away is not reached. Nobody there: the next post up, and the one passed over is named with the reason. Above the top post
 * there is no one, so its holders are rung wherever they are. The database makes the same choice (`REACHED`, api).
 */
export function reach(wanted: string, centreId: string, now: Instant, staffing: Staffing): Reached {
  const passedOver: { post: string; reason: PassedOverReason }[] = [];
  for (let post = wanted; ; ) {
    const above = staffing.reportingLine[post] ?? null;
    const { there, holders, reason } = whoIsThere(post, centreId, now, staffing);
    const last = above === null || above === post || passedOver.some((passed) => passed.post === above);
    if (there.length > 0 || last) return { post, persons: there.length > 0 ? there : holders, passedOver };
    passedOver.push({ post, reason });
    post = above;
  }
}

function whoIsThere(post: string, centreId: string, now: Instant, { holdings, shifts, absences }: Staffing) {
  const holders = [...new Set(holdings.filter((held) => held.post === post && (held.centreId === null || held.centreId === centreId) && at(now, held)).map(({ personId }) => personId))].sort();
  const roster = shifts.filter((shift) => shift.post === post && shift.centreId === centreId);
  const speaks = roster.some(({ from, until }) => until > now - ROSTER_SPEAKS_DAYS * DAY_MS && from < now + ROSTER_SPEAKS_DAYS * DAY_MS);
  const onDuty = holders.filter((personId) => !speaks || roster.some((shift) => shift.personId === personId && at(now, shift)));
  const there = onDuty.filter((personId) => !absences.some((absence) => absence.personId === personId && at(now, absence)));
  const reason: PassedOverReason = holders.length === 0 ? 'VACANT' : onDuty.length === 0 ? 'OFF_DUTY' : 'AWAY';
  return { there, holders, reason };
}
