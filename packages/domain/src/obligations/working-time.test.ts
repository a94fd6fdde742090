import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Weekday } from '../policy/term.js';
import { calendarProblems, mondayToFriday, roundTheClock, type OpenSpan, type WeeklyHours, type WorkingCalendar } from './calendar.js';
import { addWorkingDays, addWorkingTime, workingDaysBetween, workingTimeBetween, type Stop } from './working-time.js';
import { isWorkingDay } from './working-days.js';
import { dayOf, instantOf, wallTimeOf } from './zoned.js';

interface Vector {
  readonly id: string;
  readonly op: 'add_working' | 'working_between' | 'add_working_days' | 'local_to_utc';
  readonly calendar?: string;
  readonly zone?: string;
  readonly local?: boolean;
  readonly local_time?: string;
  readonly start: string;
  readonly end?: string;
  readonly seconds?: number;
  readonly days?: number;
  readonly end_of_day?: boolean;
  readonly expected: string;
  readonly expected_seconds?: number;
  readonly pauses?: readonly { readonly from: string; readonly to: string }[];
  readonly source: string;
}
interface Vectors {
  readonly calendars: Readonly<Record<string, { readonly tz: string; readonly hours: Readonly<Record<string, readonly OpenSpan[]>>; readonly holidays: readonly string[]; readonly recurring_holidays_mmdd: readonly string[] }>>;
  readonly vectors: readonly Vector[];
}

const { calendars, vectors } = JSON.parse(readFileSync(new URL('./fixtures/working-time-vectors.json', import.meta.url), 'utf8')) as Vectors;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function calendarOf(key: string): WorkingCalendar {
  const { tz, hours, holidays, recurring_holidays_mmdd } = calendars[key]!;
  const weekly = Object.fromEntries(WEEKDAYS.map((name, place) => [place + 1, hours[name] ?? []])) as WeeklyHours;
  return { zone: tz, weekly, holidays, yearlyHolidays: recurring_holidays_mmdd };
}

describe('as other houses’ test suites state it (each row names its source)', () => {
  it('all 49 are here', () => expect(vectors).toHaveLength(49));

  it.each(vectors.map((vector) => [vector.id, vector.op, vector] as const))('%s: %s', (_, __, vector) => {
    const calendar = vector.calendar === undefined ? roundTheClock(vector.zone!) : calendarOf(vector.calendar);
    const moment = (text: string) => (/Z$/.test(text) ? Date.parse(text) : instantOf(Date.parse(`${text}Z`), calendar.zone));
    const said = (at: number) => new Date(at).toISOString();
    const stops = (vector.pauses ?? []).map(({ from, to }) => ({ from: moment(from), until: moment(to) }));
    switch (vector.op) {
      case 'local_to_utc':
        return expect(said(moment(vector.local_time!))).toBe(said(moment(vector.expected)));
      case 'working_between':
        return expect(workingTimeBetween(moment(vector.start), moment(vector.end!), calendar, stops)).toBe(vector.expected_seconds! * 1000);
      case 'add_working':
        return expect(said(addWorkingTime(moment(vector.start), vector.seconds! * 1000, calendar, stops))).toBe(said(moment(vector.expected)));
      case 'add_working_days':
        return expect(said(addWorkingDays(moment(vector.start), vector.days!, calendar, vector.end_of_day ? 'CLOSING' : 'SAME_TIME'))).toBe(said(moment(vector.expected)));
    }
  });
});

const SHANGHAI = 'Asia/Shanghai';
const office: WorkingCalendar = { zone: SHANGHAI, weekly: mondayToFriday(['09:00', '12:00'], ['14:00', '18:00']), holidays: ['2026-10-01', '2026-10-02'], makeUpDays: ['2026-10-10'] };
const HOUR = 3_600_000;
const at = (local: string, zone = SHANGHAI) => instantOf(Date.parse(`${local}Z`), zone);
const local = (moment: number, zone = SHANGHAI) => new Date(wallTimeOf(moment, zone)).toISOString().slice(0, 19);

