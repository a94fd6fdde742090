import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../policy/facts.js';

/** A length of the wall clock: "2 days" is the same time of day two days later, whatever the zone's clocks do in between. */
export type WallClockLength = { readonly days: number } | { readonly weeks: number } | { readonly months: number };

/**
 * The same wall-clock time that much later, in an IANA zone. A month without such a day ends on its last one; a wall time that the zone skips
 * moves forward by the gap, one that it repeats means the first pass.
 */
export function sameWallTimeAfter(from: Instant, length: WallClockLength, zone: string): Instant {
  return Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).add(length).epochMilliseconds;
}

/** 24:00 of the day that lies so many days after the starting one (0: the starting day itself), in an IANA zone. */
export function endOfDayAfter(from: Instant, days: number, zone: string): Instant {
  const day = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).toPlainDate();
  return day.add({ days: days + 1 }).toZonedDateTime(zone).epochMilliseconds;
}
