import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Term } from '../policy/term.js';
import { mondayToFriday, type WorkingCalendar } from './calendar.js';
import { dueAt } from './due-at.js';

const SHANGHAI = 'Asia/Shanghai';
const NEW_YORK = 'America/New_York';
const settings = { immediateLimit: 5, classifyWithin: 30 };
const due = (term: Term, from: string, zone = SHANGHAI, more: object = {}) => {
  const at = dueAt(term, { clockFrom: Date.parse(from), facts: {}, settings, zone, ...more });
  return at === null ? null : new Date(at).toISOString();
};
const iso = (local: string) => new Date(local).toISOString();

describe('P 4.6–4.8, S 5.2: 天, 周, 月 in Asia/Shanghai', () => {
  it.each<[string, Term, string, string]>([
    ['2天: the same time two days later', { kind: 'days', days: 2 }, '2026-11-20T09:30:00.123+08:00', '2026-11-22T09:30:00.123+08:00'],
    ['2天 over the end of a month', { kind: 'days', days: 2 }, '2026-11-29T23:59:59.999+08:00', '2026-12-01T23:59:59.999+08:00'],
    ['2天 over the end of a year', { kind: 'days', days: 2 }, '2026-12-31T00:00:00+08:00', '2027-01-02T00:00:00+08:00'],
    ['2天 over a leap day', { kind: 'days', days: 2 }, '2028-02-28T12:00:00+08:00', '2028-03-01T12:00:00+08:00'],
    ['2天 where there is none', { kind: 'days', days: 2 }, '2027-02-28T12:00:00+08:00', '2027-03-02T12:00:00+08:00'],
    ['1周', { kind: 'weeks', weeks: 1 }, '2026-11-20T09:30:00+08:00', '2026-11-27T09:30:00+08:00'],
    ['一个月: the same day', { kind: 'months', months: 1 }, '2026-11-20T09:30:00+08:00', '2026-12-20T09:30:00+08:00'],
    ['一个月 from 31 January ends on the last of February', { kind: 'months', months: 1 }, '2027-01-31T09:30:00+08:00', '2027-02-28T09:30:00+08:00'],
    ['一个月 from 31 January of a leap year', { kind: 'months', months: 1 }, '2028-01-31T09:30:00+08:00', '2028-02-29T09:30:00+08:00'],
    ['一个月 from the last of February is not the last of March', { kind: 'months', months: 1 }, '2027-02-28T09:30:00+08:00', '2027-03-28T09:30:00+08:00'],
    ['一个月 from 31 August', { kind: 'months', months: 1 }, '2026-08-31T23:59:59.999+08:00', '2026-09-30T23:59:59.999+08:00'],
    ['12小时', { kind: 'elapsed', hours: 12 }, '2026-11-20T20:00:00+08:00', '2026-11-21T08:00:00+08:00'],
    ['the company\'s setting, in minutes', { kind: 'setting', setting: 'classifyWithin' }, '2026-11-20T23:45:00+08:00', '2026-11-21T00:15:00+08:00'],
  ])('%s', (_, term, from, at) => expect(due(term, from)).toBe(iso(at)));

  it('the day is the centre\'s: 31 January 01:00 in Shanghai is still the 30th in UTC', () => {
    expect(due({ kind: 'months', months: 1 }, '2027-01-30T17:00:00Z')).toBe(iso('2027-02-28T01:00:00+08:00'));
    expect(due({ kind: 'months', months: 1 }, '2027-01-30T17:00:00Z', 'UTC')).toBe('2027-02-28T17:00:00.000Z');
  });

  it('Shanghai too once had summer time: two days over its start are 47 hours', () => {
    expect(due({ kind: 'days', days: 2 }, '1988-04-16T12:00:00+08:00')).toBe(iso('1988-04-18T12:00:00+09:00'));
  });
});

