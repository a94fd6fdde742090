import type { Instant, Words } from '../policy/facts.js';
import type { WorkingCalendar } from './calendar.js';
import { chineseCalendar } from './chinese-calendar.js';
import { civilDateOf, dayInWords, dayNumberFrom, type DayNumber } from './civil.js';
import { isWorkingDay, neverCloses } from './working-days.js';
import { dayOf } from './zoned.js';

/** Days in a row that are left out, or worked instead, for the same reason. */
interface Stretch {
  readonly first: DayNumber;
  readonly last: DayNumber;
  readonly why: Words;
}

const MOST_STRETCHES = 12;

/** Which days between the start and the due time the calendar left out, and which were worked instead (law 6): what a person would count on the wall. */
export function calendarInWords(calendar: WorkingCalendar | undefined, from: Instant, until: Instant): Words {
  if (!calendar) return { zh: '本管理处没有设工作日历，工作时间按全天24小时计', en: 'This centre has no working calendar: working time counts round the clock' };
  if (neverCloses(calendar)) return { zh: '本管理处全天24小时工作，没有不计的日子', en: 'This centre works round the clock: no day is left out' };
  const left: Stretch[] = [];
  const worked: Stretch[] = [];
  const names = new Map<number, ReturnType<typeof chineseCalendar>['names']>();
  const nameOf = (day: DayNumber): Words | undefined => {
    const { year } = civilDateOf(day);
    if (!names.has(year)) names.set(year, chineseCalendar(year).names);
    return names.get(year)![dayInWords(day)];
  };
  const holidays = new Set(calendar.holidays.map(dayNumberFrom));
  const makeUpDays = new Set(calendar.makeUpDays?.map(dayNumberFrom));
  for (let day = dayOf(from, calendar.zone); day <= dayOf(until - 1, calendar.zone); day++) {
    if (makeUpDays.has(day)) add(worked, day, nameOf(day) ?? MAKE_UP);
    else if (!isWorkingDay(day, calendar)) add(left, day, holidays.has(day) ? (nameOf(day) ?? HOLIDAY) : WEEKLY);
  }
  if (left.length === 0 && worked.length === 0) return { zh: '其间每天都是工作日', en: 'Every day in between was worked' };
  const parts = [
    ...(left.length > 0 ? [listed({ zh: '不计', en: 'left out: ' }, left)] : []),
    ...(worked.length > 0 ? [listed({ zh: '调休上班', en: 'worked instead: ' }, worked)] : []),
  ];
  return { zh: parts.map(({ zh }) => zh).join('；'), en: capital(parts.map(({ en }) => en).join('; ')) };
}

const HOLIDAY: Words = { zh: '节假日', en: 'holiday' };
const WEEKLY: Words = { zh: '每周休息', en: 'weekly rest' };
const MAKE_UP: Words = { zh: '调休', en: 'make-up day' };

function add(stretches: Stretch[], day: DayNumber, why: Words): void {
  const before = stretches.at(-1);
  if (before?.last === day - 1 && before.why.zh === why.zh) stretches[stretches.length - 1] = { ...before, last: day };
  else stretches.push({ first: day, last: day, why });
}

function listed(what: Words, stretches: readonly Stretch[]): Words {
  const shown = stretches.slice(0, MOST_STRETCHES);
  const more = stretches.length - shown.length;
  const days = ({ first, last }: Stretch, to: string) => (first === last ? dayInWords(first) : `${dayInWords(first)}${to}${dayInWords(last)}`);
  return {
    zh: `${what.zh}${shown.map((stretch) => `${days(stretch, '至')}（${stretch.why.zh}）`).join('、')}${more > 0 ? `等，另有${more}段` : ''}`,
    en: `${what.en}${shown.map((stretch) => `${days(stretch, ' to ')} (${stretch.why.en})`).join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
