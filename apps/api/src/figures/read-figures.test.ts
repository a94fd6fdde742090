import { FIGURE_KEYS, type FigureKey } from '@guanjia/domain';
import type { FigureRequestInput, FiguresInput } from '@guanjia/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figureScopeOf, type FigureScope } from './figure-scope.js';
import { openFigureHouse, type FigureHouse } from './projection/testing/figure-house.js';
import { readFigures } from './read-figures.js';
import { readRecords } from './read-records.js';
import { factsOf, sumUp, times } from './testing/laid-down-facts.js';

/** Months worked out by hand: October to December 2026 at one centre, a little at another, and October 2025 for comparison. All facts are laid down here; what verbs make of them is the projection's. */

let house: FigureHouse;
let everywhere: FigureScope;
let here: FigureScope;
beforeAll(async () => {
  house = await openFigureHouse();
  await house.at('2026-12-10T12:00:00');
  everywhere = figureScopeOf(await house.viewer('wu'));
  here = figureScopeOf(await house.viewer('zhao'));
  const { pool } = house.database;
  const one = factsOf(pool, house.centreId);
  const other = factsOf(pool, house.otherCentreId);

  await one.candidates([
    ...times(2, { settled: '2026-10-05T10:00:00', grp: 'COMPLAINT', visited: true }), { settled: '2026-10-06T10:00:00', grp: 'COMPLAINT', visited: false },
    ...times(5, { settled: '2026-10-07T10:00:00', grp: 'REPAIR', visited: true }), ...times(16, { settled: '2026-10-08T10:00:00', grp: 'REPAIR', visited: false }),
    ...times(12, { settled: '2026-11-03T10:00:00', grp: 'REPAIR', visited: false }), { settled: '2026-11-04T10:00:00', grp: 'OTHER', visited: true },
  ]);
  await other.candidates([{ settled: '2026-10-09T10:00:00', grp: 'REPAIR', visited: false }]);

  await one.visits([
    ...times(2, { visited: '2026-10-12T10:00:00', at_home: true, satisfaction: 5, building_id: house.buildingIds[0] }), ...times(5, { visited: '2026-10-13T10:00:00', satisfaction: 4, building_id: house.buildingIds[1] }),
    ...times(3, { visited: '2026-10-14T10:00:00', satisfaction: 3 }), { visited: '2026-10-15T10:00:00' },
    ...times(9, { visited: '2026-11-16T10:00:00', satisfaction: 1 }),
  ]);

  await one.cases([
    ...times(3, { received: '2026-10-01T09:10:00', category: '电梯', severity: 'MINOR', validity: 'VALID' }), ...times(2, { received: '2026-10-02T09:50:00', category: '电梯', severity: 'MAJOR', validity: 'VALID' }),
    { received: '2026-10-03T17:00:00', category: '保洁', validity: 'INVALID', repeated: true }, { received: '2026-10-04T23:00:00', repeated: true, collective: true, reopened: 2 },
    ...times(4, { received: '2026-10-05T09:00:00', kind: 'REPAIR', category: '电梯' }), { received: '2026-10-06T09:00:00', kind: 'REPAIR', reopened: 1 },
    { received: '2026-10-07T09:00:00', audience: 'CONFIDENTIAL' },
    ...times(5, { received: '2025-10-07T09:00:00' }), { received: '2025-11-07T09:00:00' },
  ]);
  await other.cases(times(2, { received: '2026-10-08T09:00:00' }));
  // Settled in December after 1 to 10 minutes, and one after a day.
  await one.cases([...Array.from({ length: 10 }, (_, n) => ({ received: '2026-12-01T09:00:00', settled: '2026-12-01T10:00:00', kind: 'REPAIR', settle_minutes: n + 1, reply_minutes: n < 4 ? (n + 1) * 10 : null })), { received: '2026-11-30T09:00:00', settled: '2026-12-01T09:00:00', kind: 'INQUIRY', settle_minutes: 1440 }]);

  await one.limits([
    ...times(5, { due: '2026-12-02T10:00:00', outcome: 'ON_TIME' }), ...times(2, { due: '2026-12-02T10:00:00', outcome: 'LATE', level: 2 }), { due: '2026-12-03T10:00:00', outcome: 'MISSED', level: 3, strength: 'SHOULD', rule_key: 'FD-06' },
    { due: '2026-12-04T10:00:00', outcome: 'EXCUSED' }, { due: '2026-12-10T11:59:59.999', outcome: 'OWED', level: 1 }, { due: '2026-12-05T10:00:00', outcome: 'OWED', paused: true }, { due: '2026-12-10T12:00:00', outcome: 'OWED' },
    ...times(3, { due: '2026-12-06T10:00:00', outcome: 'ON_TIME', subject_kind: 'duty', rule_key: 'FD-16' }), { due: '2026-12-07T10:00:00', outcome: 'LATE', subject_kind: 'duty', rule_key: 'FD-16' },
  ]);
  await sumUp(pool);
}, 60_000);
afterAll(() => house.close());