describe('where clocks are changed (America/New_York)', () => {
  it.each<[string, Term, string, string]>([
    ['two days over the start of summer time keep the wall time (47 h)', { kind: 'days', days: 2 }, '2026-03-07T09:30:00-05:00', '2026-03-09T09:30:00-04:00'],
    ['two days over its end (49 h)', { kind: 'days', days: 2 }, '2026-10-31T09:30:00-04:00', '2026-11-02T09:30:00-05:00'],
    ['into the missing hour: forward by the gap', { kind: 'days', days: 1 }, '2026-03-07T02:30:00-05:00', '2026-03-08T03:30:00-04:00'],
    ['into the repeated hour: its first pass', { kind: 'days', days: 1 }, '2026-10-31T01:30:00-04:00', '2026-11-01T01:30:00-04:00'],
    ['a week into the missing hour', { kind: 'weeks', weeks: 1 }, '2026-03-01T02:30:00-05:00', '2026-03-08T03:30:00-04:00'],
    ['a month into the repeated hour', { kind: 'months', months: 1 }, '2026-10-01T01:30:00-04:00', '2026-11-01T01:30:00-04:00'],
    ['from the second pass of the repeated hour', { kind: 'days', days: 2 }, '2026-11-01T01:30:00-05:00', '2026-11-03T01:30:00-05:00'],
    ['48 hours are 48 hours', { kind: 'elapsed', hours: 48 }, '2026-03-07T09:30:00-05:00', '2026-03-09T10:30:00-04:00'],
  ])('%s', (_, term, from, at) => expect(due(term, from, NEW_YORK)).toBe(iso(at)));
});

describe('dayCounting CALENDAR: the starting day is not counted, the last ends at 24:00', () => {
  const calendar = { dayCounting: 'CALENDAR' };
  it.each<[string, string, string, string]>([
    ['from midday', '2026-11-20T12:00:00+08:00', '2026-11-23T00:00:00+08:00', SHANGHAI],
    ['from the first moment of the day', '2026-11-20T00:00:00+08:00', '2026-11-23T00:00:00+08:00', SHANGHAI],
    ['from its last moment', '2026-11-20T23:59:59.999+08:00', '2026-11-23T00:00:00+08:00', SHANGHAI],
    ['over the end of summer time', '2026-10-31T12:00:00-04:00', '2026-11-03T00:00:00-05:00', NEW_YORK],
    // Beirut's clocks go forward at midnight: 29 March 2026 begins at 01:00.
    ['to a midnight that does not exist', '2026-03-26T12:00:00+02:00', '2026-03-29T01:00:00+03:00', 'Asia/Beirut'],
  ])('2天 %s', (_, from, at, zone) => expect(due({ kind: 'days', days: 2 }, from, zone, calendar)).toBe(iso(at)));

  it('changes days only: a week and 12 hours stay what they are', () => {
    for (const term of [{ kind: 'weeks', weeks: 1 }, { kind: 'elapsed', hours: 12 }] as const) {
      expect(due(term, '2026-11-20T12:00:00+08:00', SHANGHAI, calendar)).toBe(due(term, '2026-11-20T12:00:00+08:00'));
    }
  });
});

describe('S 5.2.3: 2天内或在住户要求的期限内', () => {
  const term: Term = { kind: 'fact', fact: 'residentDeadline', otherwise: { kind: 'days', days: 2 } };
  const from = '2026-11-20T09:00:00+08:00';
  const asked = (local: string) => due(term, from, SHANGHAI, { facts: { residentDeadline: Date.parse(local) } });

  it('an earlier limit of the resident', () => expect(asked('2026-11-20T18:00:00+08:00')).toBe(iso('2026-11-20T18:00:00+08:00')));
  it('a later one', () => expect(asked('2026-12-20T18:00:00+08:00')).toBe(iso('2026-12-20T18:00:00+08:00')));
  it('none: 2 days', () => expect(due(term, from)).toBe(iso('2026-11-22T09:00:00+08:00')));
  it('a fact that is missing, and nothing otherwise: no due time', () => {
    expect(due({ kind: 'fact', fact: 'statedDueAt' }, from)).toBeNull();
    expect(due({ kind: 'fact', fact: 'statedDueAt' }, from, SHANGHAI, { facts: { statedDueAt: null } })).toBeNull();
  });
});

