import type { Weekday } from '../policy/term.js';

/** Days of the (proleptic Gregorian) calendar as whole numbers: 0 is 1970-01-01. No zone: a day of the wall calendar. */
export type DayNumber = number;

export interface CivilDate {
  readonly year: number;
  /** 1 … 12 */
  readonly month: number;
  /** 1 … 31 */
  readonly day: number;
}

/** Howard Hinnant's days_from_civil: exact for all years. */
export function dayNumberOf({ year, month, day }: CivilDate): DayNumber {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function civilDateOf(number: DayNumber): CivilDate {
  const z = number + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 };
}

export function weekdayOf(number: DayNumber): Weekday {
  return (((((number + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** That day of the month so many months later (earlier: negative); a day that the month does not have is its last. */
export function dayOfMonthAfter(number: DayNumber, months: number, day: number): DayNumber {
  const from = civilDateOf(number);
  const place = from.year * 12 + from.month - 1 + months;
  const first = dayNumberOf({ year: Math.floor(place / 12), month: place - Math.floor(place / 12) * 12 + 1, day: 1 });
  const next = dayNumberOf({ year: Math.floor((place + 1) / 12), month: place + 1 - Math.floor((place + 1) / 12) * 12 + 1, day: 1 });
  return Math.min(first + day, next) - 1;
}

/** "2026-10-01" as a day; null where it is no date of the calendar (a 30th of February). */
export function dayNumberFrom(text: string): DayNumber | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return null;
  const date = { year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) };
  const number = dayNumberOf(date);
  const back = civilDateOf(number);
  return back.month === date.month && back.day === date.day ? number : null;
}

/** A day as "2026-10-01". */
export function dayInWords(number: DayNumber): string {
  const { year, month, day } = civilDateOf(number);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
