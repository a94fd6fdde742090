import { Temporal } from 'temporal-polyfill';
import type { Instant, Words } from '@guanjia/domain';
import { UnusableInput, words } from './problem.js';

/** How 3/4/2011 is to be read; the file shows it or the person names it. */
export type DateOrder = 'MDY' | 'DMY';

export interface TimeReading {
  /** IANA name; applies to times that carry no offset of their own. */
  readonly zone: string;
  readonly order: DateOrder | null;
  /** What a day without a time stands for: its first moment, or 24:00 (a limit that names a day ends with it). */
  readonly dayMeans: 'START' | 'END';
}

/** What a person should know about how a time was read: the hour that the zone repeats (the first pass is taken) or skips (moved forward), a day without a time. */
export type TimeNote = 'REPEATED_HOUR' | 'MISSING_HOUR' | 'NO_TIME_OF_DAY';

export type TimeResult = { readonly at: Instant; readonly notes: readonly TimeNote[] } | { readonly problem: Words };

/** The formats, as messages list them. */
export const TIME_FORMATS = '2026-03-08 14:05[:09], 2026-03-08T14:05:09+08:00, 2026/3/8 14:05, 2026.3.8, 2026年3月8日 14时5分, 20260308 140509, 3/8/2026 2:05 PM';

const TIME = String.raw`(?<before>上午|下午|晚上|凌晨|中午|[AaPp]\.?[Mm]\.?)?\s*(?<hour>\d{1,2})\s*[:：时点]\s*(?:(?<minute>\d{1,2})\s*分?)?(?:\s*[:：]?\s*(?<second>\d{1,2})(?:[.,](?<fraction>\d{1,9}))?\s*秒?)?\s*(?<after>[AaPp]\.?[Mm]\.?)?`;
const OFFSET = String.raw`\s*(?<offset>Z|UTC|GMT|[+-]\d{2}:?\d{2})?`;
const FORMATS = [
  new RegExp(String.raw`^(?<year>\d{4,6})([-/.])(?<month>\d{1,2})\2(?<day>\d{1,2})(?:[T\s]+${TIME}${OFFSET})?$`, 'u'),
  new RegExp(String.raw`^(?<year>\d{4,6})\s*年\s*(?<month>\d{1,2})\s*月\s*(?<day>\d{1,2})\s*[日号]?(?:\s*${TIME}${OFFSET})?$`, 'u'),
  new RegExp(String.raw`^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?:[T\s]?(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?)?$`, 'u'),
];
const ORDERED = new RegExp(String.raw`^(?<first>\d{1,2})([-/.])(?<next>\d{1,2})\2(?<year>\d{4})(?:[T\s]+${TIME}${OFFSET})?$`, 'u');

/** @throws UnusableInput the zone is no IANA name */
export function checkZone(zone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    throw new UnusableInput(words(`不认识的时区 ${zone}：请写 Asia/Shanghai、America/New_York 这样的名称。`, `Unknown time zone ${zone}. Write a name such as Asia/Shanghai or America/New_York.`));
  }
}

/** A text as a moment, or why it is none. Blank is for the caller to judge. */
export function readTime(text: string, reading: TimeReading): TimeResult {
  const read = readWall(text.trim(), reading.order);
  if ('problem' in read) return read;
  const { wall: written, timed, offset } = read;
  const wall = !timed && reading.dayMeans === 'END' ? written.add({ days: 1 }) : written;
  const untimed: TimeNote[] = timed ? [] : ['NO_TIME_OF_DAY'];
  if (offset !== null) return { at: Date.parse(`${wall.toString({ fractionalSecondDigits: 3 })}${offset}`), notes: untimed };
  return inZone(wall, reading.zone, untimed);
}

/** Whether a text is a time, with the month or the day first; without the work of finding its moment. */
export function isTime(text: string): boolean {
  const value = text.trim();
  return 'wall' in readWall(value, 'MDY') || 'wall' in readWall(value, 'DMY');
}

interface WallTime {
  readonly wall: Temporal.PlainDateTime;
  readonly timed: boolean;
  readonly offset: string | null;
}