describe('places in the calendar end at 24:00', () => {
  it.each<[string, Term, string, string]>([
    ['CP-12 当天', { kind: 'endOfDay' }, '2026-11-20T09:30:00+08:00', '2026-11-21T00:00:00+08:00'],
    ['the same day, from its first moment', { kind: 'endOfDay' }, '2026-11-20T00:00:00+08:00', '2026-11-21T00:00:00+08:00'],
    ['two days later', { kind: 'endOfDay', days: 2 }, '2026-11-20T23:59:59.999+08:00', '2026-11-23T00:00:00+08:00'],
    ['CP-28 每月5日前, over the year', { kind: 'dayOfMonth', day: 5, monthsAhead: 1 }, '2026-12-20T09:30:00+08:00', '2027-01-06T00:00:00+08:00'],
    ['the 31st of a month of 30', { kind: 'dayOfMonth', day: 31, monthsAhead: 1 }, '2026-10-31T09:30:00+08:00', '2026-12-01T00:00:00+08:00'],
    ['the 30th of February', { kind: 'dayOfMonth', day: 30, monthsAhead: 1 }, '2028-01-05T09:30:00+08:00', '2028-03-01T00:00:00+08:00'],
    ['of this month', { kind: 'dayOfMonth', day: 10, monthsAhead: 0 }, '2026-11-02T09:30:00+08:00', '2026-11-11T00:00:00+08:00'],
    ['FD-09 每周一, from Monday 00:00', { kind: 'weekday', weekday: 1 }, '2026-11-23T00:00:00+08:00', '2026-11-24T00:00:00+08:00'],
    ['Monday, from a Friday', { kind: 'weekday', weekday: 1 }, '2026-11-20T09:30:00+08:00', '2026-11-24T00:00:00+08:00'],
    ['Sunday of the week after', { kind: 'weekday', weekday: 7, weeksAhead: 1 }, '2026-11-20T09:30:00+08:00', '2026-11-30T00:00:00+08:00'],
    ['QI-03 每季度', { kind: 'endOf', period: 'QUARTER' }, '2026-11-20T09:30:00+08:00', '2027-01-01T00:00:00+08:00'],
    ['the first quarter, from its first moment', { kind: 'endOf', period: 'QUARTER' }, '2026-01-01T00:00:00+08:00', '2026-04-01T00:00:00+08:00'],
    ['next quarter', { kind: 'endOf', period: 'QUARTER', ahead: 1 }, '2026-11-20T09:30:00+08:00', '2027-04-01T00:00:00+08:00'],
    ['CR-09 by 31 December', { kind: 'endOf', period: 'YEAR' }, '2026-12-31T23:59:59.999+08:00', '2027-01-01T00:00:00+08:00'],
    ['the end of next month', { kind: 'endOf', period: 'MONTH', ahead: 1 }, '2027-01-31T09:30:00+08:00', '2027-03-01T00:00:00+08:00'],
    ['the end of the week, on its Sunday', { kind: 'endOf', period: 'WEEK' }, '2026-11-22T09:30:00+08:00', '2026-11-23T00:00:00+08:00'],
  ])('%s', (_, term, from, at) => expect(due(term, from)).toBe(iso(at)));

  it('the day is the centre’s, where its midnight does not exist too', () => {
    expect(due({ kind: 'endOfDay' }, '2026-03-28T12:00:00+02:00', 'Asia/Beirut')).toBe(iso('2026-03-29T01:00:00+03:00'));
    expect(due({ kind: 'endOfDay' }, '2026-11-20T17:00:00Z')).toBe(iso('2026-11-22T00:00:00+08:00'));
  });
});

