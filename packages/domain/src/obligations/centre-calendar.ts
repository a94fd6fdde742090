import type { Words } from '../policy/facts.js';
import { WEEKDAYS, type Weekday } from '../policy/term.js';
import { calendarProblems, type CalendarProblem, type OpenSpan, type WeeklyHours, type WorkingCalendar } from './calendar.js';
import { chineseCalendar, type ChineseYear } from './chinese-calendar.js';
import { dayNumberFrom, weekdayOf } from './civil.js';

/** One year's days, as a person accepted or entered them: "2026-10-01", in order. */
export interface CalendarYear {
  readonly year: number;
  /** Closed. Days on which the office is closed anyway may be among them. */
  readonly holidays: readonly string[];
  /** Worked although their weekday is closed (调休上班日). */
  readonly makeUpDays: readonly string[];
}

/** What a centre keeps of its working time: the usual week, and each year's exceptions. A year that nobody entered counts by the week alone. */
export interface CentreCalendar {
  readonly weekly: WeeklyHours;
  readonly years: readonly CalendarYear[];
}

/** What due times are counted by. A make-up day is worked by the hours of the first weekday that is worked: Monday's, as a rule. */
export function workingCalendarOf({ weekly, years }: CentreCalendar, zone: string): WorkingCalendar {
  const makeUpHours = usualHours(weekly);
  return { zone, weekly, holidays: years.flatMap(({ holidays }) => holidays), makeUpDays: years.flatMap(({ makeUpDays }) => makeUpDays), ...(makeUpHours ? { makeUpHours } : {}) };
}

/** The week anew. Make-up days that are ordinary working days by it are none any more. */
export function withWeeklyHours(calendar: CentreCalendar | null, weekly: WeeklyHours): CentreCalendar {
  return { weekly, years: (calendar?.years ?? []).map((year) => ({ ...year, makeUpDays: year.makeUpDays.filter((day) => !isWorked(day, weekly)) })) };
}

/** One year's days anew; all else stays. */
export function withYear({ weekly, years }: CentreCalendar, year: CalendarYear): CentreCalendar {
  const others = years.filter((other) => other.year !== year.year);
  const sorted = { year: year.year, holidays: inOrder(year.holidays), makeUpDays: inOrder(year.makeUpDays) };
  return { weekly, years: [...others, sorted].sort((one, other) => one.year - other.year) };
}

/** What is wrong with a week that somebody entered. Paths: `weekly.1.0` (Monday's first span), `weekly`. */
export function weeklyProblems(weekly: WeeklyHours): CalendarProblem[] {
  return calendarProblems({ zone: 'UTC', weekly, holidays: [] });
}

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

/** What is wrong with a year that somebody entered, beside an office's week. Paths: `year`, `holidays.3`, `makeUpDays.0`. */
export function yearProblems({ year, holidays, makeUpDays }: CalendarYear, weekly: WeeklyHours): CalendarProblem[] {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) return [{ field: 'year', message: { zh: `年份应在 ${FIRST_YEAR} 至 ${LAST_YEAR} 之间。`, en: `The year must lie between ${FIRST_YEAR} and ${LAST_YEAR}.` } }];
  const closed = new Set(holidays);
  return [
    ...holidays.flatMap((day, place) => at(`holidays.${place}`, dayProblem(day, year))),
    ...makeUpDays.flatMap((day, place) => at(`makeUpDays.${place}`, dayProblem(day, year) ?? makeUpProblem(day, closed, weekly))),
  ];
}

function at(field: string, message: Words | null): CalendarProblem[] {
  return message ? [{ field, message }] : [];
}

function dayProblem(day: string, year: number): Words | null {
  if (dayNumberFrom(day) === null) return { zh: `“${day}”不是日期；日期应写作 2026-10-01。`, en: `"${day}" is no date; a date is written like 2026-10-01.` };
  if (!day.startsWith(`${year}-`)) return { zh: `${day} 不在 ${year} 年内。`, en: `${day} does not lie in ${year}.` };
  return null;
}

function makeUpProblem(day: string, closed: ReadonlySet<string>, weekly: WeeklyHours): Words | null {
  if (closed.has(day)) return { zh: `${day} 不能既是节假日又是调休上班日。`, en: `${day} cannot be both a holiday and a make-up day.` };
  if (isWorked(day, weekly)) return { zh: `${day} 本来就是工作日，不必调休上班。`, en: `${day} is an ordinary working day, so it needs no make-up day.` };
  return null;
}

/** The announced days of a year for an office with this week, to be accepted or edited by a person. */
export interface ProposedYear extends ChineseYear {
  /** Announced as worked instead, but ordinary working days here: they are left out. */
  readonly workedAnyway: readonly string[];
}

export function proposedYear(year: number, weekly: WeeklyHours): ProposedYear {
  const announced = chineseCalendar(year);
  const worked = (day: string) => isWorked(day, weekly);
  return { ...announced, makeUpDays: announced.makeUpDays.filter((day) => !worked(day)), workedAnyway: announced.makeUpDays.filter(worked) };
}

/** Whether the weekday of a date is worked, by the usual week alone. */
export function isWorked(day: string, weekly: WeeklyHours): boolean {
  return (weekly[weekdayOf(dayNumberFrom(day)!)] ?? []).length > 0;
}

function usualHours(weekly: WeeklyHours): readonly OpenSpan[] | undefined {
  return WEEKDAYS.map((weekday: Weekday) => weekly[weekday] ?? []).find((spans) => spans.length > 0);
}

function inOrder(days: readonly string[]): string[] {
  return [...new Set(days)].sort();
}
