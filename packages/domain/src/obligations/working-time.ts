import type { Instant } from '../policy/facts.js';
import type { WorkingCalendar } from './calendar.js';
import type { DayNumber } from './civil.js';
import { isWorkingDay, neverCloses, openTimes, type OpenTime } from './working-days.js';
import { dayOf, instantOf, startOfDay, wallTimeOf } from './zoned.js';

const DAY = 24 * 60 * 60_000;
/** A calendar that is shut for so long has no working time: an endless list of holidays must not hang the house. */
const MOST_CLOSED_DAYS = 1000;

/** Time that does not count, in order and not overlapping. */
export interface Stop {
  readonly from: Instant;
  readonly until: Instant;
}

/**
 * The moment at which so much working time (ms) has passed since the start, stops not counted; negative: so much before it. A budget that runs out exactly at
 * closing time ends at the closing moment. Nothing at all: the start itself.
 */
export function addWorkingTime(start: Instant, length: number, calendar: WorkingCalendar, stops: readonly Stop[] = []): Instant {
  if (length === 0) return start;
  if (stops.length === 0 && neverCloses(calendar)) return start + length;
  const forward = length > 0;
  let left = Math.abs(length);
  let closed = 0;
  // From the day before: where clocks go back over midnight, a moment's own day has not opened all its time.
  for (let day = dayOf(start, calendar.zone) + (forward ? -1 : 1); closed <= MOST_CLOSED_DAYS; day += forward ? 1 : -1) {
    const open = running(openTimes(day, calendar), stops);
    closed = open.length === 0 ? closed + 1 : 0;
    for (const time of forward ? open : open.reverse()) {
      const from = forward ? Math.max(time.from, start) : time.from;
      const until = forward ? time.until : Math.min(time.until, start);
      if (until <= from) continue;
      if (left <= until - from) return forward ? from + left : until - left;
      left -= until - from;
    }
  }
  throw new Error(`The working calendar is closed for more than ${MOST_CLOSED_DAYS} days`);
}

/** How much working time (ms) lies between two moments, stops not counted; negative where the second is the earlier. */
export function workingTimeBetween(from: Instant, until: Instant, calendar: WorkingCalendar, stops: readonly Stop[] = []): number {
  if (until < from) return -workingTimeBetween(until, from, calendar, stops);
  if (stops.length === 0 && neverCloses(calendar)) return until - from;
  let sum = 0;
  const last = dayOf(until, calendar.zone) + 1;
  for (let day = dayOf(from, calendar.zone) - 1; day <= last; day++) {
    for (const time of running(openTimes(day, calendar), stops)) sum += Math.max(0, Math.min(time.until, until) - Math.max(time.from, from));
  }
  return sum;
}

/**
 * So many working days after the starting day, which is not counted: at the same time of day, whatever the office's hours; or when the last one closes; or at its
 * 24:00. From a day off there is no time of day to keep, so the last one is counted in full: who comes on a Saturday is never due before who came on Friday night.
 */
export function addWorkingDays(start: Instant, days: number, calendar: WorkingCalendar, until: 'SAME_TIME' | 'CLOSING' | 'END_OF_DAY' = 'SAME_TIME'): Instant {
  const { zone } = calendar;
  const wall = wallTimeOf(start, zone);
  const first = Math.floor(wall / DAY);
  const day = workingDayAfter(first, days, calendar);
  if (until === 'END_OF_DAY' || (until === 'SAME_TIME' && days > 0 && !isWorkingDay(first, calendar))) return startOfDay(day + 1, zone);
  const closing = openTimes(day, calendar).at(-1)?.until;
  if (until === 'CLOSING' && closing !== undefined) return closing;
  return day === first ? start : instantOf(day * DAY + (wall - first * DAY), zone);
}

/** How many working days begin after the first moment's day, up to the day of the second. */
export function workingDaysBetween(from: Instant, until: Instant, calendar: WorkingCalendar): number {
  let count = 0;
  const last = dayOf(until, calendar.zone);
  for (let day = dayOf(from, calendar.zone) + 1; day <= last; day++) if (isWorkingDay(day, calendar)) count += 1;
  return count;
}

function workingDayAfter(first: DayNumber, days: number, calendar: WorkingCalendar): DayNumber {
  let day = first;
  let closed = 0;
  for (let left = days; left > 0; ) {
    day += 1;
    const open = isWorkingDay(day, calendar);
    closed = open ? 0 : closed + 1;
    if (open) left -= 1;
    if (closed > MOST_CLOSED_DAYS) throw new Error(`The working calendar is closed for more than ${MOST_CLOSED_DAYS} days`);
  }
  return day;
}

/** Open time without the stops. */
function running(open: readonly OpenTime[], stops: readonly Stop[]): OpenTime[] {
  return stops.reduce<OpenTime[]>(
    (rest, stop) =>
      rest.flatMap((time) => {
        if (stop.until <= time.from || stop.from >= time.until) return [time];
        return [{ from: time.from, until: stop.from }, { from: stop.until, until: time.until }].filter(({ from, until }) => until > from);
      }),
    [...open],
  );
}
