import { civilDateOf, dayInWords, dayOfMonthAfter, weekdayOf, type DayNumber } from '../obligations/civil.js';
import { dayOf, startOfDay } from '../obligations/zoned.js';
import type { Instant } from '../policy/facts.js';
import type { DutyPeriod } from '../policy/row.js';

export interface Period {
  /** The first moment of it. */
  readonly start: Instant;
  /** The first moment after it. */
  readonly end: Instant;
}

/** The periods that begin at or after a moment, oldest first, without end: the first one cut off in its middle is nobody's duty. */
export function* periodsFrom(period: DutyPeriod, from: Instant, zone: string): Generator<Period, never> {
  let day = firstDayOf(period, dayOf(from, zone));
  if (startOfDay(day, zone) < from) day = nextAfter(period, day);
  for (;;) {
    const next = nextAfter(period, day);
    yield { start: startOfDay(day, zone), end: startOfDay(next, zone) };
    day = next;
  }
}

function firstDayOf(period: DutyPeriod, day: DayNumber): DayNumber {
  switch (period) {
    case 'DAY':
      return day;
    case 'WEEK':
      // From Monday to Sunday, as P 4.9 reviews it.
      return day - weekdayOf(day) + 1;
    case 'MONTH':
      return day - civilDateOf(day).day + 1;
  }
}

function nextAfter(period: DutyPeriod, first: DayNumber): DayNumber {
  if (period === 'DAY') return first + 1;
  return period === 'WEEK' ? first + 7 : dayOfMonthAfter(first, 1, 1);
}

/** The first and the last day of a duty's period by its centre's zone, as 2027-03-01; the same one twice for a day. */
export function daysOfPeriod({ periodStart, periodEnd }: { readonly periodStart: Instant; readonly periodEnd: Instant }, zone: string): readonly [first: string, last: string] {
  const day = (moment: Instant) => dayInWords(dayOf(moment, zone));
  return [day(periodStart), day(periodEnd - 1)];
}
