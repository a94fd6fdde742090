import { WEEKDAYS, type CalendarProblem, type CalendarYear } from '@guanjia/domain';
import { newestCalendar, writeCalendarYear, writeWeeklyHours, type CalendarChange, type WeekdayHours } from '../calendars/change-calendar.js';
import { reading } from './fields.js';
import type { Bring, ListWork } from './import-list.js';
import { attempt, differs, RowRefused, type Fate, type ListRow } from './list-row.js';
import { words } from './problem.js';
import { isTime, readTime } from './times.js';

const readWeekday = reading<string>(Object.fromEntries(
  [['一', 'monday', 'mon'], ['二', 'tuesday', 'tue'], ['三', 'wednesday', 'wed'], ['四', 'thursday', 'thu'], ['五', 'friday', 'fri'], ['六', 'saturday', 'sat'], ['日', 'sunday', 'sun']]
    .map(([zh, ...en], n) => [String(n + 1), [`周${zh}`, `星期${zh}`, `礼拜${zh}`, ...(zh === '日' ? ['周天', '星期天', '礼拜天'] : []), ...en]]),
));
const readKindOfDay = reading<'HOLIDAY' | 'MAKE_UP'>({
  HOLIDAY: ['节假日', '法定节假日', '放假', '休息', '休假', '假日', '公休', 'holiday', 'closed'],
  MAKE_UP: ['调休上班', '调休上班日', '补班', '上班', '调休', '调班', 'makeup', 'makeupday', 'worked'],
});
const CLOSED = /^(休息|不上班|关闭|closed|off|[-—–]+)?$/i;

interface Day {
  readonly row: ListRow;
  /** "2026-10-01" */
  readonly day: string;
  readonly kind: 'HOLIDAY' | 'MAKE_UP';
}

interface Week {
  readonly row: ListRow;
  readonly weekday: number;
  readonly spans: WeekdayHours['spans'];
}

/** A centre's working time: rows of weekdays say the usual week, rows of dates the holidays and make-up days. The week comes in as a whole, the days year by year. */
export const bringCalendar: Bring = async (work, rows) => {
  const fates = new Map<number, Fate>();
  const weeks: Week[] = [];
  const days: Day[] = [];
  for (const row of rows) {
    const fate = await attempt(work.client, row, async () => {
      const weekday = readWeekday(row.text('day'));
      if (weekday === null) days.push(dayOf(work, row));
      else weeks.push({ row, weekday: Number(weekday), spans: spansOf(row) });
      return 'NEW';
    });
    if (fate !== 'NEW') fates.set(row.row, fate);
  }
  // A week with a hole that nobody meant would count every limit wrong.
  const whole = rows.every((row) => !fates.has(row.row) || isTime(row.text('day')));
  for (const [row, fate] of await bringWeek(work, weeks, whole)) fates.set(row, fate);
  for (const year of new Set(days.map(({ day }) => Number(day.slice(0, 4))))) {
    for (const [row, fate] of await bringYear(work, year, days.filter(({ day }) => Number(day.slice(0, 4)) === year))) fates.set(row, fate);
  }
  return fates;
};

function dayOf({ order }: ListWork, row: ListRow): Day {
  const read = readTime(row.text('day'), { zone: 'UTC', order, dayMeans: 'START' });
  if ('problem' in read) throw new RowRefused(words('既不是星期（周一…周日），也不是日期（2026-10-01）。', 'is neither a weekday (Monday to Sunday) nor a date (2026-10-01).'), 'day');
  const kind = readKindOfDay(row.text('kind'));
  if (kind === null) throw new RowRefused(words('请写“节假日”或“调休上班”。', 'Write holiday or make-up day.'), 'kind');
  return { row, day: new Date(read.at).toISOString().slice(0, 10), kind };
}

/** "8:30-12:00 13:30-17:30"; empty or 休息: closed. */
function spansOf(row: ListRow): WeekdayHours['spans'] {
  const text = row.text('hours');
  if (CLOSED.test(text)) return [];
  const found = [...text.matchAll(/(\d{1,2})[:：](\d{2})\s*[-—–~～至到]\s*(\d{1,2})[:：](\d{2})/g)];
  const rest = text.replace(/(\d{1,2})[:：](\d{2})\s*[-—–~～至到]\s*(\d{1,2})[:：](\d{2})/g, '').replace(/[\s,，、;；和]+/g, '');
  if (found.length === 0 || rest !== '') throw new RowRefused(words('不是工作时间：请写成 08:30-12:00 13:30-17:30 这样，休息日写“休息”。', 'is no working time. Write it like 08:30-12:00 13:30-17:30, or closed.'), 'hours');
  return found.map(([, h, m, until, minute]) => ({ from: `${h!.padStart(2, '0')}:${m}`, until: `${until!.padStart(2, '0')}:${minute}` }));
}

