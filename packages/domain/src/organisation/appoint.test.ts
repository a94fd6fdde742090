import { describe, expect, it } from 'vitest';
import { whyNotAppoint, whyNotEnd, whyNotReportTo } from './appoint.js';

const GUARD = { key: 'GUARD', companyWide: false };
const appointment = (from: number, until: number | null) => ({ personId: 'li', post: GUARD, centreId: 'YH', from, until });

describe('an appointment', () => {
  it('at a centre for its posts, for the company for the company’s', () => {
    expect(whyNotAppoint({ ...appointment(0, null), centreId: null }, [])?.en).toMatch(/at a centre/);
    expect(whyNotAppoint({ ...appointment(0, null), post: { key: 'FINANCE', companyWide: true } }, [])?.en).toMatch(/whole company/);
    expect(whyNotAppoint(appointment(0, null), [])).toBeNull();
  });

  it.each([
    [5, 5, 'ends at its beginning'],
    [5, 4, 'ends before'],
  ])('from %i until %i: %s', (from, until) => {
    expect(whyNotAppoint(appointment(from, until), [])?.en).toBe('A term of office ends after it begins.');
  });

  it.each([
    [10, 20, null],
    [9, 10, null],
    [20, 30, null],
    [9, 11, 'overlaps'],
    [19, 21, 'overlaps'],
    [5, null, 'overlaps'],
    [20, null, null],
  ])('beside a term from 10 until 20, one from %s until %s', (from, until, outcome) => {
    const held = from === 10 ? [] : [{ from: 10, until: 20 }];
    expect(whyNotAppoint(appointment(from, until), held) !== null).toBe(outcome !== null);
  });

  it('ends now or later, once', () => {
    expect(whyNotEnd({ from: 0, until: null }, 10, 10)).toBeNull();
    expect(whyNotEnd({ from: 0, until: null }, 9, 10)?.en).toMatch(/before now/);
    expect(whyNotEnd({ from: 0, until: 10 }, 10, 10)?.en).toMatch(/is over/);
    expect(whyNotEnd({ from: 0, until: 11 }, 10, 10)).toBeNull();
  });
});

describe('a reporting line', () => {
  const posts = { TOP: { reportsTo: null, companyWide: true }, HEAD: { reportsTo: 'TOP', companyWide: false }, DESK: { reportsTo: 'HEAD', companyWide: false } };
  it.each([
    ['POOL', 'HEAD', false, null],
    ['POOL', 'POOL', false, /no such post/],
    ['POOL', null, false, /only the general manager/],
    ['POOL', 'NOBODY', false, /no such post/],
    ['POOL', 'HEAD', true, /whole company/],
    ['POOL', 'TOP', true, null],
    ['HEAD', 'DESK', false, /come back to itself/],
    ['HEAD', 'HEAD', false, /come back to itself/],
    ['DESK', 'TOP', false, null],
  ])('%s under %s', (key, reportsTo, companyWide, message) => {
    const why = whyNotReportTo(key, { reportsTo, companyWide }, posts)?.en ?? null;
    if (message === null) expect(why).toBeNull();
    else expect(why).toMatch(message);
  });
});
