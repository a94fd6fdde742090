import { badField } from '../access/refusals.js';
import { readText } from '../cases/door.js';

/** What set-up reads at the door; each answers the value, or throws BAD_USER_INPUT that says what is wrong, where, and what to do. */

export const LONGEST_NAME = 60;
export const LONGEST_ROOM = 20;

export function readCode(field: string, value: string): string {
  if (!/^[A-Z0-9]{1,8}$/.test(value)) throw badField(field, { zh: '须为 1 到 8 个大写字母或数字，如 YH；事项编号以它开头。', en: 'must be 1 to 8 capital letters and digits, such as YH. Case numbers begin with it.' });
  return value;
}

export function readZone(field: string, value: string): string {
  try {
    // A bare offset would not know summer time, and is no name of a zone.
    if (!/^[A-Za-z]/.test(value)) throw new RangeError();
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
  } catch {
    throw badField(field, { zh: '不是时区。请写 IANA 名称，如 Asia/Shanghai。', en: 'is not a time zone. Give an IANA name, such as Asia/Shanghai.' });
  }
}

/** A day of the calendar between 1900 and 2199; null for none. */
export function readDay(field: string, value: string | null | undefined): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (!isDay(value)) throw badField(field, { zh: '不是 1900 到 2199 年间的日期。请写成 2026-11-20 这样。', en: 'is not a day between 1900 and 2199. Give it as YYYY-MM-DD, such as 2026-11-20.' });
  return value;
}

export function isDay(value: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  if (year === undefined || Number(year) < 1900 || Number(year) > 2199) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

/** A name in both languages; the English one, where nobody gave it, is the Chinese. */
export function readNames(zh: string, en: string | null | undefined, field = 'name'): { zh: string; en: string } {
  const name = readText(`${field}Zh`, zh, { most: LONGEST_NAME });
  return { zh: name, en: en === null || en === undefined || en.trim() === '' ? name : readText(`${field}En`, en, { most: LONGEST_NAME }) };
}
