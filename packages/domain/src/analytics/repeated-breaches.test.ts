import { describe, expect, it } from 'vitest';
import { DEFAULT_BREACHES } from '../policy/breach-settings.js';
import { repeatedBreaches, type Breach, type BreachPlace } from './repeated-breaches.js';

const NOW = Date.parse('2026-10-31T12:00:00+08:00');
const DAY = 86_400_000;
const A: BreachPlace = { kind: 'BUILDING', key: 'A' };
const B: BreachPlace = { kind: 'BUILDING', key: 'B' };
const WORKS: BreachPlace = { kind: 'DEPARTMENT', key: 'WORKS' };
let made = 0;
const breach = (rule: string, daysAgo: number, ...places: BreachPlace[]): Breach => ({ id: `id-${++made}`, rule, dueAt: NOW - daysAgo * DAY, places });
const said = (breaches: Breach[], settings = DEFAULT_BREACHES) => repeatedBreaches(breaches, settings, NOW).map((found) => [found.rule, found.place.key, found.breaches.length]);

describe('one rule broken again and again in one place', () => {
  it('the third time within thirty days; twice is not', () => {
    expect(said([breach('FD-06', 1, A), breach('FD-06', 9, A)])).toEqual([]);
    expect(said([breach('FD-06', 1, A), breach('FD-06', 9, A), breach('FD-06', 20, A)])).toEqual([['FD-06', 'A', 3]]);
  });

  it('thirty days exactly are out, a millisecond less is in, and what is not due yet is no breach', () => {
    expect(said([breach('FD-06', 1, A), breach('FD-06', 9, A), breach('FD-06', 30, A)])).toEqual([]);
    expect(said([breach('FD-06', 1, A), breach('FD-06', 9, A), breach('FD-06', 30 - 1 / DAY, A)])).toHaveLength(1);
    expect(said([breach('FD-06', 1, A), breach('FD-06', 9, A), breach('FD-06', -1, A)])).toEqual([]);
  });

  it('another rule and another place are another matter', () => {
    expect(said([breach('FD-06', 1, A), breach('FD-06', 2, A), breach('FD-06', 3, B), breach('FD-07', 4, A)])).toEqual([]);
  });

  it('a breach counts at its building and at its department', () => {
    expect(said([breach('FD-06', 1, A, WORKS), breach('FD-06', 2, A, WORKS), breach('FD-06', 3, A, WORKS), breach('FD-06', 4, B, WORKS)])).toEqual([['FD-06', 'WORKS', 4], ['FD-06', 'A', 3]]);
  });

  it('as the company sets it: twice within a week', () => {
    const given = [breach('FD-06', 1, A), breach('FD-06', 6, A), breach('FD-07', 1, A), breach('FD-07', 8, A)];
    expect(said(given, { breachTimes: 2, breachDays: 7 })).toEqual([['FD-06', 'A', 2]]);
  });

  it('the oldest first', () => {
    const [late, early, middle] = [breach('FD-06', 1, A), breach('FD-06', 20, A), breach('FD-06', 9, A)];
    expect(repeatedBreaches([late, early, middle], DEFAULT_BREACHES, NOW)[0]!.breaches).toEqual([early, middle, late]);
  });
});
