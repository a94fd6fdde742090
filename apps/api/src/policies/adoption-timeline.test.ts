import { DEFAULT_SETTINGS } from '@guanjia/domain';
import { describe, expect, it } from 'vitest';
import { choicesOf, followedFrom, type AreaChoice } from './adoption-timeline.js';

const chosen = (area: string, from: number, ...versionIds: string[]): AreaChoice => ({ area, from, versionIds });
const rows = (now: number, choices: AreaChoice[], changes: { from: number; values: { immediateLimit?: number } }[] = []) =>
  followedFrom(now, choices, changes, DEFAULT_SETTINGS).map(({ from, areas, settings }) => [from, areas, settings.immediateLimit]);
const start = [chosen('desk', 1, 'p1'), chosen('complaints', 1, 's1', 'base')];

describe('what a centre follows, from when', () => {
  it('a choice in one area leaves the others as they are', () => {
    expect(rows(10, [...start, chosen('desk', 20, 'p2')])).toEqual([[20, { desk: ['p2'], complaints: ['s1', 'base'] }, 5]]);
  });

  it('an earlier choice in one area does not take back a later one in another', () => {
    expect(rows(10, [...start, chosen('complaints', 30, 'x1'), chosen('desk', 20, 'p2')])).toEqual([
      [20, { desk: ['p2'], complaints: ['s1', 'base'] }, 5],
      [30, { desk: ['p2'], complaints: ['x1'] }, 5],
    ]);
  });

  it('a new limit goes through a later procedure, and a new procedure keeps a later limit', () => {
    expect(rows(10, [...start, chosen('desk', 30, 'p2')], [{ from: 20, values: { immediateLimit: 10 } }])).toEqual([
      [20, { desk: ['p1'], complaints: ['s1', 'base'] }, 10],
      [30, { desk: ['p2'], complaints: ['s1', 'base'] }, 10],
    ]);
  });

  it('what changes nothing gives no row; the past gives none either', () => {
    expect(rows(10, [...start, chosen('desk', 20, 'p1')], [{ from: 25, values: { immediateLimit: 5 } }])).toEqual([]);
    expect(rows(20, [...start, chosen('desk', 15, 'p2')])).toEqual([]);
  });

  it('a choice taken back leaves what was before it', () => {
    const later = [...start, chosen('desk', 20, 'p2'), chosen('desk', 30, 'p1')];
    expect(rows(10, later.filter(({ from }) => from !== 20))).toEqual([]);
  });

  it('the choices can be read from the rows again', () => {
    const all = [...start, chosen('desk', 20, 'p2'), chosen('complaints', 30, 'x1')];
    expect(choicesOf(followedFrom(0, all, [{ from: 25, values: { immediateLimit: 9 } }], DEFAULT_SETTINGS))).toEqual(all);
  });
});
