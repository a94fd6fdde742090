import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { boardItem, isUnacknowledged, itemStatus } from './board-item';
import { count, countIsYesterdays, filterContext, filtered, FILTERS } from './board-filter';
import { BoardStore, FLUSH_MS } from './board-store';
import { event, limit, MINUTE, NOON, row, snapshot } from './testing/rows';

const centres = [{ id: 'c1', zone: 'Asia/Shanghai' }];
const at = (now: number) => filterContext(now, centres);
const items = [
  row('overdue', { obligations: [limit({ dueIn: -1 })], ownerPerson: { zh: '王芳', en: 'Wang Fang' } }),
  row('exactly now', { obligations: [limit({ dueIn: 0 })] }),
  row('in 30 min', { obligations: [limit({ dueIn: 30 })] }),
  row('in 31 min', { obligations: [limit({ dueIn: 31 })] }),
  row('paused', { obligations: [limit({ dueIn: -5, paused: true })] }),
  row('yesterday', { receivedAt: '2026-11-19T15:59:59.999Z' }),
  row('visit', { status: 'SETTLED', obligations: [limit({ dueIn: 600, rule: 'CB-01' })] }),
].map(boardItem);
const shown = (filter: (typeof FILTERS)[number], now = NOON) => filtered(items, filter, at(now)).map((item) => item.row.id);

describe('the six counters', () => {
  it('is overdue after the due time, not at it', () => {
    expect(shown('overdue')).toEqual(['overdue']);
    expect(shown('overdue', NOON + 1)).toEqual(['overdue', 'exactly now']);
  });
  it('is due within 30 minutes up to the thirtieth', () => {
    expect(shown('dueSoon')).toEqual(['exactly now', 'in 30 min']);
  });
  it('is unassigned while no person has it', () => {
    expect(shown('unassigned')).not.toContain('overdue');
  });
  it('is not unassigned any more once it is settled', () => {
    expect(shown('unassigned')).not.toContain('visit');
  });
  it('counts a day from midnight at the centre', () => {
    expect(shown('receivedToday')).not.toContain('yesterday');
    expect(shown('receivedToday')).toHaveLength(6);
  });
  it('leaves the visits that are owed to their own room', () => {
    expect(shown('callbacksOwed')).toEqual([]);
  });
  it('counts what its filter shows, each of the six', () => {
    const counters = count({ items, received: { counted: 6, countedAt: NOON, since: [] } }, at(NOON));
    for (const filter of FILTERS) expect(counters[filter]).toBe(shown(filter).length);
  });
});

describe('received today, closed ones too', () => {
  const store = (...events: Parameters<BoardStore['apply']>[0][]) => {
    const board = new BoardStore();
    board.load(snapshot([row('1')], 'e:1', 4));
    for (const one of events) board.apply(one);
    vi.advanceTimersByTime(FLUSH_MS);
    return count(board.getView(), at(NOON)).receivedToday;
  };
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is what the server counted, of which three were closed before this board opened', () => {
    expect(store()).toBe(4);
  });
  it('counts what came since, and goes on counting it when it is closed', () => {
    expect(store(event('e:2', { row: row('2') }))).toBe(5);
    expect(store(event('e:2', { row: row('2') }), event('e:3', { kind: 'REMOVED', caseId: '2' }), event('e:4', { kind: 'REMOVED', caseId: '1' }))).toBe(5);
  });
  it('counts no matter twice: a change of one that was there, and one reopened', () => {
    expect(store(event('e:2', { row: row('1', { version: 2 }) }), event('e:3', { row: row('3', { lastEvent: 'CaseReopened' }) }))).toBe(4);
  });
  it('does not count what came yesterday and was recorded now', () => {
    expect(store(event('e:2', { row: row('2', { receivedAt: '2026-11-19T15:59:59.999Z' }) }))).toBe(4);
  });
  it('is yesterday’s figure once a day has begun at a centre', () => {
    const board = new BoardStore();
    board.load(snapshot([]));
    const asOf = (now: number) => countIsYesterdays(board.getView(), at(now), ['c1']);
    expect([asOf(NOON + 12 * 60 * MINUTE - 1), asOf(NOON + 12 * 60 * MINUTE)]).toEqual([false, true]);
    expect(countIsYesterdays(new BoardStore().getView(), at(NOON), ['c1'])).toBe(false);
  });
});

describe('the state of a row', () => {
  it('is that of the limit which breaches first', () => {
    expect(itemStatus(boardItem(row('1', { obligations: [limit({ dueIn: 60 }), limit({ dueIn: 10, warnIn: 0 })] })), NOON)).toBe('DUE_SOON');
  });
  it('is done when a settled matter owes nothing more', () => {
    expect(itemStatus(boardItem(row('1', { status: 'SETTLED' })), NOON)).toBe('DONE');
  });
});

describe('a breach that nobody acknowledged', () => {
  const breached = (level: number, acknowledgedLevel: number) => boardItem(row('1', { obligations: [limit({ dueIn: -1, level, acknowledgedLevel })] })).limits[0]!;
  it('is seen even when the server has not announced it yet', () => {
    expect(isUnacknowledged(breached(0, 0), NOON)).toBe(true);
  });
  it('rings again at the next level', () => {
    expect(isUnacknowledged(breached(1, 1), NOON)).toBe(false);
    expect(isUnacknowledged(breached(2, 1), NOON)).toBe(true);
  });
  it('is no breach before its time', () => {
    expect(isUnacknowledged(breached(0, 0), NOON - 2 * MINUTE)).toBe(false);
  });
});
