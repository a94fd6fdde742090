import chineseDays from 'chinese-days';
import type { Words } from '../policy/facts.js';
import type { WeeklyHours, WorkingCalendar } from './calendar.js';
import { dayInWords, dayNumberOf } from './civil.js';

/** The public holidays (法定节假日 with the days around them) and the weekend days worked instead (调休上班日) of one year, as the State Council announced them. */
export interface ChineseYear {
  readonly year: number;
  /** False: not announced yet, or not known to the library; the lists are empty then, and a person has to enter the days. */
  readonly announced: boolean;
  /** Days off, "2026-10-01". Weekend days are among them only where they belong to a holiday. */
  readonly holidays: readonly string[];
  /** Saturdays and Sundays that are worked, "2026-10-10". */
  readonly makeUpDays: readonly string[];
  /** Which holiday a day of either list belongs to. */
  readonly names: Readonly<Record<string, Words>>;
}

/** One year of the maintained library, expanded into data: what is stored and edited is the result, not the library. */
export function chineseCalendar(year: number): ChineseYear {
  const holidays: string[] = [];
  const makeUpDays: string[] = [];
  const names: Record<string, Words> = {};
  const next = dayNumberOf({ year: year + 1, month: 1, day: 1 });
  for (let day = dayNumberOf({ year, month: 1, day: 1 }); day < next; day++) {
    const date = dayInWords(day);
    const { work, name } = chineseDays.getDayDetail(date);
    // Only announced days carry "National Day,国庆节,3"; all others the English name of their weekday.
    const [en, zh] = name.split(',');
    if (zh === undefined) continue;
    names[date] = { zh, en: en! };
    (work ? makeUpDays : holidays).push(date);
  }
  return { year, announced: holidays.length > 0, holidays, makeUpDays, names };
}

/** An office's calendar in China: its weekly hours, less the public holidays of these years, with the days worked instead. */
export function chineseOffice(zone: string, weekly: WeeklyHours, years: readonly number[]): WorkingCalendar {
  const known = years.map(chineseCalendar);
  return { zone, weekly, holidays: known.flatMap(({ holidays }) => holidays), makeUpDays: known.flatMap(({ makeUpDays }) => makeUpDays) };
}
