import { describe, expect, it } from 'vitest';
import { aWeekLater, PATTERNS, shiftOn, stretchOf, weekOf } from './roster-week';

const SHANGHAI = 'Asia/Shanghai';
const BERLIN = 'Europe/Berlin';
const at = (text: string) => Date.parse(text);

describe('a week of the roster', () => {
  it.each([
    ['2026-11-20T10:00:00Z', 0, '2026-11-16'],
    ['2026-11-15T15:59:59Z', 0, '2026-11-09'],
    ['2026-11-15T16:00:00Z', 0, '2026-11-16'],
    ['2026-11-20T10:00:00Z', 1, '2026-11-23'],
    ['2026-11-20T10:00:00Z', -1, '2026-11-09'],
  ])('at %s, %i weeks later, begins on Monday %s of the centre', (now, weeks, monday) => {
    const week = weekOf(SHANGHAI, at(now), weeks);
    expect(week[0]).toBe(monday);
    expect(week).toHaveLength(7);
  });

  it('early, late and night, on the clock of the wall; the late one ends at midnight', () => {
    expect(PATTERNS.map((pattern) => shiftOn(SHANGHAI, '2026-11-20', pattern)!).map(({ from, until }) => [new Date(from).toISOString(), new Date(until).toISOString()])).toEqual([
      ['2026-11-20T00:00:00.000Z', '2026-11-20T08:00:00.000Z'],
      ['2026-11-20T08:00:00.000Z', '2026-11-20T16:00:00.000Z'],
      ['2026-11-19T16:00:00.000Z', '2026-11-20T00:00:00.000Z'],
    ]);
    expect(shiftOn(SHANGHAI, '2026-11-20', { from: '', until: '08:00' })).toBeNull();
  });

  it('is an hour longer where the clocks go back', () => {
    const { from, until } = stretchOf(BERLIN, weekOf(BERLIN, at('2026-10-24T10:00:00Z')));
    expect((until - from) / 3_600_000).toBe(169);
  });

  it('copied a week later keeps its wall times, and leaves out what is over', () => {
    const shift = { personId: 'li', ...shiftOn(BERLIN, '2026-10-20', PATTERNS[0]!)! };
    expect(aWeekLater(BERLIN, [shift], 0)).toEqual([{ personId: 'li', ...shiftOn(BERLIN, '2026-10-27', PATTERNS[0]!)! }]);
    expect(aWeekLater(BERLIN, [shift], at('2026-10-27T15:00:00Z'))).toEqual([]);
    expect(aWeekLater(BERLIN, [shift], at('2026-10-27T14:59:59Z'))).toHaveLength(1);
  });
});