const MONTHS = { from: '2026-10', until: '2026-10' };
async function figure(key: FigureKey, more: Partial<FigureRequestInput & FiguresInput> = {}, scope = here) {
  const { by, step, filters, ...input } = more;
  return (await readFigures(house.database, scope, { ...MONTHS, ...input, figures: [{ key, by, step, filters }] })).figures[0]!;
}
/** The points as lines: period, keys, value, numerator of denominator. */
async function lines(...asked: Parameters<typeof figure>) {
  return (await figure(...asked)).points.map(({ period, groups, value, numerator, denominator }) => [period, ...groups.map(({ key }) => key), value === null ? null : Math.round(value * 100) / 100, `${numerator}/${denominator}`]);
}

describe('CB-07 to CB-09: the callback rate', () => {
  it('of each kind its share rounded up; more than enough of one does not make up for another', async () => {
    // October: 3 complaints × 100 % = 3 owed, 2 made. 21 repairs × 10 % = 2.1, so 3 owed, of 5 made 3 count. (2 + 3) / (3 + 3) = 83.33 %.
    // November: 12 repairs = 1.2, so 2 owed, 0 made. 1 other = 0.1, so 1 owed, 1 made. (0 + 1) / (2 + 1) = 33.33 %.
    expect(await lines('CALLBACK_RATE', { until: '2026-12' })).toEqual([['2026-10', 83.33, '5/6'], ['2026-11', 33.33, '1/3'], ['2026-12', null, '0/0']]);
    expect(await lines('CALLBACK_RATE', { by: ['CALLBACK_GROUP'] })).toEqual([['2026-10', 'COMPLAINT', 66.67, '2/3'], ['2026-10', 'REPAIR', 100, '3/3']]);
  });

  it('over several months and centres adds up what each month and centre owes; never the shares of a sum', async () => {
    // 3 + 3 + 2 + 1 = 9 owed (33 repairs together would be 4 instead of 5); the other centre: 1 repair = 0.1, so 1 owed, none made.
    expect(await lines('CALLBACK_RATE', { until: '2026-11', step: 'WHOLE' })).toEqual([['2026-10/2026-11', 66.67, '6/9']]);
    expect(await lines('CALLBACK_RATE', { until: '2026-11', step: 'QUARTER' }, everywhere)).toEqual([['2026-Q4', 60, '6/10']]);
    expect(await lines('CALLBACK_RATE', { by: ['CENTRE'] }, everywhere)).toEqual(expect.arrayContaining([['2026-10', house.centreId, 83.33, '5/6'], ['2026-10', house.otherCentreId, 0, '0/1']]));
  });

  it('names its target, how many lack to it, and its clause', async () => {
    const { target, clause, points, name, unit, basis } = await figure('CALLBACK_RATE');
    expect({ target, source: clause?.source, gap: points[0]!.gap, unit, basis, zh: name.zh }).toEqual({ target: 100, source: 'Q', gap: 1, unit: 'PERCENT', basis: 'SETTLED', zh: '回访率' });
  });
});