const changeOf = (work: ListWork, version: number): CalendarChange => ({ centreId: work.centre!.id, personId: work.by.personId, version, reason: `导入 ${work.fileName}`.slice(0, 500) });
const saidOf = (spans: WeekdayHours['spans']): string => spans.map(({ from, until }) => `${from}-${until}`).join(' ');

async function bringWeek(work: ListWork, weeks: readonly Week[], whole: boolean): Promise<(readonly [number, Fate])[]> {
  if (weeks.length === 0) return [];
  const { version, body } = await newestCalendar(work.client, work.centre!.id);
  // Mornings and afternoons may stand in rows of their own.
  const hours = WEEKDAYS.map((weekday): WeekdayHours => ({ weekday, spans: weeks.filter((one) => one.weekday === weekday).flatMap(({ spans }) => spans) }));
  const all = (fate: (week: Week) => Fate) => weeks.map((week) => [week.row.row, fate(week)] as const);
  if (body) {
    return all(({ weekday }) => {
      const here = (body.weekly[weekday as keyof typeof body.weekly] ?? []).map(([from, until]) => `${from}-${until}`).join(' ');
      const file = saidOf(hours[weekday - 1]!.spans);
      return here === file ? 'KNOWN' : { changed: [differs('工作时间', 'hours', here, file)] };
    });
  }
  if (!whole) return all(() => ({ refused: words('同一文件的其他行有误，每周工作时间没有导入：改正后再导。', 'Another row of the week is wrong, so that the week does not come in. Correct it and import again.') }));
  const problems = await writeWeeklyHours(work.client, changeOf(work, version), hours);
  if (problems.length === 0) return all(() => 'NEW');
  return all(({ row, weekday }) => ({ refused: saidBy(row, 'hours', problems.filter(({ field }) => field.startsWith(`weekly.${weekday}`)), problems) }));
}

/** What a verb says about this row, else the first thing that it says at all. */
function saidBy(row: ListRow, field: string, own: readonly CalendarProblem[], all: readonly CalendarProblem[]) {
  const { message } = own[0] ?? all[0]!;
  return own.length > 0 ? row.about(field, message) : message;
}

async function bringYear(work: ListWork, year: number, days: readonly Day[]): Promise<(readonly [number, Fate])[]> {
  const { version, body } = await newestCalendar(work.client, work.centre!.id);
  const before: CalendarYear = body?.years.find((one) => one.year === year) ?? { year, holidays: [], makeUpDays: [] };
  const listed = (day: string): Day['kind'] | null => (before.holidays.includes(day) ? 'HOLIDAY' : before.makeUpDays.includes(day) ? 'MAKE_UP' : null);
  const fates: (readonly [number, Fate])[] = [];
  let fresh: Day[] = [];
  for (const one of days) {
    const here = listed(one.day);
    const twice = fresh.find(({ day, kind }) => day === one.day && kind === one.kind);
    if (here === one.kind || twice) fates.push([one.row.row, 'KNOWN']);
    else if (here !== null) fates.push([one.row.row, { changed: [differs('类型', 'kind of day', NAMED[here], NAMED[one.kind])] }]);
    else fresh.push(one);
  }
  // The verb takes a year as a whole: what it says no to is left out, until it takes the rest.
  while (fresh.length > 0) {
    const of = (kind: Day['kind']) => fresh.filter((one) => one.kind === kind);
    const next = { year, holidays: [...before.holidays, ...of('HOLIDAY').map(({ day }) => day)], makeUpDays: [...before.makeUpDays, ...of('MAKE_UP').map(({ day }) => day)] };
    const problems = await writeCalendarYear(work.client, changeOf(work, version), next);
    if (problems.length === 0) return [...fates, ...fresh.map(({ row }) => [row.row, 'NEW'] as const)];
    const wrong = fresh.filter(({ day, kind }) => problems.some(({ field }) => field === placeOf(next, day, kind)));
    const told = (wrong.length > 0 ? wrong : fresh).map((one) => [one.row.row, { refused: saidBy(one.row, 'day', problems.filter(({ field }) => field === placeOf(next, one.day, one.kind)), problems) }] as const);
    fates.push(...told);
    fresh = wrong.length > 0 ? fresh.filter((one) => !wrong.includes(one)) : [];
  }
  return fates;
}

const NAMED = { HOLIDAY: '节假日', MAKE_UP: '调休上班' } as const;
const placeOf = (year: CalendarYear, day: string, kind: Day['kind']): string => (kind === 'HOLIDAY' ? `holidays.${year.holidays.indexOf(day)}` : `makeUpDays.${year.makeUpDays.indexOf(day)}`);
