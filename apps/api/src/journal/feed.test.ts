import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../database/testing/test-database.js';
import { readFeed, type FeedItem, type FeedRequest } from './feed.js';
import type { Scope } from './journal-row.js';
import { Sealer } from './sealer.js';
import { Tailer } from './tailer.js';
import { openLine } from './testing/line.js';

const CENTRE = randomUUID();
const ELSEWHERE = randomUUID();
const SCOPE: Scope = { centreIds: [CENTRE], audiences: ['CENTRE'] };

let test: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: pg.Pool;
let sealer: Sealer;
let tailer: Tailer;
let readers: AbortController[];

beforeEach(async () => {
  test = await createTestDatabase();
  pool = new pg.Pool({ connectionString: test.url, max: 4 });
  pool.on('error', () => undefined);
  sealer = new Sealer(test.url);
  tailer = new Tailer(test.url, { ringSize: 100, onTrouble: () => undefined });
  sealer.start();
  tailer.start();
  while (tailer.cursor === null) await sleep(5);
  readers = [];
});
afterEach(async () => {
  for (const reader of readers) reader.abort();
  await Promise.all([sealer.stop(), tailer.stop()]);
  await pool.end();
  await test.drop();
});

let written = 0;
async function write(count = 1, { centre = CENTRE, audience = 'CENTRE' } = {}): Promise<string[]> {
  const keys = Array.from({ length: count }, () => `e${++written}`);
  await pool.query(
    `insert into journal (key, type, subject_kind, subject_id, centre_id, audience, at, facts)
     select key, 'CaseReceived', 'case', $2, $2, $3, app_now(), jsonb_build_object('key', key) from unnest($1::text[]) with ordinality k(key, i) order by i`,
    [keys, centre, audience],
  );
  sealer.poke();
  return keys;
}

/** Opens a reader; `take` answers the next item of the feed. */
function read(after: string | null, request: Partial<FeedRequest> = {}) {
  const controller = new AbortController();
  readers.push(controller);
  const feed = readFeed({ tailer, pool }, { after, scope: SCOPE, signal: controller.signal, ...request });
  return { take: async () => (await feed.next()).value as FeedItem, close: () => controller.abort() };
}
const keysOf = (item: FeedItem) => (item.kind === 'rows' ? item.rows.map(({ facts }) => facts['key']) : [item.kind]);
const place = async () => `${(await pool.query<{ place: string }>(`select epoch || ':' || seq as place from journal_head`)).rows[0]!.place}`;
const sealedUpTo = async (seq: number) => {
  while (tailer.ring.head < seq) await sleep(2);
};

/** Reads until so many rows have come. */
async function collect(reader: { take(): Promise<FeedItem> }, count: number): Promise<{ keys: unknown[]; cursor: string }> {
  const keys: unknown[] = [];
  for (;;) {
    const item = await reader.take();
    if (item.kind === 'rows') keys.push(...keysOf(item));
    if (keys.length >= count || item.kind === 'resync') return { keys, cursor: item.cursor };
  }
}

describe('A reader gets what happens after its cursor', () => {
  it('by NOTIFY, long before the next look', async () => {
    const patient = new Tailer(test.url, { lookEveryMs: 60_000 });
    patient.start();
    while (patient.cursor === null) await sleep(5);
    await sleep(300);
    const item = readFeed({ tailer: patient, pool }, { after: null, scope: SCOPE, signal: new AbortController().signal }).next();
    const began = performance.now();
    const keys = await write();
    expect(keysOf((await item).value as FeedItem)).toEqual(keys);
    expect(performance.now() - began).toBeLessThan(5_000);
    await patient.stop();
  });

  it('from SQL when the ring no longer holds it, from the ring afterwards, without a seam', async () => {
    const start = await place();
    const keys = [...(await write(700)), ...(await write(650))];
    await sealedUpTo(1_350);
    const reader = read(start);
    const first = await collect(reader, 1_350);
    expect(first.keys).toEqual(keys);
    const more = await write(3);
    expect((await collect(reader, 3)).keys).toEqual(more);
  });

  it('another centre and another audience stay hidden and move the cursor all the same, from SQL as from the ring', async () => {
    const start = await place();
    await write(200, { centre: ELSEWHERE });
    await write(50, { audience: 'QUALITY' });
    const own = await write(1);
    const fromSql = read(start);
    const item = await fromSql.take();
    expect([keysOf(item), item.cursor.split(':')[1]]).toEqual([own, '251']);
    await write(5, { centre: ELSEWHERE });
    const next = await write(1);
    const fromRing = await fromSql.take();
    expect([keysOf(fromRing), fromRing.cursor.split(':')[1]]).toEqual([next, '257']);
  });

  it('silence is broken by a heartbeat that carries the moved cursor', async () => {
    const reader = read(null, { heartbeatMs: 150 });
    await write(4, { centre: ELSEWHERE });
    await sealedUpTo(4);
    const heartbeat = await reader.take();
    expect([heartbeat.kind, (await reader.take()).cursor]).toEqual(['idle', `${tailer.epoch}:4`]);
  });

  it('rows of other centres wake nobody: at the heartbeat it goes on at the head without asking SQL, though the ring has turned over', async () => {
    const closed = new pg.Pool({ connectionString: test.url });
    await closed.end();
    const controller = new AbortController();
    readers.push(controller);
    const head = tailer.ring.head;
    const feed = readFeed({ tailer, pool: closed }, { after: await place(), scope: SCOPE, signal: controller.signal, heartbeatMs: 300 });
    for (let written = 50; written <= 350; written += 50) {
      await write(50, { centre: ELSEWHERE });
      await sealedUpTo(head + written);
    }
    let item: FeedItem;
    do {
      item = (await feed.next()).value as FeedItem;
      expect(item.kind).toBe('idle');
    } while (item.cursor !== `${tailer.epoch}:${head + 350}`);
    const [key] = await write();
    do item = (await feed.next()).value as FeedItem;
    while (item.kind === 'idle');
    expect(keysOf(item)).toEqual([key]);
  });

  it('a business clock that was set forward is told at once', async () => {
    const reader = read(null);
    const item = reader.take();
    await sleep(100);
    const before = tailer.now();
    await pool.query(`select adjust_clock('2 days')`);
    expect((await item).kind).toBe('idle');
    expect(tailer.now() - before).toBeGreaterThan(172_800_000 - 1);
  });
});

