import { describe, expect, it } from 'vitest';
import { differences, marked, monthAfter, nextMark, weekdayOf, weeksOf, type Marks } from './days';

describe('months of a year', () => {
  it.each([
    [2027, 2, 4, '2027-02-28'],
    [2024, 2, 5, '2024-02-29'],
    [2026, 3, 6, '2026-03-31'],
  ])('%i-%i has %i weeks and ends on %s, each day under its weekday', (year, month, weeks, last) => {
    const rows = weeksOf(year, month);
    expect(rows).toHaveLength(weeks);
    expect(rows.flat().findLast((day) => day !== null)).toBe(last);
    for (const row of rows) row.forEach((day, place) => day && expect(weekdayOf(day)).toBe(place + 1));
  });

  it('a month on from the 31st is the last of the next', () => {
    expect([monthAfter('2026-01-31', 1), monthAfter('2026-03-31', -1), monthAfter('2026-12-15', 1)]).toEqual(['2026-02-28', '2026-02-28', '2027-01-15']);
  });
});

describe('a click further', () => {
  it('a working day is closed, and open again', () => expect([nextMark(undefined, true), nextMark('HOLIDAY', true)]).toEqual(['HOLIDAY', undefined]));
  it('a day of rest is worked instead, a holiday, a day of rest', () => {
    expect([nextMark(undefined, false), nextMark('MAKE_UP', false), nextMark('HOLIDAY', false)]).toEqual(['MAKE_UP', 'HOLIDAY', undefined]);
  });
  it('what was clicked back is no difference', () => {
    const before: Marks = new Map([['2026-10-01', 'HOLIDAY']]);
    expect(differences(before, marked(before, '2026-10-01', undefined))).toBe(1);
    expect(differences(before, marked(marked(before, '2026-10-02', 'HOLIDAY'), '2026-10-02', undefined))).toBe(0);
  });
});