describe('CB-12: home visits, and satisfaction', () => {
  it('visits at home of all visits, by the date of the visit, and how many households more reach a fifth', async () => {
    // October: 2 of 11 = 18.18 %; one more at home is 3 of 12 = 25 %. November: 0 of 9; two more are 2 of 11 = 18.18 %, three more 3 of 12 = 25 %.
    expect(await lines('HOME_VISIT_SHARE', { until: '2026-11' })).toEqual([['2026-10', 18.18, '2/11'], ['2026-11', 0, '0/9']]);
    const { target, points, clause } = await figure('HOME_VISIT_SHARE', { until: '2026-12' });
    expect({ target, gaps: points.map(({ gap }) => gap), clause: clause?.source }).toEqual({ target: 20, gaps: [1, 3, 0], clause: 'Q' });
  });

  it('content is 4 or 5 of those who answered; by building', async () => {
    // 2 fives and 5 fours of 2 + 5 + 3 answers; one did not answer.
    expect(await lines('SATISFACTION')).toEqual([['2026-10', 70, '7/10']]);
    const { points } = await figure('SATISFACTION', { by: ['BUILDING'] });
    expect(points.map(({ groups, numerator, denominator }) => [groups[0]!.name.zh, `${numerator}/${denominator}`])).toEqual(expect.arrayContaining([['3栋', '2/2'], ['5栋', '5/5'], ['不在楼栋内', '0/3']]));
    expect(points).toHaveLength(3);
  });
});

describe('Matters and complaints (CP-40)', () => {
  it('category × severity × validity, the centres apart or together', async () => {
    expect(await lines('COMPLAINTS', { by: ['CATEGORY', 'SEVERITY', 'VALIDITY'] })).toEqual(expect.arrayContaining([
      ['2026-10', '', '', '', 2, '2/2'], ['2026-10', '保洁', '', 'INVALID', 1, '1/1'], ['2026-10', '电梯', 'MAJOR', 'VALID', 2, '2/2'], ['2026-10', '电梯', 'MINOR', 'VALID', 3, '3/3'],
    ]));
    expect((await figure('COMPLAINTS', { by: ['CATEGORY', 'SEVERITY', 'VALIDITY'] })).points).toHaveLength(4);
    expect(await lines('COMPLAINTS', {}, everywhere)).toEqual([['2026-10', 10, '10/10']]);
  });

  it('repeated, collective, reopened: of how many', async () => {
    // The manager sees 8 complaints (3 + 2 + 1 + 1 and the confidential one) and 5 repairs; a matter reopened twice is one matter.
    expect(await lines('REPEATED_COMPLAINTS')).toEqual([['2026-10', 25, '2/8']]);
    expect(await lines('COLLECTIVE_COMPLAINTS')).toEqual([['2026-10', 12.5, '1/8']]);
    expect(await lines('REOPENED')).toEqual([['2026-10', 15.38, '2/13']]);
    expect(await lines('REOPENED', { by: ['KIND'] })).toEqual([['2026-10', 'COMPLAINT', 12.5, '1/8'], ['2026-10', 'REPAIR', 20, '1/5']]);
  });

  it('by hour; filters narrow, each with what it may have', async () => {
    expect(await lines('CASES', { by: ['HOUR'], filters: [{ dimension: 'KIND', keys: ['COMPLAINT'] }, { dimension: 'CATEGORY', keys: ['电梯', '保洁'] }] })).toEqual([['2026-10', '9', 5, '5/5'], ['2026-10', '17', 1, '1/1']]);
    expect(await lines('CASES', { filters: [{ dimension: 'CATEGORY', keys: [''] }] })).toEqual([['2026-10', 3, '3/3']]);
  });

  it('beside the same span of the year before, the group that is gone too', async () => {
    const points = async (more: object) => (await figure('COMPLAINTS', { until: '2026-11', lastYear: true, ...more })).points.map(({ period, numerator, before }) => [period, numerator, before?.numerator]);
    expect(await points({})).toEqual([['2026-10', 8, 5], ['2026-11', 0, 1]]);
    expect(await points({ step: 'YEAR' })).toEqual([['2026', 8, 6]]);
    expect(await points({ by: ['KIND'] })).toEqual([['2026-10', 8, 5], ['2026-11', 0, 1]]);
    expect((await figure('COMPLAINTS')).points[0]!.before).toBeNull();
  });

  it('the number of a year before opens to the records of then: of a month, of a year cut short, of a group, of what is filtered', async () => {
    // October 2025 has 5 complaints and November 1; nothing else was laid down of that year.
    const opened = async (more: object) =>
      Promise.all((await figure('COMPLAINTS', { until: '2026-11', lastYear: true, ...more })).points.map(async ({ before }) => {
        const { totalCount, edges, figure: { points } } = await readRecords(house.database, here, { records: before!.records });
        expect(points).toMatchObject([{ value: before!.value, numerator: before!.numerator, denominator: before!.denominator, before: null }]);
        return [points[0]!.period, before!.denominator, totalCount, edges.filter(({ node }) => node.inNumerator).length, ...new Set(edges.map(({ node }) => new Date(node.at).toISOString().slice(0, 7)))];
      }));
    expect(await opened({})).toEqual([['2025-10', 5, 5, 5, '2025-10'], ['2025-11', 1, 1, 1, '2025-11']]);
    expect(await opened({ step: 'YEAR' })).toEqual([['2025', 6, 6, 6, '2025-10', '2025-11']]);
    expect(await opened({ step: 'WHOLE', by: ['KIND', 'CENTRE'] })).toEqual([['2025-10/2025-11', 6, 6, 6, '2025-10', '2025-11']]);
    expect(await opened({ step: 'QUARTER', filters: [{ dimension: 'CATEGORY', keys: ['电梯'] }] })).toEqual([['2025-Q4', 0, 0, 0]]);
  });

  it('a rate of a year before opens to what was owed and what of it was made', async () => {
    // Of October 2026, as it is told beside October 2027: 2 of 3 complaints and 3 of 3 repairs.
    const { points } = await figure('CALLBACK_RATE', { from: '2027-10', until: '2027-10', lastYear: true, by: ['CALLBACK_GROUP'] });
    const counts = await Promise.all(points.map(async ({ groups, before }) => {
      const { totalCount, edges } = await readRecords(house.database, here, { records: before!.records });
      return [groups[0]!.key, before!.numerator, before!.denominator, edges.filter(({ node }) => node.inNumerator).length, totalCount];
    }));
    expect(counts).toEqual([['COMPLAINT', 2, 3, 2, 3], ['REPAIR', 3, 3, 3, 3]]);
  });
});