describe('an office’s time', () => {
  it.each([
    ['within the morning', '2026-03-02T09:00:00', 1, '2026-03-02T10:00:00'],
    ['over lunch', '2026-03-02T11:00:00', 2, '2026-03-02T15:00:00'],
    ['exactly until lunch: the closing moment', '2026-03-02T09:00:00', 3, '2026-03-02T12:00:00'],
    ['exactly until the evening', '2026-03-02T09:00:00', 7, '2026-03-02T18:00:00'],
    ['a second more is the next morning', '2026-03-02T09:00:00', 7 + 1 / 3600, '2026-03-03T09:00:01'],
    ['over the weekend', '2026-03-06T17:30:00', 1, '2026-03-09T09:30:00'],
    ['from a Sunday', '2026-03-08T10:00:00', 1, '2026-03-09T10:00:00'],
    ['over a holiday', '2026-09-30T17:00:00', 2, '2026-10-05T10:00:00'],
    ['on a Saturday that is worked instead, by Monday’s hours', '2026-10-09T17:00:00', 2, '2026-10-10T10:00:00'],
  ])('%s', (_, from, hours, until) => expect(local(addWorkingTime(at(from), Math.round(hours * HOUR), office))).toBe(until));

  it.each([
    ['3个工作日, the starting day not counted', '2026-03-02T10:00:00', 3, 'SAME_TIME', '2026-03-05T10:00:00'],
    ['from a Friday night', '2026-03-06T23:30:00', 1, 'SAME_TIME', '2026-03-09T23:30:00'],
    ['from a Saturday: no time of day to keep, so the working day in full', '2026-03-07T10:00:00', 1, 'SAME_TIME', '2026-03-10T00:00:00'],
    ['until the last one closes', '2026-03-02T10:00:00', 1, 'CLOSING', '2026-03-03T18:00:00'],
    ['until its 24:00', '2026-03-02T10:00:00', 1, 'END_OF_DAY', '2026-03-04T00:00:00'],
    ['over the holidays and the Saturday worked instead', '2026-09-30T10:00:00', 6, 'SAME_TIME', '2026-10-10T10:00:00'],
    ['over the end of a month', '2026-01-30T10:00:00', 1, 'SAME_TIME', '2026-02-02T10:00:00'],
  ] as const)('%s', (_, from, days, until, expected) => expect(local(addWorkingDays(at(from), days, office, until))).toBe(expected));

  it('the missing hour is not worked, the repeated one twice', () => {
    const night: WorkingCalendar = { zone: 'Europe/Berlin', weekly: { 7: [['01:00', '04:00']] }, holidays: [] };
    const worked = (day: string) => workingTimeBetween(Date.parse(`${day}T00:00:00Z`) - 12 * HOUR, Date.parse(`${day}T12:00:00Z`), night) / HOUR;
    expect([worked('2026-03-22'), worked('2026-03-29'), worked('2026-10-25')]).toEqual([3, 2, 4]);
  });

  it('spans that meet within the missing hour do not count it twice', () => {
    const split = (...spans: OpenSpan[]): WorkingCalendar => ({ zone: 'Europe/Berlin', weekly: { 7: spans }, holidays: [] });
    for (const spans of [[['01:00', '02:30'], ['02:30', '05:00']], [['01:00', '02:45'], ['03:00', '05:00']], [['01:00', '02:15'], ['02:45', '05:00']]] as OpenSpan[][]) {
      expect(workingTimeBetween(Date.parse('2026-03-28T12:00:00Z'), Date.parse('2026-03-29T12:00:00Z'), split(...spans))).toBe(3 * HOUR);
    }
  });

  it('one that never opens again is a broken calendar, said and not waited for', () => {
    const closed: WorkingCalendar = { zone: 'UTC', weekly: { 1: [['09:00', '10:00']] }, holidays: [], yearlyHolidays: Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(5, 10)) };
    expect(() => addWorkingTime(0, HOUR, closed)).toThrow(/closed for more than/);
    expect(() => addWorkingDays(0, 1, closed)).toThrow(/closed for more than/);
    expect(() => addWorkingTime(0, HOUR, { zone: 'UTC', weekly: {}, holidays: [] })).toThrow(/never open/);
  });
});

