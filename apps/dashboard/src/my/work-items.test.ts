import { describe, expect, it } from 'vitest';
import { duty, limit, MINUTE, NOON, row } from '../board/testing/rows';
import type { Act } from './act';
import { smallSize } from './small-photo';
import { nextStage, stageMarks } from './stage-marks';
import { groupOf, workItems, type MyMatter } from './work-items';

const matter = (id: string, limits: Parameters<typeof limit>[0][], owes: readonly string[]): MyMatter => ({
  row: row(id, { obligations: limits.map(limit) }), owes: [...owes], inMyHand: false, callerName: null, callerTelephoneMasked: null,
  progress: { acceptedAt: null, acceptedByMe: false, onTheWayAt: null, arrivedAt: null }, checklists: [], actions: [],
});

describe('what I owe, by time', () => {
  it('stands by the earliest limit of my own, then by any of the case, what owes nothing last', () => {
    const items = workItems({
      matters: [matter('none', [], []), matter('others', [{ dueIn: 5 }], []), matter('own', [{ dueIn: 1 }, { dueIn: 40 }], ['o40'])],
      duties: [duty('audit')],
    });
    expect(items.map(({ id, next }) => [id, next && (next.dueAt - NOON) / MINUTE])).toEqual([['others', 5], ['own', 40], ['audit', 720], ['none', null]]);
  });

  it.each([
    ['at its due time', { dueIn: 0 }, 'SOON'],
    ['a millisecond past it', { dueIn: -1 / MINUTE }, 'OVERDUE'],
    ['within half an hour', { dueIn: 30 }, 'SOON'],
    ['later', { dueIn: 31 }, 'LATER'],
    ['later, and warned of', { dueIn: 90, warnIn: -1 }, 'SOON'],
    ['past, and standing still', { dueIn: -5, paused: true }, 'LATER'],
  ] as const)('%s', (_, owed, group) => {
    const [item] = workItems({ matters: [matter('a', [owed], [`o${owed.dueIn}`])], duties: [] });
    expect(groupOf(item!, NOON)).toBe(group);
  });
});

describe('how far I am', () => {
  const none = { acceptedAt: null, acceptedByMe: false, onTheWayAt: null, arrivedAt: null };
  const at = (minutes: number) => new Date(NOON + minutes * MINUTE).toISOString();
  const waiting = (stage: string) => ({ deed: { kind: 'STAGE', stage }, stopped: null, at: NOON }) as Act;

  it.each([
    ['nothing yet', none, [], false, 'ACCEPTED'],
    ['in my hand from the start', none, [], true, 'ON_THE_WAY'],
    ['accepted by a colleague', { ...none, acceptedAt: at(0) }, [], false, 'ACCEPTED'],
    ['accepted by me', { ...none, acceptedAt: at(0), acceptedByMe: true }, [], false, 'ON_THE_WAY'],
    ['an acceptance that waits for the line', none, [waiting('ACCEPTED')], false, 'ON_THE_WAY'],
    ['arrived without a word before', { ...none, arrivedAt: at(3) }, [], false, null],
  ] as const)('%s', (_, progress, acts, inMyHand, next) => expect(nextStage(stageMarks({ progress }, acts), inMyHand)).toBe(next));

  it('what waits is shown as waiting, with the time at which it was done', () => {
    expect(stageMarks({ progress: none }, [waiting('ARRIVED')]).at(-1)).toEqual({ stage: 'ARRIVED', at: NOON, waiting: true });
    expect(stageMarks({ progress: none }, [{ ...waiting('ARRIVED'), stopped: { kind: 'CONFLICT', version: 2 } }]).at(-1)).toMatchObject({ at: null });
  });
});

describe('a photo for a weak line', () => {
  it.each([
    [4000, 3000, 1600, 1200],
    [3000, 4000, 1200, 1600],
    [800, 600, 800, 600],
    [20_000, 3, 1600, 1],
  ])('%i × %i becomes %i × %i', (width, height, w, h) => expect(smallSize(width, height)).toEqual({ width: w, height: h }));
});
