import type { CalendarFieldsFragment } from '../gql/graphql';

/** What a day is beside the usual week. */
export type DayMark = 'HOLIDAY' | 'MAKE_UP';
/** `2026-10-01` → what it is; a day that is not named is as its weekday. */
export type Marks = ReadonlyMap<string, DayMark>;

type Years = CalendarFieldsFragment['years'];
type Week = CalendarFieldsFragment['weekly'];
type Lists = Pick<Years[number], 'holidays' | 'makeUpDays'>;

export function marksOf({ holidays, makeUpDays }: Lists): Marks {
  return new Map([...holidays.map(({ day }) => [day, 'HOLIDAY'] as const), ...makeUpDays.map(({ day }) => [day, 'MAKE_UP'] as const)]);
}

export function marksOfYear(years: Years, year: number): Marks {
  const entered = years.find((one) => one.year === year);
  return entered ? marksOf(entered) : new Map();
}

/** The days of a kind, in order. */
export function daysOf(marks: Marks, mark: DayMark): string[] {
  return [...marks].filter(([, is]) => is === mark).map(([day]) => day).sort();
}

/** Weekdays (1 Monday … 7 Sunday) that are worked. */
export function workedWeekdays(weekly: Week): ReadonlySet<number> {
  return new Set(weekly.filter(({ spans }) => spans.length > 0).map(({ weekday }) => weekday));
}

/** A click further: a working day is closed or not; a day of rest is worked instead, or a holiday, or neither. */
export function nextMark(mark: DayMark | undefined, worked: boolean): DayMark | undefined {
  if (worked) return mark === undefined ? 'HOLIDAY' : undefined;
  return mark === undefined ? 'MAKE_UP' : mark === 'MAKE_UP' ? 'HOLIDAY' : undefined;
}

export function marked(marks: Marks, day: string, mark: DayMark | undefined): Marks {
  const next = new Map(marks);
  if (mark) next.set(day, mark);
  else next.delete(day);
  return next;
}

/** How many days are not as before. */
export function differences(before: Marks, after: Marks): number {
  return new Set([...before.keys(), ...after.keys()].filter((day) => before.get(day) !== after.get(day))).size;
}

const DAY_MS = 86_400_000;

/** A day of the wall calendar, no zone: 1 Monday … 7 Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day of another month, or its last. */
export function monthAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** The weeks of a month, Monday first; null: a day of another month. */
export function weeksOf(year: number, month: number): (string | null)[][] {
  const first = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const cells = [...Array.from({ length: weekdayOf(first) - 1 }, () => null), ...Array.from({ length: count }, (_, day) => dayAfter(first, day))];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => Array.from({ length: 7 }, (__, place) => cells[week * 7 + place] ?? null));
}
