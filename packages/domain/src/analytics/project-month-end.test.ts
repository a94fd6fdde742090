import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { homeVisitsOwed } from '../callbacks/home-visits.js';
import { LEAST_DAYS, projectCallbacks, projectHomeVisits, type DayOfMonth } from './project-month-end.js';

const day = (gone: number, of = 30): DayOfMonth => ({ gone, of });

describe('CB-12 before the month is over', () => {
  it('as it goes, and what it takes', () => {
    // 9 of 64 in 24 of 30 days are 14.06 %. At this pace 64 × 30 / 24 = 80 visits, of which 16 are to be at home: 16 − 9 = 7, and 80 − 64 = 16 are still to come.
    expect(projectHomeVisits({ visits: 64, atHome: 9 }, 20, day(24))).toEqual({
      expected: 14,
      target: 20,
      needed: 7,
      sentence: { zh: '按目前进度，月末上门回访率为14%，目标20%：还需上门7户。', en: 'At the present pace the month ends with home visits at 14 %, target 20 %: 7 more households are to be visited at home.' },
    });
  });

  it('more than the rest of the month will have: each is a visit more', () => {
    // 60 × 30 / 29 = 62.07 → 62 visits, 12.4 → 13 at home, and 2 to come. 13 − 5 = 8 > 2, so each of n is a visit more: 5 + n ≥ 0.2 (60 + n) ⇒ n ≥ 7 / 0.8 = 8.75 → 9.
    expect(projectHomeVisits({ visits: 60, atHome: 5 }, 20, day(29))!.needed).toBe(9);
  });

  it('where all were to be at home and one was not, it is over', () => {
    // 10 × 30 / 15 = 20 visits, 20 − 9 = 11 at home, and 10 to come.
    expect(projectHomeVisits({ visits: 10, atHome: 9 }, 100, day(15))!.sentence.zh).toBe('按目前进度，月末上门回访率为90%，目标100%：本月已不能达到。');
  });

  it.each([
    ['reached as it goes: 4 / 20 is 20 %', { visits: 20, atHome: 4 }, day(15)],
    ['nine visits are too few to say', { visits: 9, atHome: 0 }, day(15)],
    ['six days are too early', { visits: 40, atHome: 0 }, day(LEAST_DAYS - 1)],
    ['the month is over', { visits: 40, atHome: 0 }, day(30)],
  ])('nothing: %s', (_why, done, at) => expect(projectHomeVisits(done, 20, at)).toBeNull());

  it('ten visits after seven days are enough', () => {
    // 10 × 30 / 7 = 42.9 → 43 visits, 8.6 → 9 at home.
    expect(projectHomeVisits({ visits: 10, atHome: 0 }, 20, day(7))!.needed).toBe(9);
  });

  it('what is said to be needed reaches it, at the pace or with as many visits more', () => {
    fc.assert(fc.property(fc.integer({ min: 10, max: 300 }), fc.nat(300), fc.integer({ min: 1, max: 99 }), fc.integer({ min: 7, max: 29 }), (visits, home, percent, gone) => {
      const done = { visits, atHome: Math.min(visits, home) };
      const risk = projectHomeVisits(done, percent, day(gone));
      if (!risk) return;
      const atEnd = Math.max(Math.round((visits * 30) / gone), visits + risk.needed!);
      expect(homeVisitsOwed({ visits: atEnd, atHome: done.atHome + risk.needed! }, percent)).toBe(0);
    }));
  });
});

describe('CB-07 to CB-09 before the month is over', () => {
  it('told by what is past its limit, counted of what is expected', () => {
    // Past their limit: 10 complaints, all to be visited, 7 were: 70 %. Settled so far 16 in 20 of 30 days: 24 by the end; 9 visited: 24 − 9 = 15.
    expect(projectCallbacks('COMPLAINT', 100, { settled: 16, visited: 9 }, { settled: 10, visited: 7 }, day(20))).toEqual({
      expected: 70,
      target: 100,
      needed: 15,
      sentence: { zh: '按目前进度，月末投诉的回访率为70%，目标100%：还需回访15户。', en: 'At the present pace the month ends with visits of complaints at 70 %, target 100 %: 15 more households are to be visited.' },
    });
  });

  it('of a share, so many are owed', () => {
    // 10 % of 41 past their limit: 4.1 → 5 owed, 2 visited: 40 %. 60 settled in 20 of 30 days: 90, 10 %: 9; 9 − 3 visited = 6.
    expect(projectCallbacks('REPAIR', 10, { settled: 60, visited: 3 }, { settled: 41, visited: 2 }, day(20))).toMatchObject({ expected: 40, needed: 6 });
  });

  it.each([
    ['what is not past its limit is not late', 'COMPLAINT', 100, { settled: 16, visited: 3 }, { settled: 3, visited: 3 }, day(20)],
    // 10 % of 20 are 2.
    ['two owed are too few to say', 'REPAIR', 10, { settled: 40, visited: 0 }, { settled: 20, visited: 0 }, day(20)],
    ['six days are too early', 'COMPLAINT', 100, { settled: 9, visited: 0 }, { settled: 9, visited: 0 }, day(6)],
    ['the month is over', 'COMPLAINT', 100, { settled: 9, visited: 0 }, { settled: 9, visited: 0 }, day(31, 31)],
  ] as const)('nothing: %s', (_why, group, percent, soFar, past, at) => expect(projectCallbacks(group, percent, soFar, past, at)).toBeNull());
});
