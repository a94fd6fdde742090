import { expect, it } from 'vitest';
import { limitRows } from './limit-rows';
import type { Figure, Point } from './figure-set';

const name = { zh: '名', en: 'name' };
const point = (numerator: number, denominator: number, groups: Record<string, string>): Point => ({
  period: '2026-11', value: denominator ? (100 * numerator) / denominator : null, numerator, denominator, p90: null, gap: null, before: null, records: 'r',
  groups: Object.entries(groups).map(([dimension, key]) => ({ dimension: dimension as 'RULE', key, name })),
});
const figure = (points: Point[]): Figure => ({ key: 'ATTAINMENT', name, unit: 'PERCENT', basis: 'DUE', target: null, clause: null, counts: name, of: name, exclusions: [], points });

const outcomes = figure([
  point(3, 3, { RULE: 'CP-05', STRENGTH: 'MUST', OUTCOME: 'ON_TIME' }),
  point(1, 1, { RULE: 'CP-05', STRENGTH: 'MUST', OUTCOME: 'LATE' }),
  point(2, 2, { RULE: 'FD-01', STRENGTH: 'MUST', OUTCOME: 'ON_TIME' }),
  point(5, 5, { RULE: 'AA-01', STRENGTH: 'MUST', OUTCOME: 'OWED' }),
  point(9, 9, { RULE: 'CP-05', STRENGTH: 'SHOULD', OUTCOME: 'MISSED' }),
]);
const kept = figure([point(3, 4, { RULE: 'CP-05', STRENGTH: 'MUST' }), point(2, 2, { RULE: 'FD-01', STRENGTH: 'MUST' }), point(0, 9, { RULE: 'CP-05', STRENGTH: 'SHOULD' })]);

it('the least kept row stands first, one with nothing judged last; MUST and SHOULD are apart', () => {
  const rows = limitRows(outcomes, kept, 'MUST');
  expect(rows.map(({ rule }) => rule)).toEqual(['CP-05', 'FD-01', 'AA-01']);
  expect([rows[0]?.outcomes.LATE?.numerator, rows[0]?.kept?.denominator, rows[2]?.kept]).toEqual([1, 4, undefined]);
  expect(limitRows(outcomes, kept, 'SHOULD').map(({ rule, kept: point }) => [rule, point?.numerator])).toEqual([['CP-05', 0]]);
});
