import { describe, expect, it } from 'vitest';
import { countChangeInWords, lastYearInWords, type Measured } from './change-in-words.js';

const THAN = { zh: '上月', en: 'the month before' };
const of = (numerator: number, denominator: number, value: number | null = null): Measured => ({ numerator, denominator, value });

describe('a number beside an earlier one', () => {
  it.each([
    // 24 − 20 = 4; 4 / 20 = 20 %.
    [24, 20, '比上月多4件（+20%）', '4 more than the month before (+20 %)'],
    // 20 − 24 = −4; 4 / 24 = 16.7 %.
    [20, 24, '比上月少4件（−17%）', '4 fewer than the month before (−17 %)'],
    [12, 12, '与上月持平', 'as many as the month before'],
    // Of nine and fewer no per cent: ten is where they begin. 1 / 10 = 10 %.
    [12, 9, '比上月多3件', '3 more than the month before'],
    [11, 10, '比上月多1件（+10%）', '1 more than the month before (+10 %)'],
    [3, 0, '比上月多3件', '3 more than the month before'],
  ])('%d after %d', (now, before, zh, en) => expect(countChangeInWords(now, before, THAN)).toEqual({ zh, en }));
});

describe('a figure beside a year before', () => {
  it('matters by their number', () => expect(lastYearInWords('COUNT', of(30, 30), of(40, 40))!.zh).toBe('比去年同期少10件（−25%）'));

  it('rates in points of whole per cent, each rounded down', () => {
    // 9 / 64 = 14.06 % is 14; 11 / 60 = 18.3 % is 18: 4 points lower.
    expect(lastYearInWords('PERCENT', of(9, 64), of(11, 60))).toEqual({ zh: '比去年同期低4个百分点', en: '4 points lower than a year before' });
    // 15 / 100 and 14 / 100: 1 point.
    expect(lastYearInWords('PERCENT', of(15, 100), of(14, 100))!.en).toBe('1 point higher than a year before');
    // 29 / 100 = 29 % exactly, also where 0.29 × 100 would fall short of it.
    expect(lastYearInWords('PERCENT', of(29, 100), of(29, 100))!.zh).toBe('与去年同期持平');
  });

  it('times by how much longer', () => {
    // 210 − 90 = 120 minutes.
    expect(lastYearInWords('MINUTES', of(8, 8, 210), of(9, 9, 90))).toEqual({ zh: '比去年同期长2小时', en: '2 hours longer than a year before' });
    expect(lastYearInWords('MINUTES', of(8, 8, 45), of(9, 9, 90))!.zh).toBe('比去年同期短45分钟');
    expect(lastYearInWords('MINUTES', of(8, 8, 45), of(9, 9, 45))!.en).toBe('as long as a year before');
  });

  it('nothing on one side is no comparison', () => {
    expect(lastYearInWords('PERCENT', of(3, 4), of(0, 0))).toBeNull();
    expect(lastYearInWords('MINUTES', of(0, 0), of(9, 9, 90))).toBeNull();
    expect(lastYearInWords('COUNT', of(3, 3), of(0, 0))!.zh).toBe('比去年同期多3件');
  });
});