describe('Time limits', () => {
  const december = { from: '2026-12', until: '2026-12' };
  it('kept of those judged or past due: late, missed and overdue lower it, excused, paused and not yet due ones do not count', async () => {
    // On time 5 + 3; late 2 + 1; missed 1; past due 1 (to the millisecond: one due at this very moment is not). 8 / (8 + 3 + 1 + 1) = 61.54 %.
    expect(await lines('ATTAINMENT', december)).toEqual([['2026-12', 61.54, '8/13']]);
    // MUST: 8 of 8 + 3 + 1; SHOULD: the missed one alone.
    expect(await lines('ATTAINMENT', { ...december, by: ['STRENGTH'] })).toEqual([['2026-12', 'MUST', 66.67, '8/12'], ['2026-12', 'SHOULD', 0, '0/1']]);
    expect(await lines('ATTAINMENT', { ...december, by: ['RULE'] })).toEqual([['2026-12', 'CP-05', 62.5, '5/8'], ['2026-12', 'FD-06', 0, '0/1'], ['2026-12', 'FD-16', 75, '3/4']]);
    expect(await lines('DUTIES_DONE', december)).toEqual([['2026-12', 75, '3/4']]);
  });

  it('each by what became of it; the same from facts as from cubes', async () => {
    const outcomes = [['EXCUSED', 1], ['LATE', 3], ['MISSED', 1], ['ON_TIME', 8], ['OVERDUE', 1], ['OWED', 2]];
    const counts = async (more: object) => (await figure('TIME_LIMITS', { ...december, by: ['OUTCOME'], ...more })).points.map(({ groups, numerator }) => [groups[0]!.key, numerator]);
    expect(await counts({})).toEqual(outcomes);
    expect(await counts({ filters: [{ dimension: 'POST', keys: ['CS_SUPERVISOR'] }] })).toEqual(outcomes);
  });

  it('what went to the second level or higher', async () => {
    expect(await lines('ESCALATIONS', { ...december, by: ['LEVEL'] })).toEqual([['2026-12', '2', 2, '2/2'], ['2026-12', '3', 1, '1/1']]);
  });

  it('one that was owed is overdue a moment later, without anything being written', async () => {
    const before = await figure('ATTAINMENT', december);
    await house.at('2026-12-10T12:00:00.001');
    expect((await figure('ATTAINMENT', december)).points[0]!.denominator).toBe(before.points[0]!.denominator + 1);
    await house.at('2026-12-10T12:00:00');
  });
});

