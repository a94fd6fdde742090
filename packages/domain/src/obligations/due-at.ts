import type { Facts, Instant } from '../policy/facts.js';
import type { Settings, Shift, Term } from '../policy/term.js';
import { roundTheClock, type WorkingCalendar } from './calendar.js';
import { dayOfMonthAfter, weekdayOf, civilDateOf, type DayNumber } from './civil.js';
import { addWorkingDays, addWorkingTime } from './working-time.js';
import { dayOf, endOfDayAfter, sameWallTimeAfter, startOfDay } from './zoned.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What a term is counted against. */
export interface TermContext {
  /** The clock's zero: the value of the row's `clockFrom`. */
  readonly clockFrom: Instant;
  readonly facts: Facts;
  readonly settings: Settings;
  /** IANA zone of the centre. */
  readonly zone: string;
  /** How the row's pack counts days; ELAPSED unless it says otherwise. */
  readonly dayCounting?: 'ELAPSED' | 'CALENDAR' | undefined;
  /** The centre's working time; left out: a desk that never closes. */
  readonly calendar?: WorkingCalendar | undefined;
}

/**
 * The last moment at which the duty is on time. Null: the term hangs on a fact that the case does not have, and names no other limit.
 */
export function dueAt(term: Term, context: TermContext): Instant | null {
  const { clockFrom, zone } = context;
  switch (term.kind) {
    case 'minutes':
      return clockFrom + Math.round(term.minutes * MINUTE);
    case 'elapsed':
      return clockFrom + Math.round(term.hours * HOUR);
    case 'days':
      return context.dayCounting === 'CALENDAR' ? endOfDayAfter(clockFrom, term.days, zone) : sameWallTimeAfter(clockFrom, { days: term.days }, zone);
    case 'weeks':
      return sameWallTimeAfter(clockFrom, { weeks: term.weeks }, zone);
    case 'months':
      return sameWallTimeAfter(clockFrom, { months: term.months }, zone);
    case 'endOfDay':
    case 'dayOfMonth':
    case 'weekday':
    case 'endOf':
      return startOfDay(lastDay(term, dayOf(clockFrom, zone)) + 1, zone);
    case 'workingTime':
      return addWorkingTime(clockFrom, Math.round(term.hours * HOUR), calendarOf(context));
    case 'workingDays':
      return addWorkingDays(clockFrom, term.days, calendarOf(context), term.until ?? (context.dayCounting === 'CALENDAR' ? 'END_OF_DAY' : 'SAME_TIME'));
    case 'fact': {
      const moment = context.facts[term.fact];
      if (typeof moment === 'number') return term.shift ? shifted(moment, term.shift, zone) : moment;
      return term.otherwise ? dueAt(term.otherwise, context) : null;
    }
    case 'fraction': {
      const end = dueAt(term.of, context);
      return end === null ? null : clockFrom + Math.round(((end - clockFrom) * term.numerator) / term.denominator);
    }
    case 'window':
      return dueAt(term.by, context);
    case 'setting':
      return clockFrom + Math.round(context.settings[term.setting] * MINUTE);
  }
}

/** Of a window, the first moment at which the duty can be met; null: at any time, or it hangs on a fact that the case does not have. */
export function notBeforeAt(term: Term, context: TermContext): Instant | null {
  return term.kind === 'window' ? dueAt(term.notBefore, context) : null;
}

export function calendarOf({ calendar, zone }: Pick<TermContext, 'calendar' | 'zone'>): WorkingCalendar {
  return calendar ?? roundTheClock(zone);
}

/** The day at whose 24:00 a term of the calendar ends. */
function lastDay(term: Extract<Term, { kind: 'endOfDay' | 'dayOfMonth' | 'weekday' | 'endOf' }>, first: DayNumber): DayNumber {
  switch (term.kind) {
    case 'endOfDay':
      return first + (term.days ?? 0);
    case 'dayOfMonth':
      return dayOfMonthAfter(first, term.monthsAhead, term.day);
    case 'weekday':
      return first + ((term.weekday - weekdayOf(first) + 7) % 7) + (term.weeksAhead ?? 0) * 7;
    case 'endOf': {
      const ahead = term.ahead ?? 0;
      if (term.period === 'WEEK') return first + 7 - weekdayOf(first) + ahead * 7;
      const { month } = civilDateOf(first);
      const months = { MONTH: ahead, QUARTER: 2 - ((month - 1) % 3) + ahead * 3, YEAR: 12 - month + ahead * 12 }[term.period];
      return dayOfMonthAfter(first, months, 31);
    }
  }
}

function shifted(moment: Instant, shift: Shift, zone: string): Instant {
  if ('minutes' in shift) return moment + Math.round(shift.minutes * MINUTE);
  if ('hours' in shift) return moment + Math.round(shift.hours * HOUR);
  return sameWallTimeAfter(moment, shift, zone);
}
