import { dayInWords, dayNumberFrom, dayOfMonthAfter } from '../obligations/civil.js';
import { dayOf, startOfDay } from '../obligations/zoned.js';
import type { Instant } from '../policy/facts.js';

/** A month of a centre's own calendar. */
export interface ReportMonth {
  /** `2026-10` */
  readonly name: string;
  /** Its first moment by the centre's zone. */
  readonly start: Instant;
  /** The first moment after it. */
  readonly end: Instant;
}

/** The month called `2026-10` in an IANA zone; null: no month is called that. */
export function reportMonth(name: string, zone: string): ReportMonth | null {
  const first = dayNumberFrom(`${name}-01`);
  return first === null ? null : { name, start: startOfDay(first, zone), end: startOfDay(dayOfMonthAfter(first, 1, 1), zone) };
}

/** The month that a moment lies in, then those before it, newest first. */
export function monthsUntil(moment: Instant, count: number, zone: string): ReportMonth[] {
  const today = dayOf(moment, zone);
  return Array.from({ length: count }, (_, back) => reportMonth(dayInWords(dayOfMonthAfter(today, -back, 1)).slice(0, 7), zone)!);
}