describe('How long it took', () => {
  it('median and nine in ten by the nearest rank, whole minutes; by the month of settling', async () => {
    // 1 to 10 and 1440: eleven; the 6th is 6, the 10th (⌈9.9⌉) is 10.
    const { points } = await figure('TIME_TO_SETTLE', { from: '2026-11', until: '2026-12' });
    expect(points).toMatchObject([{ period: '2026-11', value: null, p90: null, numerator: 0 }, { period: '2026-12', value: 6, p90: 10, numerator: 11, denominator: 11, gap: null }]);
    // 10, 20, 30, 40: the 2nd is 20, the 4th (⌈3.6⌉) is 40. What has no reply is left out.
    expect((await figure('TIME_TO_REPLY', { from: '2026-12', until: '2026-12' })).points).toMatchObject([{ value: 20, p90: 40, denominator: 4 }]);
  });
});

describe('A page of figures', () => {
  it('is read at one moment, in the order asked for, with how far the journal was counted', async () => {
    const set = await readFigures(house.database, here, { ...MONTHS, figures: [{ key: 'CASES' }, { key: 'CALLBACK_RATE' }, { key: 'CASES', by: ['KIND'] }] });
    expect(set.figures.map(({ key, by }) => [key, by])).toEqual([['CASES', []], ['CALLBACK_RATE', []], ['CASES', ['KIND']]]);
    expect(set.at).toEqual(new Date('2026-12-10T12:00:00+08:00'));
    expect(set).toMatchObject({ throughSeq: expect.any(Number), behind: expect.any(Number) });
  });
});

describe('One reading for many figures', () => {
  const asked: FigureRequestInput[] = [
    ...FIGURE_KEYS.map((key): FigureRequestInput => ({ key, step: 'WHOLE' })),
    { key: 'COMPLAINTS', step: 'WHOLE', by: ['CENTRE'] }, { key: 'COMPLAINTS', by: ['CATEGORY'] }, { key: 'CASES', step: 'WHOLE', filters: [{ dimension: 'KIND', keys: ['REPAIR'] }] },
    { key: 'TIME_LIMITS', step: 'WHOLE', by: ['RULE', 'OUTCOME'], filters: [{ dimension: 'STRENGTH', keys: ['MUST'] }] }, { key: 'TIME_LIMITS', step: 'WHOLE', by: ['POST'] },
    { key: 'TIME_TO_SETTLE', step: 'WHOLE', by: ['KIND'] }, { key: 'TIME_TO_SETTLE', step: 'WHOLE', filters: [{ dimension: 'KIND', keys: ['INQUIRY'] }] },
  ];
  const period = { from: '2026-10', until: '2026-12', lastYear: true };

  it('asked together they are what each is alone, of a centre and of all', async () => {
    for (const scope of [here, everywhere]) {
      const { figures } = await readFigures(house.database, scope, { ...period, figures: asked });
      const alone = await Promise.all(asked.map(async (one) => (await readFigures(house.database, scope, { ...period, figures: [one] })).figures[0]!));
      expect(figures).toEqual(alone);
    }
  });

  it('of all centres together it is what the centres are one by one, and neither is told without the other’s right', async () => {
    expect((await house.ask<{ id: string }>('select id from service_centre')).map(({ id }) => id).toSorted()).toEqual(everywhere.centreIds.toSorted());
    // 8 complaints of the one that the manager may see, less the confidential one that nobody else sees, and 2 of the other.
    expect(await lines('COMPLAINTS', { by: ['CENTRE'] }, everywhere)).toEqual(expect.arrayContaining([['2026-10', house.otherCentreId, 2, '2/2']]));
    for (const key of ['CASES', 'REOPENED', 'TIME_LIMITS', 'ATTAINMENT', 'HOME_VISIT_SHARE', 'SATISFACTION'] as const) {
      const sum = (points: readonly { numerator: number; denominator: number }[]) => points.reduce((all, { numerator, denominator }) => [all[0]! + numerator, all[1]! + denominator], [0, 0]);
      const asOne = await figure(key, { ...period, step: 'WHOLE' }, everywhere);
      expect(sum(asOne.points), key).toEqual(sum((await figure(key, { ...period, step: 'WHOLE', by: ['CENTRE'] }, everywhere)).points));
      const some = { ...everywhere, centreIds: [house.otherCentreId] };
      expect(sum((await figure(key, { ...period, step: 'WHOLE' }, some)).points), key).toEqual(sum((await figure(key, { ...period, step: 'WHOLE', by: ['CENTRE'] }, some)).points));
    }
  });
});