describe('a calendar that somebody edited', () => {
  it.each<[string, Partial<WorkingCalendar>, string, RegExp]>([
    ['no time of day', { weekly: { 1: [['9:00', '17:00']] } }, 'weekly.1.0', /written like 09:00/],
    ['ends before it begins', { weekly: { 1: [['17:00', '09:00']] } }, 'weekly.1.0', /two spans/],
    ['overlaps', { weekly: { 1: [['09:00', '13:00'], ['12:00', '17:00']] } }, 'weekly.1.1', /not overlap/],
    ['no such day', { holidays: ['2026-02-30'] }, 'holidays.0', /written like 2026-10-01/],
    ['no such day of every year', { yearlyHolidays: ['13-01'] }, 'yearlyHolidays.0', /written like 12-25/],
    ['never open', { weekly: { 1: [] } }, 'weekly', /at least one span/],
  ])('%s', (_, change, field, says) => expect(calendarProblems({ ...office, ...change })).toEqual([{ field, message: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(says) } }]));

  it('a good one has no problems', () => expect(calendarProblems(office)).toEqual([]));
});

describe('for any calendar and moment', () => {
  const zone = fc.constantFrom('UTC', SHANGHAI, 'Europe/Berlin', 'America/Sao_Paulo', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Tehran', 'Asia/Kathmandu');
  const time = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const day: fc.Arbitrary<OpenSpan[]> = fc
    .uniqueArray(fc.integer({ min: 0, max: 24 * 4 }), { maxLength: 4 })
    .map((quarters) => quarters.sort((one, other) => one - other).map((quarter) => time(quarter * 15)))
    .map((times) => Array.from({ length: Math.floor(times.length / 2) }, (_, pair) => [times[pair * 2]!, times[pair * 2 + 1]!] as const));
  const date = fc.integer({ min: 0, max: 800 }).map((days) => new Date(Date.UTC(2015, 0, 1 + days)).toISOString().slice(0, 10));
  const calendar: fc.Arbitrary<WorkingCalendar> = fc
    .record({ zone, week: fc.array(day, { minLength: 7, maxLength: 7 }), holidays: fc.array(date, { maxLength: 20 }), makeUpDays: fc.array(date, { maxLength: 5 }) })
    .filter(({ week }) => week.some((spans) => spans.length > 0))
    .map(({ week, ...rest }) => ({ ...rest, weekly: Object.fromEntries(week.map((spans, place) => [(place + 1) as Weekday, spans])) }));
  const moment = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2017, 0, 1) });
  const length = fc.integer({ min: 1, max: 60 * HOUR });

  it('adding then measuring agrees, forward and back', () => {
    fc.assert(fc.property(calendar, moment, length, (by, from, span) => {
      expect(workingTimeBetween(from, addWorkingTime(from, span, by), by)).toBe(span);
      expect(workingTimeBetween(addWorkingTime(from, -span, by), from, by)).toBe(span);
    }), { numRuns: 300 });
  });

  it('the answer is the first such moment: it lies in working time or at its end', () => {
    fc.assert(fc.property(calendar, moment, length, (by, from, span) => workingTimeBetween(from, addWorkingTime(from, span, by) - 1, by) === span - 1), { numRuns: 200 });
  });

  it('is monotone: who begins later is never due earlier, and more time is always later', () => {
    fc.assert(fc.property(calendar, moment, fc.integer({ min: 0, max: 200 * HOUR }), length, length, (by, from, later, span, more) => {
      expect(addWorkingTime(from + later, span, by)).toBeGreaterThanOrEqual(addWorkingTime(from, span, by));
      expect(addWorkingTime(from, span + more, by)).toBeGreaterThan(addWorkingTime(from, span, by));
    }), { numRuns: 200 });
  });

  it('of working days too', () => {
    fc.assert(fc.property(calendar, moment, fc.integer({ min: 0, max: 200 * HOUR }), fc.integer({ min: 1, max: 9 }), fc.constantFrom('SAME_TIME' as const, 'CLOSING' as const, 'END_OF_DAY' as const), (by, from, later, days, until) => {
      expect(addWorkingDays(from + later, days, by, until)).toBeGreaterThanOrEqual(addWorkingDays(from, days, by, until) - HOUR);
    }), { numRuns: 300 });
  });

  it('parts measured one after another add up', () => {
    fc.assert(fc.property(calendar, moment, moment, moment, (by, one, two, three) => workingTimeBetween(one, two, by) + workingTimeBetween(two, three, by) === workingTimeBetween(one, three, by)), { numRuns: 60 });
  });

  it('a desk that never closes counts natural time, over every change of clocks', () => {
    const spelt = (inZone: string): WorkingCalendar => ({ ...roundTheClock(inZone), holidays: ['1999-01-01'] });
    fc.assert(fc.property(zone, moment, fc.integer({ min: 1, max: 400 * HOUR }), (inZone, from, span) => {
      expect(addWorkingTime(from, span, spelt(inZone))).toBe(from + span);
      expect(addWorkingTime(from, span, roundTheClock(inZone))).toBe(from + span);
      expect(workingTimeBetween(from, from + span, spelt(inZone))).toBe(span);
    }), { numRuns: 200 });
  });

  it('where clocks are never changed, only the wall clock counts, not the zone', () => {
    fc.assert(fc.property(calendar, moment, length, fc.constantFrom('Asia/Kathmandu', 'Asia/Tokyo', 'Etc/GMT+11'), fc.integer({ min: 1, max: 9 }), (by, wall, span, inZone, days) => {
      const due = (name: string) => wallTimeOf(addWorkingTime(instantOf(wall, name), span, { ...by, zone: name }), name);
      expect(due(inZone)).toBe(due('UTC'));
      const day = (name: string) => wallTimeOf(addWorkingDays(instantOf(wall, name), days, { ...by, zone: name }), name);
      expect(day(inZone)).toBe(day('UTC'));
    }), { numRuns: 200 });
  });

  it('stops do not count: the same as going on, after each, with what was left', () => {
    const stops = fc.array(fc.record({ after: fc.integer({ min: 0, max: 30 * HOUR }), span: fc.integer({ min: 1, max: 30 * HOUR }) }), { maxLength: 3 });
    fc.assert(fc.property(calendar, moment, length, stops, (by, from, span, gaps) => {
      let end = from;
      const list: Stop[] = gaps.map((gap) => ({ from: end + gap.after, until: (end = end + gap.after + gap.span) }));
      const goingOn = list.reduce((due, stop) => (stop.from < due ? addWorkingTime(stop.until, workingTimeBetween(stop.from, due, by), by) : due), addWorkingTime(from, span, by));
      expect(addWorkingTime(from, span, by, list)).toBe(goingOn);
    }), { numRuns: 200 });
  });

  it('so many working days later lie so many working days', () => {
    fc.assert(fc.property(calendar, moment, fc.integer({ min: 1, max: 30 }), (by, from, days) => {
      const end = addWorkingDays(from, days, by);
      // From a day off it ends at 24:00, which is a moment of the next day.
      return workingDaysBetween(from, isWorkingDay(dayOf(from, by.zone), by) ? end : end - 1, by) === days;
    }), { numRuns: 300 });
  });
});
