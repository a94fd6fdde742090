import type { Words } from '../policy/facts.js';
import type { Weekday } from '../policy/term.js';
import { dayNumberFrom } from './civil.js';

/** From and until, "HH:MM" of the wall clock; until up to "24:00". */
export type OpenSpan = readonly [from: string, until: string];
export type WeeklyHours = Readonly<Partial<Record<Weekday, readonly OpenSpan[]>>>;

/** When an office works: plain data, kept per centre and editable. It is not pinned by cases (law 4): a change recalculates what is open. */
export interface WorkingCalendar {
  /** IANA zone whose wall clock the hours are read on. */
  readonly zone: string;
  /** Spans of each weekday (1 Monday … 7 Sunday), in order, not overlapping; a day left out is closed. A shift over midnight is two spans. */
  readonly weekly: WeeklyHours;
  /** Closed days, "2026-10-01". */
  readonly holidays: readonly string[];
  /** Closed every year, "12-25". */
  readonly yearlyHolidays?: readonly string[];
  /** Worked although their weekday is closed (调休上班日), by `makeUpHours`; a day named here is worked even where it is named as a holiday too. */
  readonly makeUpDays?: readonly string[];
  /** Left out: Monday's. */
  readonly makeUpHours?: readonly OpenSpan[];
}

const ALL_DAY: readonly OpenSpan[] = [['00:00', '24:00']];
const EVERY_DAY: WeeklyHours = { 1: ALL_DAY, 2: ALL_DAY, 3: ALL_DAY, 4: ALL_DAY, 5: ALL_DAY, 6: ALL_DAY, 7: ALL_DAY };
const roundTheClockOf = new Map<string, WorkingCalendar>();

/** A desk that never closes: working time is natural time. What a centre without a calendar of its own has. */
export function roundTheClock(zone: string): WorkingCalendar {
  let calendar = roundTheClockOf.get(zone);
  if (!calendar) roundTheClockOf.set(zone, (calendar = { zone, weekly: EVERY_DAY, holidays: [] }));
  return calendar;
}

/** A usual week: Monday to Friday with these spans. */
export function mondayToFriday(...spans: readonly OpenSpan[]): WeeklyHours {
  return { 1: spans, 2: spans, 3: spans, 4: spans, 5: spans };
}

/** Minutes since 00:00; null where it is no time of day. */
export function minuteOfDay(text: string): number | null {
  const parts = /^(\d{2}):(\d{2})$/.exec(text);
  if (!parts) return null;
  const minute = Number(parts[1]) * 60 + Number(parts[2]);
  return Number(parts[2]) < 60 && minute <= 24 * 60 ? minute : null;
}

export interface CalendarProblem {
  /** Path in the calendar: `weekly.1.0`, `holidays.3`. */
  readonly field: string;
  readonly message: Words;
}

/** What is wrong with a calendar that somebody edited; empty: nothing. One that is never open is refused: nothing could ever be due by it. */
export function calendarProblems(calendar: WorkingCalendar): CalendarProblem[] {
  const problems: CalendarProblem[] = [];
  const spans = (list: readonly OpenSpan[], field: string) => {
    let last = 0;
    list.forEach(([from, until], index) => {
      const opens = minuteOfDay(from);
      const closes = minuteOfDay(until);
      const place = `${field}.${index}`;
      if (opens === null || closes === null) problems.push({ field: place, message: { zh: '时间应写作 09:00，至多 24:00。', en: 'A time is written like 09:00, at most 24:00.' } });
      else if (closes <= opens) problems.push({ field: place, message: { zh: '结束须晚于开始；跨零点的班次请分写两段。', en: 'It must end after it begins; a shift over midnight is two spans.' } });
      else if (opens < last) problems.push({ field: place, message: { zh: '各时段须按先后排列，不得重叠。', en: 'The spans must be in order and not overlap.' } });
      last = Math.max(last, closes ?? last);
    });
  };
  for (const [weekday, list] of Object.entries(calendar.weekly)) spans(list, `weekly.${weekday}`);
  if (calendar.makeUpHours) spans(calendar.makeUpHours, 'makeUpHours');
  const days = (list: readonly string[] | undefined, field: string, isDay: (text: string) => boolean, zh: string, en: string) =>
    list?.forEach((day, index) => {
      if (!isDay(day)) problems.push({ field: `${field}.${index}`, message: { zh, en } });
    });
  const isDate = (text: string) => dayNumberFrom(text) !== null;
  days(calendar.holidays, 'holidays', isDate, '日期应写作 2026-10-01。', 'A date is written like 2026-10-01.');
  days(calendar.makeUpDays, 'makeUpDays', isDate, '日期应写作 2026-10-01。', 'A date is written like 2026-10-01.');
  // 2024 is a leap year, so that the 29th of February can be named.
  days(calendar.yearlyHolidays, 'yearlyHolidays', (text) => isDate(`2024-${text}`), '每年的日期应写作 12-25。', 'A day of every year is written like 12-25.');
  if (Object.values(calendar.weekly).every((list) => list.length === 0)) problems.push({ field: 'weekly', message: { zh: '一周中至少要有一段上班时间。', en: 'The week needs at least one span of working time.' } });
  return problems;
}
