import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BoardFeed, type BoardTransport } from './board-feed';
import { FLUSH_MS, type BoardEvent, type BoardSnapshot } from './board-store';
import { event, row, snapshot } from './testing/rows';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server in the hand: snapshots are given one by one, the open stream can be spoken into and cut. */
function server() {
  const snapshots: (BoardSnapshot | Error)[] = [];
  const streams: { after: () => string; hear: (event: BoardEvent) => void; ended: (error?: unknown) => void; open: boolean }[] = [];
  const transport: BoardTransport = {
    snapshot: async () => {
      const next = snapshots.shift();
      if (!next || next instanceof Error) throw next ?? new Error('no answer');
      return next;
    },
    events: (after, hear, ended) => {
      const stream = { after, hear, ended, open: true };
      streams.push(stream);
      return () => (stream.open = false);
    },
  };
  return { snapshots, streams, feed: new BoardFeed(transport) };
}
const ids = (feed: BoardFeed) => feed.store.getView().items.map((item) => item.row.id);

describe('the board’s feed', () => {
  it('follows from the snapshot’s cursor, and resumes from the last event that it heard', async () => {
    const { snapshots, streams, feed } = server();
    snapshots.push(snapshot([row('1')], 'e:10'));
    feed.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(streams[0]?.after()).toBe('e:10');
    streams[0]?.hear(event('e:14', { row: row('2') }));
    expect(streams[0]?.after()).toBe('e:14');
    feed.stop();
  });

  it('reads everything again on RESYNC and leaves the old stream', async () => {
    const { snapshots, streams, feed } = server();
    snapshots.push(snapshot([row('1')], 'e:10'), snapshot([row('2')], 'f:1'));
    feed.start();
    await vi.advanceTimersByTimeAsync(0);
    streams[0]?.hear(event('', { kind: 'RESYNC' }));
    await vi.advanceTimersByTimeAsync(0);
    expect(streams.map(({ open }) => open)).toEqual([false, true]);
    expect(streams[1]?.after()).toBe('f:1');
    expect(ids(feed)).toEqual(['2']);
    streams[0]?.hear(event('e:11', { row: row('ghost') }));
    await vi.advanceTimersByTimeAsync(FLUSH_MS);
    expect(ids(feed)).toEqual(['2']);
    feed.stop();
  });

  it('keeps the last good rows when a snapshot fails, says so, and tries again by itself', async () => {
    const { snapshots, streams, feed } = server();
    snapshots.push(snapshot([row('1')]), new Error('database away'), snapshot([row('1'), row('2')]));
    feed.start();
    await vi.advanceTimersByTimeAsync(0);
    streams[0]?.ended(new Error('cut'));
    await vi.advanceTimersByTimeAsync(200);
    expect(feed.getState().error).toEqual(new Error('database away'));
    expect(ids(feed)).toEqual(['1']);
    await vi.advanceTimersByTimeAsync(400);
    expect(feed.getState().error).toBeNull();
    expect(ids(feed)).toEqual(['1', '2']);
    feed.stop();
  });

  it('asks nothing more once it is stopped', async () => {
    const { snapshots, streams, feed } = server();
    snapshots.push(snapshot([]), snapshot([row('1')]));
    feed.start();
    feed.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(streams).toEqual([]);
    expect(feed.getState().loaded).toBe(false);
  });

  it('remembers when it last heard from the server', async () => {
    const { snapshots, streams, feed } = server();
    snapshots.push(snapshot([]));
    feed.start();
    await vi.advanceTimersByTimeAsync(0);
    const first = feed.getState().heardAt!;
    await vi.advanceTimersByTimeAsync(5_000);
    streams[0]?.hear(event('e:2', { kind: 'HEARTBEAT' }));
    expect(feed.getState().heardAt! - first).toBe(5_000);
    feed.stop();
  });
});
