import { describe, expect, it } from 'vitest';
import { calendarProblems, mondayToFriday } from './calendar.js';
import { chineseCalendar, chineseOffice } from './chinese-calendar.js';
import { dayNumberFrom, weekdayOf } from './civil.js';
import { addWorkingDays, addWorkingTime } from './working-time.js';
import { instantOf, wallTimeOf } from './zoned.js';

const SHANGHAI = 'Asia/Shanghai';
const at = (local: string) => instantOf(Date.parse(`${local}Z`), SHANGHAI);
const local = (moment: number) => new Date(wallTimeOf(moment, SHANGHAI)).toISOString().slice(0, 16);
const office = chineseOffice(SHANGHAI, mondayToFriday(['08:30', '12:00'], ['14:00', '17:30']), [2025, 2026]);

describe('2026年节假日安排 (国务院办公厅)', () => {
  const year = chineseCalendar(2026);

  it.each([
    ['元旦', '2026-01-01', '2026-01-03'],
    ['春节', '2026-02-15', '2026-02-23'],
    ['清明', '2026-04-04', '2026-04-06'],
    ['劳动节', '2026-05-01', '2026-05-05'],
    ['端午', '2026-06-19', '2026-06-21'],
    ['中秋', '2026-09-25', '2026-09-27'],
    ['国庆节', '2026-10-01', '2026-10-07'],
  ])('%s: from %s to %s', (name, first, last) => {
    const days = year.holidays.filter((day) => year.names[day]!.zh === name);
    expect([days[0], days.at(-1)]).toEqual([first, last]);
    expect(days).toHaveLength(dayNumberFrom(last)! - dayNumberFrom(first)! + 1);
  });

  it('the weekend days worked instead', () => {
    expect(year.makeUpDays).toEqual(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']);
    for (const day of year.makeUpDays) expect(weekdayOf(dayNumberFrom(day)!)).toBeGreaterThan(5);
  });
});

it('a year that is not announced says so, and claims no days', () => {
  expect(chineseCalendar(2050)).toEqual({ year: 2050, announced: false, holidays: [], makeUpDays: [], names: {} });
});

it('an office in China: its calendar has no problems', () => expect(calendarProblems(office)).toEqual([]));

it.each([
  ['3个工作日 over the Spring Festival, with the Saturday worked instead', '2026-02-13T10:00', 3, '2026-02-25T10:00'],
  ['1个工作日 before a Saturday that is worked', '2026-10-09T10:00', 1, '2026-10-10T10:00'],
  ['1个工作日 before National Day', '2026-09-30T10:00', 1, '2026-10-08T10:00'],
  ['over the turn of the year', '2025-12-31T10:00', 1, '2026-01-04T10:00'],
])('%s', (_, from, days, until) => expect(local(addWorkingDays(at(from), days, office))).toBe(until));

it('four working hours from the eve of the Spring Festival', () => {
  expect(local(addWorkingTime(at('2026-02-14T15:30'), 4 * 3_600_000, office))).toBe('2026-02-24T10:30');
});
