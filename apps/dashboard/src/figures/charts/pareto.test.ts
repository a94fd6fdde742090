import { describe, expect, it } from 'vitest';
import { medianOf } from './chart-data';
import { paretoOf } from './pareto';
import { periodLines } from './period-ticks';
import { inLines } from './plots/axes';

describe('what most are about', () => {
  const counted = (...counts: number[]) => counts.map((count, at) => ({ of: at, count }));

  it('one alone beyond the most keeps its own bar: "others" of one would hide its name and save nothing', () => {
    expect(paretoOf(counted(1, 2, 3), 2).map(({ of }) => of)).toEqual([[2], [1], [0]]);
    expect(paretoOf(counted(1, 2, 3, 4), 2).map(({ of, count }) => [of, count])).toEqual([[[3], 4], [[2], 3], [[1, 0], 3]]);
  });

  it('the last sum is exactly all, and what counts nothing has no bar', () => {
    expect(paretoOf(counted(1, 0, 1, 1), 8).map(({ upTo }) => upTo)).toEqual([100 / 3, 200 / 3, 100]);
    expect(paretoOf([], 8)).toEqual([]);
  });
});

it('the median: the middle one, the mean of the middle two, of none none', () => {
  expect([medianOf([9, 1, 4]), medianOf([1, 9, 4, 5]), medianOf([])]).toEqual([4, 4.5, null]);
});

it('below an axis stands the month, its year where the row begins and where the year turns', () => {
  expect(['2025-12', '2026-01', '2026-02'].map((period, at) => periodLines(period, at === 0))).toEqual([['12'], ['1', '2026'], ['2']]);
  expect(['2025-11', '2025-12', '2026-01'].map((period, at) => periodLines(period, at === 0))).toEqual([['11', '2025'], ['12'], ['1', '2026']]);
  expect(['2025-Q4', '2026-Q1'].map((period, at) => periodLines(period, at === 0))).toEqual([['Q4'], ['Q1', '2026']]);
  expect([periodLines('2026', true), periodLines('2025-12/2026-11', true)]).toEqual([['2026'], ['2025-12/2026-11']]);
});

it('a long name is broken into two lines at a blank, Chinese anywhere, and what is longer still is cut', () => {
  expect(inLines('电梯', 100)).toEqual(['电梯']);
  expect(inLines('Noise at night', 60)).toEqual(['Noise at', 'night']);
  expect(inLines('公共区域清洁不及时且异味', 66)).toEqual(['公共区域清', '洁不及时且…']);
});