function readWall(value: string, order: DateOrder | null): WallTime | { readonly problem: Words } {
  const parts = partsOf(value, order);
  if (parts === null) {
    return { problem: /^\d{5}(\.\d+)?$/.test(value) ? words('像是 Excel 的日期序号：请把该列设为日期格式再导出。', 'looks like a date number of Excel. Format the column as a date and export again.') : words(`不是可读的时间。可用：${TIME_FORMATS}。`, `is no time that can be read. Known: ${TIME_FORMATS}.`) };
  }
  if (parts.year < 1900 || parts.year > 2199) {
    return { problem: words(`年份 ${parts.year} 不在 1900—2199 之间：请改正。`, `the year ${parts.year} is outside 1900 to 2199. Correct it.`) };
  }
  const { timed, offset, ...clock } = parts;
  // 24:00 is the first moment of the next day.
  const midnight = clock.hour === 24 && clock.minute === 0 && clock.second === 0 && clock.millisecond === 0;
  try {
    const wall = Temporal.PlainDateTime.from({ ...clock, hour: midnight ? 0 : clock.hour }, { overflow: 'reject' });
    return { wall: midnight ? wall.add({ days: 1 }) : wall, timed, offset };
  } catch {
    return { problem: words('没有这一天或这个时刻：请改正。', 'no such day or time of day exists. Correct it.') };
  }
}

function inZone(wall: Temporal.PlainDateTime, zone: string, notes: readonly TimeNote[]): TimeResult {
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = wall.toZonedDateTime(zone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { at: earlier.epochMilliseconds, notes };
  const repeated = earlier.toPlainDateTime().equals(wall);
  return repeated ? { at: earlier.epochMilliseconds, notes: [...notes, 'REPEATED_HOUR'] } : { at: later.epochMilliseconds, notes: [...notes, 'MISSING_HOUR'] };
}

interface Parts {
  year: number; month: number; day: number; hour: number; minute: number; second: number; millisecond: number;
  timed: boolean;
  offset: string | null;
}

function partsOf(value: string, order: DateOrder | null): Parts | null {
  for (const format of FORMATS) {
    const found = format.exec(value)?.groups;
    if (found) return partsOfGroups(found, Number(found['month']), Number(found['day']));
  }
  const found = order === null ? undefined : ORDERED.exec(value)?.groups;
  if (!found) return null;
  const [first, next] = [Number(found['first']), Number(found['next'])];
  return order === 'MDY' ? partsOfGroups(found, first, next) : partsOfGroups(found, next, first);
}

function partsOfGroups(found: Record<string, string | undefined>, month: number, day: number): Parts {
  const half = (found['before'] ?? found['after'] ?? '').replaceAll('.', '').toUpperCase();
  const written = Number(found['hour'] ?? 0);
  const afternoon = ['PM', '下午', '晚上', '中午'].includes(half);
  // 12 PM and 中午12点 are noon, 12 AM and 凌晨12点 midnight; 下午14:05 already counts to 24; 中午11:30 stays.
  const hour = afternoon && written < 12 && !(half === '中午' && written >= 10) ? written + 12 : !afternoon && half !== '' && half !== '上午' && written === 12 ? 0 : written;
  const offset = found['offset'];
  return {
    year: Number(found['year']), month, day,
    // 13 PM or 0 AM by an English clock is no time.
    hour: half.endsWith('M') && (written < 1 || written > 12) ? 99 : hour,
    minute: Number(found['minute'] ?? 0),
    second: Number(found['second'] ?? 0),
    millisecond: Number((found['fraction'] ?? '').padEnd(3, '0').slice(0, 3)),
    timed: found['hour'] !== undefined,
    offset: offset === undefined ? null : offset.startsWith('+') || offset.startsWith('-') ? `${offset.slice(0, 3)}:${offset.slice(-2)}` : 'Z',
  };
}

/**
 * Finds out from the values whether 3/4/2011 means 3 April or 4 March: a number above 12 shows it.
 * @returns null when no value is written in this way
 * @throws UnusableInput the values leave it open, or contradict each other
 */
export function dateOrderOf(values: Iterable<string>): DateOrder | null {
  let seen: string | null = null;
  let dayFirst: string | null = null;
  let monthFirst: string | null = null;
  for (const value of values) {
    const found = ORDERED.exec(value.trim())?.groups;
    if (!found) continue;
    seen ??= value;
    if (Number(found['first']) > 12) dayFirst ??= value;
    if (Number(found['next']) > 12) monthFirst ??= value;
  }
  if (seen === null) return null;
  if (dayFirst !== null && monthFirst !== null) {
    throw new UnusableInput(words(`日期写法前后不一：${dayFirst} 日在前，${monthFirst} 月在前。请统一，或用 --dates 指定。`, `The dates contradict each other: ${dayFirst} has the day first, ${monthFirst} the month. Write them alike, or name --dates MDY or DMY.`));
  }
  if (dayFirst === null && monthFirst === null) {
    throw new UnusableInput(words(`看不出 ${seen} 是月在前还是日在前：请用 --dates MDY 或 --dates DMY 指定。`, `${seen} may have the month or the day first. Name it: --dates MDY or --dates DMY.`));
  }
  return dayFirst === null ? 'MDY' : 'DMY';
}
