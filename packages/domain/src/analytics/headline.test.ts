import { describe, expect, it } from 'vitest';
import { headline, type CategoryCount, type MonthOfComplaints } from './headline.js';

const category = (name: string | null, count: number, before: number): CategoryCount => ({ name: name === null ? null : { zh: `“${name}”`, en: `"${name}"` }, count, before });
const month = (given: Partial<MonthOfComplaints>): MonthOfComplaints => ({ month: '2026-10', total: 0, before: null, yearBefore: null, categories: [], ...given });

describe('a month of complaints in a sentence', () => {
  it('how many, the changes, the largest, what became worse', () => {
    // 9 + 7 + 6 + 2 = 24. 24 − 20 = +4 of 20 = 20 %; 24 − 30 = −6 of 30 = 20 %. 9 / 24 = 37.5 %, down to 37. Grown: 9 − 8 = 1, 6 − 2 = 4, 7 − 9 < 0.
    const said = headline(month({ total: 24, before: 20, yearBefore: 30, categories: [category('维修', 9, 8), category('保洁', 7, 9), category('噪音', 6, 2), category(null, 2, 1)] }));
    expect(said).toEqual({
      zh: '2026年10月受理投诉24件，比上月多4件（+20%），比去年同月少6件（−20%）。最多的是“维修”，9件，占37%。增加最多的是“噪音”，由2件增至6件。',
      en: 'October 2026: 24 complaints, 4 more than the month before (+20 %), 6 fewer than a year before (−20 %). Most of them: "维修", 9 (37 %). What grew most: "噪音", from 2 to 6.',
    });
  });

  it('nothing is said of a month or year that was not counted', () => {
    expect(headline(month({ total: 1, categories: [category('维修', 1, 0)] }))).toEqual({ zh: '2026年10月受理投诉1件。最多的是“维修”，1件，占100%。', en: 'October 2026: 1 complaint. Most of them: "维修", 1 (100 %).' });
  });

  it('a month with none, and one where nothing grew', () => {
    expect(headline(month({ before: 3, categories: [category('维修', 0, 3)] }))).toEqual({ zh: '2026年10月没有受理投诉，比上月少3件。', en: 'October 2026: no complaints, 3 fewer than the month before.' });
  });

  it('what has no category is neither the largest nor what grew', () => {
    // 5 of 6 have none: 1 / 6 = 16.7 %.
    expect(headline(month({ total: 6, before: 1, categories: [category(null, 5, 0), category('维修', 1, 1)] })).zh).toBe('2026年10月受理投诉6件，比上月多5件。最多的是“维修”，1件，占16%。');
  });
});
