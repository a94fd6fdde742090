import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BoardStore, FLUSH_MS } from './board-store';
import { duty, event, limit, row, snapshot } from './testing/rows';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const ids = (store: BoardStore) => store.getView().items.map((item) => item.row.id);

describe('the store of the live board', () => {
  it('orders by time to breach: the longest overdue first, then paused, then what owes nothing', () => {
    const store = new BoardStore();
    store.load(
      snapshot([
        row('settled', { status: 'SETTLED' }),
        row('paused', { obligations: [limit({ dueIn: -90, paused: true })] }),
        row('later', { obligations: [limit({ dueIn: 90 })] }),
        row('overdue', { obligations: [limit({ dueIn: 120 }), limit({ dueIn: -30 })] }),
        row('soon', { obligations: [limit({ dueIn: 5 })] }),
      ]),
    );
    expect(ids(store)).toEqual(['overdue', 'soon', 'later', 'paused', 'settled']);
  });

  it('keeps the higher version, whichever comes first', () => {
    const store = new BoardStore();
    store.load(snapshot([row('1', { version: 3, matter: 'third' })]));
    store.apply(event('e:2', { row: row('1', { version: 2, matter: 'second' }) }));
    store.apply(event('e:3', { row: row('1', { version: 4, matter: 'fourth' }) }));
    store.apply(event('e:4', { row: row('1', { version: 3, matter: 'third' }) }));
    vi.advanceTimersByTime(FLUSH_MS);
    expect(store.getView().items[0]?.row.matter).toBe('fourth');
  });

  it('shows a storm of events once each 100 ms', () => {
    const store = new BoardStore();
    const shown = vi.fn();
    store.load(snapshot([]));
    store.subscribe(shown);
    for (let n = 0; n < 50; n++) store.apply(event(`e:${n}`, { row: row(String(n)) }));
    expect(shown).not.toHaveBeenCalled();
    vi.advanceTimersByTime(FLUSH_MS);
    expect(shown).toHaveBeenCalledOnce();
    expect(ids(store)).toHaveLength(50);
  });

  it('takes out what left the board, and takes it in again when it is reopened', () => {
    const store = new BoardStore();
    store.load(snapshot([row('1', { version: 5 }), row('2')]));
    store.apply(event('e:2', { kind: 'REMOVED', caseId: '1' }));
    vi.advanceTimersByTime(FLUSH_MS);
    expect(ids(store)).toEqual(['2']);
    store.apply(event('e:3', { row: row('1', { version: 6 }) }));
    vi.advanceTimersByTime(FLUSH_MS);
    expect(ids(store)).toContain('1');
  });

  it('moves its cursor with every event, a heartbeat too, and not with RESYNC', () => {
    const store = new BoardStore();
    store.load(snapshot([], 'e:7'));
    store.apply(event('e:8', { kind: 'HEARTBEAT' }));
    expect(store.cursor).toBe('e:8');
    store.apply(event('', { kind: 'RESYNC' }));
    expect(store.cursor).toBe('e:8');
  });

  it('forgets on a fresh snapshot what the server no longer has', () => {
    const store = new BoardStore();
    store.load(snapshot([row('1'), row('2')]));
    store.load(snapshot([row('2')], 'f:1'));
    expect(ids(store)).toEqual(['2']);
    expect(store.cursor).toBe('f:1');
  });

  it('keeps 5,000 rows in order', () => {
    const store = new BoardStore();
    store.load(snapshot(Array.from({ length: 5000 }, (_, n) => row(String(n), { obligations: [limit({ dueIn: (n * 7919) % 5000 })] }))));
    const dues = store.getView().items.map((item) => item.next!.dueAt);
    expect(dues).toEqual([...dues].sort((a, b) => a - b));
  });

  it('keeps duties beside the rows: what is due first stands first, the higher version stays, and what is done leaves', () => {
    const store = new BoardStore();
    const shown = () => (vi.advanceTimersByTime(FLUSH_MS), store.getView().duties.map((item) => `${item.duty.id}${item.duty.version}`));
    store.load(snapshot([row('1')], 'e:1', 1, [duty('report', { obligations: [limit({ dueIn: 9000 })] }), duty('audit', { version: 2 })]));
    expect(shown()).toEqual(['audit2', 'report1']);
    store.apply(event('e:2', { kind: 'DUTY', duty: duty('audit', { version: 1 }) }));
    store.apply(event('e:3', { kind: 'DUTY', duty: duty('review', { obligations: [limit({ dueIn: -5 })] }) }));
    expect(shown()).toEqual(['review1', 'audit2', 'report1']);
    store.apply(event('e:4', { kind: 'DUTY_REMOVED', dutyId: 'audit' }));
    expect(shown()).toEqual(['review1', 'report1']);
    expect(store.cursor).toBe('e:4');
    expect(ids(store)).toEqual(['1']);
    store.load(snapshot([]));
    expect(shown()).toEqual([]);
  });
});
