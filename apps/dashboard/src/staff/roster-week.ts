import { instantOfWallTime, wallTimeIn } from '../format/wall-time';
import { dayIn } from '../format/time';

/** A pattern of the day, as wall times: from `16:00` until `24:00`; one that ends before it begins ends on the next day. */
export interface Pattern {
  readonly key: string;
  readonly from: string;
  readonly until: string;
}

/** 早班, 中班, 夜班. */
export const PATTERNS: readonly Pattern[] = [
  { key: 'early', from: '08:00', until: '16:00' },
  { key: 'late', from: '16:00', until: '00:00' },
  { key: 'night', from: '00:00', until: '08:00' },
];

export interface DraftShift {
  readonly personId: string;
  readonly from: number;
  readonly until: number;
}

const DAY_MS = 86_400_000;

/** `2026-11-20` that many days later. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The seven days of a week, Monday first; this one, or so many weeks later. */
export function weekOf(zone: string, now: number, weeks = 0): readonly string[] {
  const today = dayIn(zone, now);
  const sinceMonday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  return Array.from({ length: 7 }, (_, n) => dayAfter(today, n - sinceMonday + weeks * 7));
}

/** Midnight at which the week begins, and the one after its end. */
export function stretchOf(zone: string, week: readonly string[]): { readonly from: number; readonly until: number } {
  return { from: instantOfWallTime(zone, `${week[0]!}T00:00`)!, until: instantOfWallTime(zone, `${dayAfter(week[6]!, 1)}T00:00`)! };
}

/** The shift of a pattern on a day; null for times that are none. */
export function shiftOn(zone: string, day: string, { from, until }: Pick<Pattern, 'from' | 'until'>): { readonly from: number; readonly until: number } | null {
  const begins = instantOfWallTime(zone, `${day}T${from}`);
  const ends = instantOfWallTime(zone, `${until <= from ? dayAfter(day, 1) : day}T${until}`);
  return begins === null || ends === null ? null : { from: begins, until: ends };
}

/** The same shifts a week later by the clock on the wall; those that would be over already are left out. */
export function aWeekLater(zone: string, shifts: readonly DraftShift[], now: number): DraftShift[] {
  const later = (at: number) => {
    const [day, time] = wallTimeIn(zone, at).split('T') as [string, string];
    return instantOfWallTime(zone, `${dayAfter(day, 7)}T${time}`)!;
  };
  return shifts.map(({ personId, from, until }) => ({ personId, from: later(from), until: later(until) })).filter(({ until }) => until > now);
}