describe('what hangs on something else', () => {
  const settled = { facts: { settledAt: Date.parse('2026-11-20T09:30:00+08:00') } };
  const from = '2026-11-01T00:00:00+08:00';
  it.each<[string, Term, string]>([
    ['CB-01 three days after it was settled', { kind: 'fact', fact: 'settledAt', shift: { days: 3 } }, '2026-11-23T09:30:00+08:00'],
    ['a month before', { kind: 'fact', fact: 'settledAt', shift: { months: -1 } }, '2026-10-20T09:30:00+08:00'],
    ['a week before', { kind: 'fact', fact: 'settledAt', shift: { weeks: -1 } }, '2026-11-13T09:30:00+08:00'],
    ['two hours after', { kind: 'fact', fact: 'settledAt', shift: { hours: 2 } }, '2026-11-20T11:30:00+08:00'],
    ['half an hour before', { kind: 'fact', fact: 'settledAt', shift: { minutes: -30 } }, '2026-11-20T09:00:00+08:00'],
    ['two thirds of the span', { kind: 'fraction', numerator: 2, denominator: 3, of: { kind: 'days', days: 30 } }, '2026-11-21T00:00:00+08:00'],
    ['half the way to a fact', { kind: 'fraction', numerator: 1, denominator: 2, of: { kind: 'fact', fact: 'settledAt' } }, '2026-11-10T16:45:00+08:00'],
    ['CB-02 a window ends as its end says', { kind: 'window', notBefore: { kind: 'months', months: 1 }, by: { kind: 'months', months: 2 } }, '2027-01-01T00:00:00+08:00'],
    ['HR-01 5分钟', { kind: 'minutes', minutes: 5 }, '2026-11-01T00:05:00+08:00'],
  ])('%s', (_, term, at) => expect(due(term, from, SHANGHAI, settled)).toBe(iso(at)));

  it('a missing fact leaves a fraction of it without a due time', () => {
    expect(due({ kind: 'fraction', numerator: 1, denominator: 2, of: { kind: 'fact', fact: 'settledAt' } }, from)).toBeNull();
  });
});

describe('working time is counted by the centre’s calendar', () => {
  const calendar: WorkingCalendar = { zone: SHANGHAI, weekly: mondayToFriday(['09:00', '17:00']), holidays: ['2026-11-23'] };
  const friday = '2026-11-20T16:00:00+08:00';
  it.each<[string, Term, string, object]>([
    ['2 working hours over the weekend and a holiday', { kind: 'workingTime', hours: 2 }, '2026-11-24T10:00:00+08:00', {}],
    ['1 working hour: exactly at closing', { kind: 'workingTime', hours: 1 }, '2026-11-20T17:00:00+08:00', {}],
    ['2 working days', { kind: 'workingDays', days: 2 }, '2026-11-25T16:00:00+08:00', {}],
    ['2 working days, until closing', { kind: 'workingDays', days: 2, until: 'CLOSING' }, '2026-11-25T17:00:00+08:00', {}],
    ['2 working days by CALENDAR counting: until 24:00', { kind: 'workingDays', days: 2 }, '2026-11-26T00:00:00+08:00', { dayCounting: 'CALENDAR' }],
  ])('%s', (_, term, at, more) => expect(due(term, friday, SHANGHAI, { calendar, ...more })).toBe(iso(at)));

  it('a centre without one has a desk that never closes', () => {
    expect(due({ kind: 'workingTime', hours: 2 }, friday)).toBe(iso('2026-11-20T18:00:00+08:00'));
    expect(due({ kind: 'workingDays', days: 2 }, friday)).toBe(iso('2026-11-22T16:00:00+08:00'));
  });
});

