import { describe, expect, it } from 'vitest';
import { centreRows, endsOf, nextOrder, orderOf } from './centre-rows';
import type { Figure, Point } from './figure-set';

const name = { zh: '名', en: 'name' };
const of = (unit: Figure['unit'], counts: Readonly<Record<string, readonly [number, number]>>): Figure => ({
  key: 'CASES', name, unit, basis: 'DUE', target: null, clause: null, counts: name, of: name, exclusions: [],
  points: Object.entries(counts).map(
    ([key, [numerator, denominator]]): Point => ({ period: '2026', value: denominator ? numerator / denominator : null, numerator, denominator, p90: null, gap: null, before: null, records: key, groups: [{ dimension: 'CENTRE', key, name }] }),
  ),
});
const figures = { callbacks: of('PERCENT', { yh: [199, 200], bh: [99, 100], cx: [0, 0] }), received: of('COUNT', { yh: [5, 5], cx: [7, 7] }) };
const ids = (text: string | null) => centreRows(figures, ['yh', 'bh', 'cx'], orderOf(text)).map(({ id }) => id);

describe('centres side by side', () => {
  it.each([
    [null, ['yh', 'bh', 'cx']],
    ['-centre', ['cx', 'bh', 'yh']],
    ['nothing', ['yh', 'bh', 'cx']],
    // 99.5 % and 99 % read the same, and are in order all the same; nothing to count comes last both ways.
    ['-callbacks', ['yh', 'bh', 'cx']],
    ['callbacks', ['bh', 'yh', 'cx']],
    // A centre without a single matter has none: 0.
    ['received', ['bh', 'yh', 'cx']],
  ])('by %s: %j', (text, expected) => expect(ids(text)).toEqual(expected));

  it('a column is first sorted with the most on top, then the other way', () => {
    expect([nextOrder(orderOf(null), 'callbacks'), nextOrder(orderOf('-callbacks'), 'callbacks'), nextOrder(orderOf('callbacks'), 'received')]).toEqual(['-callbacks', 'callbacks', '-received']);
  });

  it('names the best and the worst by what is read; where all read the same there is neither', () => {
    expect(endsOf(centreRows(figures, ['yh', 'bh', 'cx'], orderOf(null)))).toEqual([]);
    const apart = { callbacks: of('PERCENT', { yh: [8, 10], bh: [9, 10], cx: [4, 5] }) };
    const [ends] = endsOf(centreRows(apart, ['yh', 'bh', 'cx'], orderOf(null)));
    expect([ends?.best.map(({ id }) => id), ends?.worst.map(({ id }) => id)]).toEqual([['bh'], ['yh', 'cx']]);
  });
});
