import { describe, expect, it } from 'vitest';
import { instantOfWallTime, wallTimeIn } from './wall-time';

describe('a wall time is read on the clock of the centre', () => {
  it.each([
    ['Asia/Shanghai', '2026-11-20T23:59', '2026-11-20T15:59:00.000Z'],
    ['Asia/Shanghai', '2024-02-29T00:00', '2024-02-28T16:00:00.000Z'],
    ['America/New_York', '2026-07-01T12:00', '2026-07-01T16:00:00.000Z'],
    ['America/New_York', '2026-11-01T03:30', '2026-11-01T08:30:00.000Z'],
    ['Asia/Kathmandu', '2026-11-20T05:45', '2026-11-20T00:00:00.000Z'],
  ])('%s %s is %s', (zone, wallTime, moment) => {
    const at = instantOfWallTime(zone, wallTime);
    expect(at === null ? null : new Date(at).toISOString()).toBe(moment);
    expect(wallTimeIn(zone, at!)).toBe(wallTime);
  });

  it.each(['', 'tomorrow', '2026-13-01T00:00', '2026-11-20'])('%j is no wall time', (text) => {
    expect(instantOfWallTime('Asia/Shanghai', text)).toBeNull();
  });
});
