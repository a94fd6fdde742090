import { describe, expect, it } from 'vitest';
import { BoardStore } from '../../board/board-store';
import { duty, limit, MINUTE, NOON, row, snapshot } from '../../board/testing/rows';
import { MOST_LINES, wallView } from './wall-view';

const CENTRES = [{ id: 'c1', code: 'LH', name: { zh: '临海', en: 'Linhai' }, zone: 'Asia/Shanghai' }];
const owing = (id: string, ...limits: Parameters<typeof limit>[0][]) => row(id, { obligations: limits.map((one) => limit({ id: `${id}${one.dueIn}`, ...one })) });
function view(rows: Parameters<typeof snapshot>[0], duties: Parameters<typeof snapshot>[3] = [], now = NOON) {
  const store = new BoardStore();
  store.load(snapshot(rows, 'e:1', rows.length, duties));
  return wallView(store.getView(), CENTRES, now);
}
const ids = ({ lines }: ReturnType<typeof view>) => lines.map(({ id }) => id);

describe('which lines stand on the wall', () => {
  it('by time to breach, duties among the cases; what stands still last; what owes nothing not at all', () => {
    const shown = view([owing('late', { dueIn: 900 }), owing('still', { dueIn: 5, paused: true }), owing('soon', { dueIn: 10 }), row('free')], [duty('audit')]);
    expect(ids(shown)).toEqual(['soon', 'audit', 'late', 'still']);
    expect(shown.lines.map(({ number }) => number)).toEqual(['LH-20261120-soon', null, 'LH-20261120-late', 'LH-20261120-still']);
    expect(shown.lines.map(({ status }) => status)).toEqual(['ON_TIME', 'ON_TIME', 'ON_TIME', 'PAUSED']);
    expect(shown.counters).toMatchObject({ open: 4, overdue: 0, dueSoon: 1 });
  });

  it('what nobody has acknowledged first, the newest on top; then what is acknowledged, longest overdue first', () => {
    const shown = view([owing('old', { dueIn: -500, level: 2, acknowledgedLevel: 2 }), owing('a', { dueIn: -30, level: 1 }), owing('b', { dueIn: -5, level: 1 }), owing('next', { dueIn: 5 })]);
    expect(ids(shown)).toEqual(['b', 'a', 'old', 'next']);
    expect(shown.lines.map(({ rings }) => rings)).toEqual([true, true, false, false]);
    expect(shown.ringing).toEqual(new Set(['b-5', 'a-30']));
    expect(shown.counters.overdue).toBe(3);
  });

  it('a new breach is seen though more are overdue than there are lines; the rest is counted', () => {
    const old = Array.from({ length: 20 }, (_one, n) => owing(`old${n}`, { dueIn: -1_000 - n, level: 1, acknowledgedLevel: 1 }));
    const shown = view([...old, owing('new', { dueIn: -1, level: 1 })]);
    expect(ids(shown)[0]).toBe('new');
    expect(shown.lines).toHaveLength(MOST_LINES);
    expect(shown.rest).toBe(21 - MOST_LINES);
  });

  it('acknowledged and then escalated, it rings again, and shows how far it went', () => {
    const [line] = view([owing('a', { dueIn: -90, level: 3, acknowledgedLevel: 1 })]).lines;
    expect(line).toMatchObject({ rings: true, level: 3 });
  });

  it('of two limits of a case the one that rings, with the highest level of both', () => {
    const [line] = view([owing('a', { dueIn: -90, level: 2, acknowledgedLevel: 2 }, { dueIn: -10, level: 1 }, { dueIn: 50 })]).lines;
    expect(line).toMatchObject({ limit: { dueAt: NOON - 10 * MINUTE }, level: 2, rings: true });
  });
});

describe('the moment of a breach', () => {
  const rows = [owing('a', { dueIn: 0, warnIn: -10 })];
  it('exactly at the due time is on time', () => {
    const at = view(rows);
    expect(at.lines[0]).toMatchObject({ status: 'DUE_SOON', rings: false });
    expect(at.lastBreach).toBeNull();
  });

  it('a millisecond later it is overdue and heard, whatever the server has said so far', () => {
    const after = view(rows, [], NOON + 1);
    expect(after.lines[0]).toMatchObject({ status: 'OVERDUE', rings: true });
    expect(after.ringing.size).toBe(1);
    expect(after.lastBreach).toMatchObject({ id: 'a', status: 'OVERDUE' });
  });
});

it('the last breach is the one that was passed last, acknowledged or not, of cases and duties', () => {
  const shown = view([owing('a', { dueIn: -30, level: 1 }), owing('b', { dueIn: -5, level: 1, acknowledgedLevel: 1 })], [duty('audit', { obligations: [limit({ dueIn: -2, level: 1 })] })]);
  expect(shown.lastBreach).toMatchObject({ id: 'audit', number: null });
});

it('nothing at all is a wall too', () => {
  expect(view([])).toMatchObject({ lines: [], rest: 0, lastBreach: null, counters: { open: 0 } });
});
