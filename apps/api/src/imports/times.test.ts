import { describe, expect, it } from 'vitest';
import { checkZone, dateOrderOf, readTime, type DateOrder, type TimeResult } from './times.js';

const read = (text: string, zone = 'Asia/Shanghai', order: DateOrder | null = null, dayMeans: 'START' | 'END' = 'START'): TimeResult => readTime(text, { zone, order, dayMeans });
const iso = (result: TimeResult): string => ('at' in result ? new Date(result.at).toISOString() : result.problem.en);

describe('formats of times', () => {
  it.each([
    ['2026-03-08 14:05', '2026-03-08T06:05:00.000Z'],
    ['2026-03-08 14:05:09', '2026-03-08T06:05:09.000Z'],
    ['2026-03-08 14:05:09.123456', '2026-03-08T06:05:09.123Z'],
    ['2026/3/8 14:05', '2026-03-08T06:05:00.000Z'],
    ['2026.3.8 4:05', '2026-03-07T20:05:00.000Z'],
    ['2026年3月8日 14时5分', '2026-03-08T06:05:00.000Z'],
    ['2026年3月8日下午2点', '2026-03-08T06:00:00.000Z'],
    ['2026年3月8日 上午9:30', '2026-03-08T01:30:00.000Z'],
    ['20260308140509', '2026-03-08T06:05:09.000Z'],
    ['20260308', '2026-03-07T16:00:00.000Z'],
    ['2026-03-08T14:05:09Z', '2026-03-08T14:05:09.000Z'],
    ['2026-03-08T14:05:09-0500', '2026-03-08T19:05:09.000Z'],
    ['2026-03-08 24:00', '2026-03-08T16:00:00.000Z'],
    ['  2026-03-08 14:05  ', '2026-03-08T06:05:00.000Z'],
  ])('%s', (text, expected) => {
    expect(iso(read(text))).toBe(expected);
  });

  it.each([
    ['3/8/2026 2:05 PM', 'MDY', '2026-03-08T06:05:00.000Z'],
    ['3/8/2026 14:05', 'DMY', '2026-08-03T06:05:00.000Z'],
    ['3/8/2026 12:05 AM', 'MDY', '2026-03-07T16:05:00.000Z'],
    ['3/8/2026 12:05 pm', 'MDY', '2026-03-08T04:05:00.000Z'],
  ] as const)('%s as %s', (text, order, expected) => {
    expect(iso(read(text, 'Asia/Shanghai', order))).toBe(expected);
  });

  it.each([
    ['2026-02-30 10:00', 'no such day or time'],
    ['2025-02-29 10:00', 'no such day or time'],
    ['2026-13-01', 'no such day or time'],
    ['2026-03-08 25:00', 'no such day or time'],
    ['2026-03-08 24:01', 'no such day or time'],
    ['2026-03-08 10:60', 'no such day or time'],
    ['2026-03-08 13:05 PM', 'no such day or time'],
    ['0000-01-01 00:00', 'the year 0 is outside 1900 to 2199'],
    ['275760-09-13 00:00', 'the year 275760 is outside'],
    ['1899-12-31', 'the year 1899 is outside'],
    ['40725.0642', 'looks like a date number of Excel'],
    ['yesterday', 'is no time that can be read'],
    ['3/8/2026', 'is no time that can be read'],
    ['2026-03-08 14:05 +08:00 x', 'is no time that can be read'],
  ])('refuses %s', (text, message) => {
    expect(iso(read(text))).toContain(message);
  });
});

describe('wall-clock times of a zone', () => {
  it('takes the first pass of the hour that America/New_York repeats, and notes it', () => {
    const result = read('2011-11-06 01:30:00', 'America/New_York');
    expect(iso(result)).toBe('2011-11-06T05:30:00.000Z');
    expect(result).toMatchObject({ notes: ['REPEATED_HOUR'] });
    expect(read('2011-11-06 00:59:59', 'America/New_York')).toMatchObject({ notes: [] });
    expect(read('2011-11-06 02:00:00', 'America/New_York')).toMatchObject({ notes: [] });
  });

  it('moves a time in the hour that the zone skips forward by the gap, and notes it', () => {
    const result = read('2011-03-13 02:30:00', 'America/New_York');
    expect(iso(result)).toBe('2011-03-13T07:30:00.000Z');
    expect(result).toMatchObject({ notes: ['MISSING_HOUR'] });
  });

  it('needs no choice where the time carries its own offset', () => {
    expect(read('2011-11-06 01:30:00-05:00', 'America/New_York')).toMatchObject({ at: Date.parse('2011-11-06T06:30:00Z'), notes: [] });
  });

  it('reads a day without a time as its start, and as a limit as 24:00', () => {
    expect(iso(read('2026-03-08', 'Asia/Shanghai', null, 'START'))).toBe('2026-03-07T16:00:00.000Z');
    expect(read('2026-03-08', 'Asia/Shanghai', null, 'END')).toEqual({ at: Date.parse('2026-03-08T16:00:00Z'), notes: ['NO_TIME_OF_DAY'] });
  });

  it('knows zones by their IANA names only', () => {
    expect(() => checkZone('Asia/Shanghai')).not.toThrow();
    expect(() => checkZone('Bejing')).toThrow('Unknown time zone Bejing. Write a name such as');
  });
});

describe('month first or day first', () => {
  it('is shown by a number above 12', () => {
    expect(dateOrderOf(['1/2/2020', '1/13/2020'])).toBe('MDY');
    expect(dateOrderOf(['1/2/2020', '13/1/2020 10:00'])).toBe('DMY');
    expect(dateOrderOf(['2020-01-02', ''])).toBeNull();
  });

  it('must be named where the values leave it open, or contradict each other', () => {
    expect(() => dateOrderOf(['1/2/2020', '3/4/2020'])).toThrow('1/2/2020 may have the month or the day first. Name it: --dates MDY or --dates DMY.');
    expect(() => dateOrderOf(['13/2/2020', '3/14/2020'])).toThrow('contradict each other: 13/2/2020 has the day first, 3/14/2020 the month');
  });
});
