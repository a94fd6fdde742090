import { describe, expect, it } from 'vitest';
import { chance } from './random.js';

const some = (seed: string, n: number) => Array.from({ length: n }, ((drawn) => () => drawn.next())(chance(seed)));

describe('chance', () => {
  it('the same seed gives the same stream; another seed, even much alike, another one', () => {
    expect(some('a-0-20000', 50)).toEqual(some('a-0-20000', 50));
    for (const other of ['a-0-20001', 'a-1-20000', 'b-0-20000', '']) expect(some(other, 5)).not.toEqual(some('a-0-20000', 5));
  });

  it('is the same on every machine: these values stay', () => {
    expect(some('guanjia', 3).map((value) => Math.round(value * 1e9))).toEqual([734_761_389, 744_779_185, 138_749_860]);
  });

  it('fills [0, 1) evenly: 100,000 values in 100 boxes, chi-squared below what chance exceeds once in 100,000', () => {
    const boxes = new Array<number>(100).fill(0);
    for (const value of some('even', 100_000)) boxes[Math.floor(value * 100)]!++;
    expect(boxes.reduce((sum, box) => sum + (box - 1_000) ** 2 / 1_000, 0)).toBeLessThan(171);
  });

  it('first values of neighbouring seeds are not alike', () => {
    const firsts = Array.from({ length: 10_000 }, (_, n) => chance(`s-${n}`).next());
    const mean = firsts.reduce((sum, value) => sum + value, 0) / firsts.length;
    const follow = firsts.slice(1).reduce((sum, value, n) => sum + (value - 0.5) * (firsts[n]! - 0.5), 0) / firsts.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.015);
    expect(Math.abs(follow)).toBeLessThan(0.005);
  });

  it('weights, whole numbers and lengths of time keep their bounds and shares', () => {
    const drawn = chance('bounds');
    const kinds = Array.from({ length: 10_000 }, () => drawn.weighed({ A: 3, B: 1, NEVER: 0 }));
    expect(kinds).not.toContain('NEVER');
    expect(kinds.filter((kind) => kind === 'A').length / 10_000).toBeCloseTo(0.75, 1);
    const whole = Array.from({ length: 1_000 }, () => drawn.whole(2, 4));
    expect([...new Set(whole)].sort()).toEqual([2, 3, 4]);
    const times = Array.from({ length: 10_001 }, () => drawn.around(5, 0.8)).sort((a, b) => a - b);
    expect(times[0]).toBeGreaterThan(0);
    expect(times[5_000]).toBeGreaterThan(4.7);
    expect(times[5_000]).toBeLessThan(5.3);
  });
});