describe('for any moment', () => {
  const moment = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2100, 0, 1) });
  const zone = fc.constantFrom(SHANGHAI, NEW_YORK, 'UTC', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Chatham');
  const wall: fc.Arbitrary<Term> = fc.oneof(
    fc.integer({ min: 1, max: 60 }).map((days) => ({ kind: 'days', days }) as const),
    fc.integer({ min: 1, max: 8 }).map((weeks) => ({ kind: 'weeks', weeks }) as const),
    fc.integer({ min: 1, max: 14 }).map((months) => ({ kind: 'months', months }) as const),
  );
  const at = (term: Term, clockFrom: number, inZone: string, dayCounting?: 'CALENDAR') => dueAt(term, { clockFrom, facts: {}, settings, zone: inZone, dayCounting })!;

  it('an elapsed term asks no zone', () => {
    fc.assert(fc.property(moment, zone, fc.integer({ min: 1, max: 1000 }), (from, inZone, hours) => at({ kind: 'elapsed', hours }, from, inZone) === from + hours * 3_600_000));
  });

  it('a wall-clock term in a zone without changes of clocks is a plain number of days', () => {
    fc.assert(fc.property(moment, fc.integer({ min: 1, max: 60 }), (from, days) => at({ kind: 'days', days }, from, 'UTC') === from + days * 86_400_000));
  });

  it('who begins later is never due earlier, but for the hour that a change of clocks takes back', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 40 * 86_400_000 }), zone, wall, (from, later, inZone, term) => {
        expect(at(term, from + later, inZone)).toBeGreaterThanOrEqual(at(term, from, inZone) - 3_600_000);
      }),
    );
  });

  it('is later than the start, lies within an hour of the days it names, and rises with the length', () => {
    fc.assert(
      fc.property(moment, zone, fc.integer({ min: 1, max: 60 }), (from, inZone, days) => {
        const end = at({ kind: 'days', days }, from, inZone);
        expect(Math.abs(end - from - days * 86_400_000)).toBeLessThanOrEqual(3_600_000);
        expect(at({ kind: 'days', days: days + 1 }, from, inZone)).toBeGreaterThan(end);
      }),
    );
  });

  const OFFICE = (inZone: string): WorkingCalendar => ({ zone: inZone, weekly: mondayToFriday(['09:00', '12:00'], ['14:00', '18:00']), holidays: [] });
  const small = fc.integer({ min: 1, max: 20 });
  const lasting: fc.Arbitrary<Term> = fc.oneof(
    wall,
    small.map((minutes) => ({ kind: 'minutes', minutes }) as const),
    fc.integer({ min: 0, max: 20 }).map((days) => ({ kind: 'endOfDay', days }) as const),
    fc.record({ day: fc.integer({ min: 1, max: 31 }), monthsAhead: small }).map((of) => ({ kind: 'dayOfMonth', ...of }) as const),
    fc.record({ weekday: fc.constantFrom(1, 2, 3, 4, 5, 6, 7), weeksAhead: fc.integer({ min: 0, max: 3 }) }).map((of) => ({ kind: 'weekday', ...of }) as Term),
    fc.record({ period: fc.constantFrom('WEEK', 'MONTH', 'QUARTER', 'YEAR'), ahead: fc.integer({ min: 0, max: 3 }) }).map((of) => ({ kind: 'endOf', ...of }) as Term),
    small.map((hours) => ({ kind: 'workingTime', hours }) as const),
    fc.record({ days: small, until: fc.constantFrom('SAME_TIME', 'CLOSING', 'END_OF_DAY') }).map((of) => ({ kind: 'workingDays', ...of }) as Term),
  );
  const any: fc.Arbitrary<Term> = fc.oneof(
    { weight: 4, arbitrary: lasting },
    fc.record({ numerator: small, more: small, of: lasting }).map(({ numerator, more, of }) => ({ kind: 'fraction', numerator, denominator: numerator + more, of }) as const),
    fc.record({ notBefore: lasting, by: lasting }).map((of) => ({ kind: 'window', ...of }) as const),
  );
  const inOffice = (term: Term, clockFrom: number, inZone: string) => dueAt(term, { clockFrom, facts: {}, settings, zone: inZone, calendar: OFFICE(inZone) })!;

  it('of every kind: due after the start, and whoever begins later is never due earlier, but for the hour that a change of clocks takes back', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 40 * 86_400_000 }), zone, any, (from, later, inZone, term) => {
        expect(inOffice(term, from, inZone)).toBeGreaterThan(from);
        expect(inOffice(term, from + later, inZone)).toBeGreaterThanOrEqual(inOffice(term, from, inZone) - 3_600_000);
        expect(Number.isInteger(inOffice(term, from, inZone))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('7 days are a week', () => {
    fc.assert(fc.property(moment, zone, (from, inZone) => at({ kind: 'days', days: 7 }, from, inZone) === at({ kind: 'weeks', weeks: 1 }, from, inZone)));
  });

  it('by CALENDAR, whoever comes on one day is due at one time, and never before ELAPSED', () => {
    fc.assert(
      fc.property(moment, zone, fc.integer({ min: 1, max: 30 }), (from, inZone, days) => {
        expect(at({ kind: 'days', days }, from, inZone, 'CALENDAR')).toBeGreaterThan(at({ kind: 'days', days }, from, inZone) - 3_600_000);
      }),
    );
  });
});
