import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarInWords } from './calendar-in-words.js';
import { calendarProblems, mondayToFriday, roundTheClock, type WeeklyHours } from './calendar.js';
import { proposedYear, weeklyProblems, withWeeklyHours, withYear, workingCalendarOf, yearProblems, type CentreCalendar } from './centre-calendar.js';
import { addWorkingTime } from './working-time.js';
import { instantOf } from './zoned.js';

const SHANGHAI = 'Asia/Shanghai';
const at = (local: string) => instantOf(Date.parse(`${local}Z`), SHANGHAI);
const week = mondayToFriday(['09:00', '12:00'], ['13:30', '17:30']);
const sixDays: WeeklyHours = { ...week, 6: [['09:00', '12:00']] };
const national = { year: 2026, holidays: ['2026-10-01', '2026-10-02'], makeUpDays: ['2026-10-10'] };

describe('a year that somebody entered', () => {
  it.each<[string, Partial<typeof national>, string, RegExp]>([
    ['no date', { holidays: ['2026-02-29'] }, 'holidays.0', /"2026-02-29" is no date/],
    ['another year', { holidays: ['2026-10-01', '2027-01-01'] }, 'holidays.1', /2027-01-01 does not lie in 2026/],
    ['both a holiday and worked instead', { holidays: ['2026-10-10'] }, 'makeUpDays.0', /cannot be both/],
    ['worked instead on a working day', { makeUpDays: ['2026-10-12'] }, 'makeUpDays.0', /ordinary working day/],
    ['a year of another age', { year: 1999 }, 'year', /between 2000 and 2100/],
  ])('%s', (_, change, field, says) => {
    expect(yearProblems({ ...national, ...change }, week)).toEqual([{ field, message: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(says) } }]);
  });

  it('a good one has no problems; a holiday may lie on a Sunday', () => {
    expect(yearProblems({ ...national, holidays: ['2026-10-04'] }, week)).toEqual([]);
  });

  it('a week: 25:00, overlapping spans, never open', () => {
    expect(weeklyProblems({ 1: [['09:00', '25:00']], 2: [['09:00', '13:00'], ['12:00', '17:00']] }).map(({ field }) => field)).toEqual(['weekly.1.0', 'weekly.2.1']);
    expect(weeklyProblems({ 1: [] }).map(({ field }) => field)).toEqual(['weekly']);
  });
});

describe('what a centre keeps', () => {
  const kept: CentreCalendar = { weekly: week, years: [national] };

  it('becomes a calendar without problems; a make-up day is worked by the hours of the first weekday worked', () => {
    const calendar = workingCalendarOf({ weekly: { 3: [['10:00', '14:00']] }, years: [national] }, SHANGHAI);
    expect(calendarProblems(calendar)).toEqual([]);
    expect(addWorkingTime(at('2026-10-08T00:00'), 3_600_000, calendar)).toBe(at('2026-10-10T11:00'));
  });

  it('a year entered again replaces itself only, its days in order and once each', () => {
    const next = withYear(withYear(kept, { year: 2025, holidays: [], makeUpDays: [] }), { year: 2026, holidays: ['2026-10-03', '2026-10-01', '2026-10-03'], makeUpDays: [] });
    expect(next.years).toEqual([{ year: 2025, holidays: [], makeUpDays: [] }, { year: 2026, holidays: ['2026-10-01', '2026-10-03'], makeUpDays: [] }]);
  });

  it('a week that works on Saturdays leaves no make-up Saturday', () => {
    expect(withWeeklyHours(kept, sixDays).years[0]!.makeUpDays).toEqual([]);
    expect(withWeeklyHours(kept, week)).toEqual(kept);
  });
});

describe('the announcement, proposed', () => {
  it('has no problems for any week', () => {
    const open = fc.constantFrom<WeeklyHours[1]>([['09:00', '17:00']], []);
    fc.assert(fc.property(fc.array(open, { minLength: 7, maxLength: 7 }), fc.constantFrom(2024, 2025, 2026), (days, year) => {
      const weekly = Object.fromEntries(days.map((spans, place) => [place + 1, spans])) as WeeklyHours;
      expect(yearProblems(proposedYear(year, weekly), weekly)).toEqual([]);
    }), { numRuns: 60 });
  });

  it('leaves out what is worked anyway, and says which', () => {
    expect(proposedYear(2026, sixDays)).toMatchObject({ announced: true, makeUpDays: ['2026-01-04', '2026-09-20'], workedAnyway: ['2026-02-14', '2026-02-28', '2026-05-09', '2026-10-10'] });
    expect(proposedYear(2050, week)).toMatchObject({ announced: false, holidays: [], makeUpDays: [] });
  });
});

describe('which days were left out, in words (law 6)', () => {
  const calendar = workingCalendarOf({ weekly: week, years: [proposedYear(2026, week)] }, SHANGHAI);

  it.each([
    ['National Day with a make-up Saturday', '2026-09-30T10:00', '2026-10-12T10:00', '不计2026-10-01至2026-10-07（国庆节）、2026-10-11（每周休息）；调休上班2026-10-10（国庆节）'],
    ['an ordinary week-end', '2026-03-06T10:00', '2026-03-09T10:00', '不计2026-03-07至2026-03-08（每周休息）'],
    ['within the week', '2026-03-02T10:00', '2026-03-04T10:00', '其间每天都是工作日'],
    ['until 24:00 of a Friday, which is no Saturday yet', '2026-03-05T10:00', '2026-03-07T00:00', '其间每天都是工作日'],
  ])('%s', (_, from, until, zh) => expect(calendarInWords(calendar, at(from), at(until)).zh).toBe(zh));

  it('a day off of the company\'s own is a holiday too', () => {
    const own = workingCalendarOf({ weekly: week, years: [{ year: 2026, holidays: ['2026-03-04'], makeUpDays: ['2026-03-07'] }] }, SHANGHAI);
    expect(calendarInWords(own, at('2026-03-03T10:00'), at('2026-03-09T10:00')).en).toBe('Left out: 2026-03-04 (holiday), 2026-03-08 (weekly rest); worked instead: 2026-03-07 (make-up day)');
  });

  it('no calendar, and one that never closes, say so', () => {
    expect(calendarInWords(undefined, 0, 1).en).toMatch(/round the clock/);
    expect(calendarInWords(roundTheClock('UTC'), 0, 1).zh).toMatch(/24小时/);
  });

  it('a year of week-ends is cut short', () => expect(calendarInWords(calendar, at('2026-01-01T00:00'), at('2027-01-01T00:00')).en).toMatch(/and \d+ more/));
});
