import type { Instant } from '../policy/facts.js';
import type { Weekday } from '../policy/term.js';
import { minuteOfDay, type OpenSpan, type WorkingCalendar } from './calendar.js';
import { dayInWords, dayNumberFrom, weekdayOf, type DayNumber } from './civil.js';
import { edgeOf, startOfDay } from './zoned.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Open from the first moment until (not including) the second. */
export interface OpenTime {
  readonly from: Instant;
  readonly until: Instant;
}

type Minutes = readonly (readonly [from: number, until: number])[];

/** A calendar read once: its texts as numbers. */
interface Reading {
  readonly zone: string;
  readonly weekly: readonly Minutes[];
  readonly holidays: ReadonlySet<DayNumber>;
  readonly yearly: ReadonlySet<string>;
  readonly makeUpDays: ReadonlySet<DayNumber>;
  readonly makeUpHours: Minutes;
  readonly neverCloses: boolean;
}

const readings = new WeakMap<WorkingCalendar, Reading>();

/** Whether the calendar's working time is natural time. */
export function neverCloses(calendar: WorkingCalendar): boolean {
  return readingOf(calendar).neverCloses;
}

/** Whether anybody works on that day. */
export function isWorkingDay(day: DayNumber, calendar: WorkingCalendar): boolean {
  return hoursOf(day, readingOf(calendar)).length > 0;
}

/** The working time of a day, as moments: the missing hour is not in it, the repeated one is twice. */
export function openTimes(day: DayNumber, calendar: WorkingCalendar): OpenTime[] {
  const reading = readingOf(calendar);
  return hoursOf(day, reading).flatMap(([from, until]) => {
    const opens = from === 0 ? startOfDay(day, reading.zone) : edgeOf(day * DAY + from * MINUTE, reading.zone);
    const closes = until === 24 * 60 ? startOfDay(day + 1, reading.zone) : edgeOf(day * DAY + until * MINUTE, reading.zone);
    return closes > opens ? [{ from: opens, until: closes }] : [];
  });
}

function hoursOf(day: DayNumber, reading: Reading): Minutes {
  if (reading.makeUpDays.has(day)) return reading.makeUpHours;
  if (reading.holidays.has(day)) return [];
  if (reading.yearly.size > 0 && reading.yearly.has(dayInWords(day).slice(5))) return [];
  return reading.weekly[weekdayOf(day)]!;
}

function readingOf(calendar: WorkingCalendar): Reading {
  let reading = readings.get(calendar);
  if (!reading) readings.set(calendar, (reading = read(calendar)));
  return reading;
}

function read({ zone, weekly, holidays, yearlyHolidays = [], makeUpDays = [], makeUpHours }: WorkingCalendar): Reading {
  const hours = [[], ...([1, 2, 3, 4, 5, 6, 7] as const satisfies readonly Weekday[]).map((weekday) => minutesOf(weekly[weekday] ?? []))];
  if (hours.every((spans) => spans.length === 0)) throw new Error('A working calendar that is never open has no working time');
  return {
    zone,
    weekly: hours,
    holidays: new Set(holidays.map(dateOf)),
    yearly: new Set(yearlyHolidays),
    makeUpDays: new Set(makeUpDays.map(dateOf)),
    makeUpHours: minutesOf(makeUpHours ?? weekly[1] ?? []),
    neverCloses: holidays.length === 0 && yearlyHolidays.length === 0 && hours.slice(1).every(([only, ...more]) => more.length === 0 && only?.[0] === 0 && only[1] === 24 * 60),
  };
}

function minutesOf(spans: readonly OpenSpan[]): Minutes {
  return spans.map(([from, until]) => [timeOf(from), timeOf(until)] as const).sort(([one], [other]) => one - other);
}

function timeOf(text: string): number {
  const minute = minuteOfDay(text);
  if (minute === null) throw new Error(`"${text}" is no time of day`);
  return minute;
}

function dateOf(text: string): DayNumber {
  const day = dayNumberFrom(text);
  if (day === null) throw new Error(`"${text}" is no date`);
  return day;
}
