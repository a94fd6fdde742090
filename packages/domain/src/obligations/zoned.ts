import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../policy/facts.js';
import { civilDateOf, dayOfMonthAfter, type DayNumber } from './civil.js';
import { steadyOffset } from './zone-offset.js';

const DAY = 24 * 60 * 60_000;

/** A length of the wall clock: "2 days" is the same time of day two days later, whatever the zone's clocks do in between. Negative: before. */
export type WallClockLength = { readonly days: number } | { readonly weeks: number } | { readonly months: number };

/** What the clock on the wall shows: milliseconds since 1970-01-01T00:00 of the wall calendar. */
export type WallTime = number;

/**
 * The same wall-clock time that much later, in an IANA zone. A month without such a day ends on its last one; a wall time that the zone skips
 * moves forward by the gap, one that it repeats means the first pass.
 */
export function sameWallTimeAfter(from: Instant, length: WallClockLength, zone: string): Instant {
  const wall = wallTimeOf(from, zone);
  const day = Math.floor(wall / DAY);
  const later = dayAfter(day, length);
  // No time at all must not lead from the second pass of a repeated hour back to the first.
  return later === day ? from : instantOf(later * DAY + (wall - day * DAY), zone);
}

/** 24:00 of the day that lies so many days after the starting one (0: the starting day itself), in an IANA zone. */
export function endOfDayAfter(from: Instant, days: number, zone: string): Instant {
  return startOfDay(dayOf(from, zone) + days + 1, zone);
}

/** The day of the wall calendar that this moment lies in. */
export function dayOf(moment: Instant, zone: string): DayNumber {
  return Math.floor(wallTimeOf(moment, zone) / DAY);
}

/** The first moment of a day: 00:00, or later where the zone's clocks skip it. */
export function startOfDay(day: DayNumber, zone: string): Instant {
  return steadyInstant(day * DAY, zone) ?? plain(day * DAY).toPlainDate().toZonedDateTime(zone).epochMilliseconds;
}

/** What the clock shows at this moment. */
export function wallTimeOf(moment: Instant, zone: string): WallTime {
  const offset = steadyOffset(zone, moment);
  if (offset !== null) return moment + offset;
  return plainTime(Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).toPlainDateTime());
}

/** The moment at which the clock shows this; a time that is skipped moves forward by the gap, of one that is shown twice the first pass. */
export function instantOf(wall: WallTime, zone: string): Instant {
  return steadyInstant(wall, zone) ?? plain(wall).toZonedDateTime(zone).epochMilliseconds;
}

/** The same, but a time that is skipped is the moment at which the clocks skip it; so that later wall times are never earlier moments. */
export function edgeOf(wall: WallTime, zone: string): Instant {
  const steady = steadyInstant(wall, zone);
  if (steady !== null) return steady;
  const shown = plain(wall);
  const before = shown.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (before.toPlainDateTime().equals(shown)) return before.epochMilliseconds;
  return before.getTimeZoneTransition('next')!.epochMilliseconds;
}

/** Null where the zone's clocks are changed nearby. */
function steadyInstant(wall: WallTime, zone: string): Instant | null {
  const near = steadyOffset(zone, wall);
  if (near === null) return null;
  const moment = wall - near;
  const offset = steadyOffset(zone, moment);
  return offset === near ? moment : null;
}

function dayAfter(day: DayNumber, length: WallClockLength): DayNumber {
  if ('days' in length) return day + length.days;
  if ('weeks' in length) return day + length.weeks * 7;
  return dayOfMonthAfter(day, length.months, civilDateOf(day).day);
}

function plain(wall: WallTime): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDateTime();
}

function plainTime(shown: Temporal.PlainDateTime): WallTime {
  return shown.toZonedDateTime('UTC').epochMilliseconds;
}