describe('A cursor that leads nowhere is answered with RESYNC, said aloud', () => {
  it.each([
    ['malformed', 'yesterday', 'MALFORMED'],
    ['malformed: beyond all numbers', 'abc:99999999999999999999', 'MALFORMED'],
    ['of another epoch', '00000000:0', 'UNKNOWN_EPOCH'],
    ['ahead of the head', 'EPOCH:3', 'AHEAD_OF_HEAD'],
  ])('%s', async (_, after, reason) => {
    await write(2);
    await sealedUpTo(2);
    const item = await read(after.replace('EPOCH', (await place()).split(':')[0]!)).take();
    expect(item).toEqual({ kind: 'resync', reason, cursor: await place() });
  });

  it('too far behind for a replay', async () => {
    const start = await place();
    await write(30);
    await sealedUpTo(30);
    const feed = readFeed({ tailer, pool, replayLimit: 20 }, { after: start, scope: SCOPE, signal: new AbortController().signal });
    expect((await feed.next()).value).toMatchObject({ kind: 'resync', reason: 'TOO_OLD' });
  });

  it('and the stream ends with it when the database is restored while it runs', async () => {
    const reader = read(null);
    const item = reader.take();
    await sleep(50);
    await pool.query(`update journal_head set epoch = 'restored'`);
    expect(await item).toMatchObject({ kind: 'resync', reason: 'UNKNOWN_EPOCH' });
    expect(await reader.take()).toBeUndefined();
  });
});

describe('G3: No event is lost or doubled to a reader that resumes with its cursor', () => {
  it('50 cuts at random places, while writers go on and the ring overflows', async () => {
    const start = await place();
    let writing = true;
    const all: string[] = [];
    const writer = (async () => {
      while (writing) {
        all.push(...(await write(1 + Math.floor(Math.random() * 40))));
        await sleep(Math.random() * 10);
      }
    })();
    const seen: unknown[] = [];
    let cursor = start;
    for (let cut = 0; cut < 50; cut++) {
      const reader = read(cursor);
      for (let items = Math.floor(Math.random() * 4); items > 0; items--) {
        const item = await reader.take();
        if (item.kind === 'rows') seen.push(...keysOf(item));
        cursor = item.cursor;
      }
      reader.close();
      if (Math.random() < 0.2) await sleep(60);
    }
    writing = false;
    await writer;
    const rest = read(cursor);
    while (seen.length < all.length) seen.push(...(await collect(rest, 1)).keys);
    expect(seen).toEqual(all);
  });

  it('a reader that pauses holds no queue: it goes on from SQL', async () => {
    const reader = read(null);
    const first = reader.take();
    await sleep(50);
    const keys = await write(1);
    expect(keysOf(await first)).toEqual(keys);
    const missed = [...(await write(500)), ...(await write(500))];
    await sealedUpTo(1_001);
    expect(tailer.ring.after(1, 1)).toBeNull();
    expect((await collect(reader, 1_000)).keys).toEqual(missed);
  });
});

describe('F4: NOTIFY is only a hint', () => {
  it('with the LISTEN connection silently dead, an event arrives within a second by the look behind it', async () => {
    const line = await openLine(test.url);
    const farTailer = new Tailer(line.url);
    farTailer.start();
    const feed = readFeed({ tailer: farTailer, pool }, { after: null, scope: SCOPE, signal: new AbortController().signal });
    const item = feed.next().then(({ value }) => value as FeedItem);
    await sleep(200);
    expect(line.silence('guanjia listener')).toBe(1);
    const began = performance.now();
    const keys = await write();
    expect(keysOf(await item)).toEqual(keys);
    expect(performance.now() - began).toBeLessThan(1_500);
    // Stops though nobody at the other end says goodbye.
    await farTailer.stop();
    await line.close();
  });

  it('and every connection that is cut comes back', async () => {
    const reader = read(null);
    const item = reader.take();
    await sleep(100);
    await pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'guanjia %' and datname = current_database()`);
    const keys = await write();
    expect(keysOf(await item)).toEqual(keys);
    const again = await write();
    expect(keysOf(await reader.take())).toEqual(again);
  });
});
