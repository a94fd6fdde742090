import { describe, expect, it } from 'vitest';
import { deadlineStatus } from './deadline-status';

const open = { dueAt: 1_000, warnAt: 800, paused: false };

describe('the state of a time limit', () => {
  it.each([
    [799, 'ON_TIME'],
    [800, 'DUE_SOON'],
    [1_000, 'DUE_SOON'],
    [1_001, 'OVERDUE'],
  ] as const)('at %d ms is %s: exactly at the due time is still on time', (now, status) => {
    expect(deadlineStatus(open, now)).toBe(status);
  });
  it('warns of nothing where the rule has no warning', () => {
    expect(deadlineStatus({ ...open, warnAt: null }, 999)).toBe('ON_TIME');
  });
  it('neither warns nor breaches while the clock stands', () => {
    expect(deadlineStatus({ ...open, paused: true }, 9_999)).toBe('PAUSED');
  });
});
