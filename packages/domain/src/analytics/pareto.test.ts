import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pareto, PARETO_BARS } from './pareto.js';

const counts = (...values: number[]) => values.map((count, at) => ({ key: String.fromCharCode(97 + at), count }));

describe('Pareto: what most of it is', () => {
  it('the most frequent first, each with the sum up to it', () => {
    // 9 + 6 = 15, + 3 = 18, + 2 = 20: 45 %, 75 %, 90 %, 100 %.
    expect(pareto(counts(3, 9, 2, 6)).map(({ key, count, cumulative }) => [key, count, cumulative])).toEqual([['b', 9, 9], ['d', 6, 15], ['a', 3, 18], ['c', 2, 20]]);
  });

  it('eight are told apart; the ninth and tenth are the rest', () => {
    // 10 + 9 + 8 + 7 + 6 + 5 + 4 + 3 = 52; the rest 2 + 1 = 3; together 55.
    const bars = pareto(counts(10, 9, 8, 7, 6, 5, 4, 3, 2, 1));
    expect(bars).toHaveLength(PARETO_BARS + 1);
    expect(bars[7]).toEqual({ key: 'h', keys: 1, count: 3, cumulative: 52 });
    expect(bars[8]).toEqual({ key: null, keys: 2, count: 3, cumulative: 55 });
  });

  it('exactly eight have no rest', () => expect(pareto(counts(1, 1, 1, 1, 1, 1, 1, 1)).every(({ key }) => key !== null)).toBe(true));

  it('equal ones stand by their key, what has none behind them, and what nothing has is no bar', () => {
    expect(pareto([{ key: '', count: 2 }, { key: 'b', count: 2 }, { key: 'a', count: 2 }, { key: 'c', count: 0 }]).map(({ key }) => key)).toEqual(['a', 'b', '']);
    expect(pareto([])).toEqual([]);
  });

  it('loses nothing: the last bar has all, and all keys are in it', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.record({ key: fc.string(), count: fc.nat(50) }), { selector: ({ key }) => key, maxLength: 30 }), (given) => {
      const bars = pareto(given);
      expect(bars.at(-1)?.cumulative ?? 0).toBe(given.reduce((sum, { count }) => sum + count, 0));
      expect(bars.reduce((sum, { keys }) => sum + keys, 0)).toBe(given.filter(({ count }) => count > 0).length);
      expect(bars.length).toBeLessThanOrEqual(PARETO_BARS + 1);
    }));
  });
});
