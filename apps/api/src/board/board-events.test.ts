import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BoardEvent, BoardRow, OverdueEvent } from '@guanjia/schema';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scopeOf } from '../access/scope.js';
import type { Viewer } from '../access/viewer.js';
import { closeCase } from '../cases/close-case.js';
import { markConfidential } from '../cases/mark-confidential.js';
import { takeDueSteps } from '../cases/take-due-steps.js';
import { openServiceDesk, type ServiceDesk } from '../cases/testing/service-desk.js';
import { transferCase } from '../cases/transfer-case.js';
import { abortable } from '../journal/abortable.js';
import { Sealer, Tailer } from '../journal/index.js';
import { Sweeper } from '../obligations/sweep.js';
import { boardEvents, type StreamSource } from './board-events.js';
import { boardSnapshot } from './board-snapshot.js';
import { FreshRows } from './fresh-rows.js';
import { overdueEvents } from './overdue-events.js';
import { stillAllowedBy } from './still-allowed.js';

let house: ServiceDesk;
let sealer: Sealer;
let tailer: Tailer;
let sweeper: Sweeper;
let source: StreamSource;
let li: Viewer;
let zhao: Viewer;
let open: AsyncIterableIterator<unknown>[];

beforeEach(async () => {
  house = await openServiceDesk();
  const { database } = house;
  sealer = new Sealer(database.url);
  tailer = new Tailer(database.url, { ringSize: 200 });
  sweeper = new Sweeper(database.url, { takeDueSteps: (caseId) => takeDueSteps(house.desk, caseId), onTaken: () => sealer.poke() });
  for (const part of [sealer, tailer, sweeper]) part.start();
  source = { tailer, pool: database.pool, fresh: new FreshRows(database, tailer), stillAllowed: stillAllowedBy(database.pool), heartbeatMs: 200 };
  li = await house.viewer('li');
  zhao = await house.viewer('zhao');
  open = [];
});
afterEach(async () => {
  await Promise.all(open.map((stream) => stream.return!()));
  await Promise.all([sealer.stop(), tailer.stop(), sweeper.stop()]);
  await house.close();
});

function board(after: string | null, viewer = li, centreIds?: string[]) {
  const stream = abortable((signal) => boardEvents(source, { viewer, after, centreIds }, signal));
  open.push(stream);
  return stream;
}
function alarms(after: string | null, viewer = li) {
  const stream = abortable((signal) => overdueEvents(source, { viewer, after }, signal));
  open.push(stream);
  return stream;
}
/** The next message that is no heartbeat. */
async function next<T extends BoardEvent | OverdueEvent>(stream: AsyncIterableIterator<T>): Promise<T> {
  for (;;) {
    const { value, done } = await stream.next();
    if (done) throw new Error('the stream ended');
    if (value.kind !== 'HEARTBEAT') return value;
  }
}
const snapshot = (viewer = li) => boardSnapshot(house.database, scopeOf(viewer));
const receive = async () => {
  const id = await house.receive({ kind: 'REPAIR' });
  sealer.poke();
  return id;
};
const close = async (caseId: string) => {
  const { version } = await house.stored(caseId);
  const outcome = await closeCase(house.desk, zhao, { clientKey: randomUUID(), caseId, version, reason: '无法办理' });
  sealer.poke();
  return outcome.kind;
};
const transfer = async (caseId: string) => {
  const { version } = await house.stored(caseId);
  const outcome = await transferCase(house.desk, await house.viewer('wang'), { clientKey: randomUUID(), caseId, version, department: '工程部', ownerPost: 'DEPARTMENT_HEAD' });
  sealer.poke();
  return outcome;
};

/** Until the sweeper has taken what is due. */
async function allTaken(): Promise<void> {
  while ((await house.database.pool.query('select from obligation where next_step_at < app_now()')).rowCount! > 0) await sleep(20);
  await house.database.pool.query('select seal()');
}

describe('A board goes on from its snapshot', () => {
  it('with the whole row of what is received', async () => {
    const { cursor } = await snapshot();
    const stream = board(cursor);
    const event = next(stream);
    await sleep(100);
    const caseId = await receive();
    expect(await event).toMatchObject({ kind: 'ROW', caseId, row: { id: caseId, matter: '电梯困人', status: 'RECEIVED' } });
    expect((await event).row).toEqual((await snapshot()).rows[0]);
  });

  it('and with its removal when it is closed', async () => {
    const caseId = await receive();
    const stream = board((await snapshot()).cursor);
    expect(await close(caseId)).toBe('done');
    let event = await next(stream);
    while (event.kind === 'ROW') event = await next(stream);
    expect(event).toMatchObject({ kind: 'REMOVED', caseId, row: null });
  });

  it('silent boards get heartbeats with cursor and business time; a clock set forward is told at once', async () => {
    const stream = board(null);
    const first = (await stream.next()).value as BoardEvent;
    expect(first).toMatchObject({ kind: 'HEARTBEAT', row: null });
    const second = stream.next();
    await house.later('2 days');
    const told = (await second).value as BoardEvent;
    const later = told.serverNow === undefined ? told : Number(told.serverNow) - Number(first.serverNow) > 86_400_000 ? told : ((await stream.next()).value as BoardEvent);
    expect(Number(later.serverNow) - Number(first.serverNow)).toBeGreaterThan(172_800_000);
  });

  it('an unknown cursor is told to RESYNC, and the stream ends', async () => {
    const stream = board('restored:7');
    expect((await stream.next()).value).toMatchObject({ kind: 'RESYNC', row: null });
    expect((await stream.next()).done).toBe(true);
  });

  it('a stream whose reader goes away ends at once, not at its next heartbeat', async () => {
    const quiet: StreamSource = { ...source, heartbeatMs: 60_000 };
    const stream = abortable((signal) => boardEvents(quiet, { viewer: li, after: null }, signal));
    const pending = stream.next();
    await sleep(100);
    const began = performance.now();
    await stream.return!();
    expect((await pending).done).toBe(true);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('A board shows what its viewer may see, and no more', () => {
  it("another centre's case moves the cursor only", async () => {
    const chen = await house.viewer('chen');
    const stream = board((await snapshot(chen)).cursor, chen);
    await receive();
    const { value } = await stream.next();
    expect(value).toMatchObject({ kind: 'HEARTBEAT', row: null, caseId: null });
    expect(Number(value.cursor.split(':')[1])).toBeGreaterThan(0);
  });

  it("asked for another centre, it stays empty", async () => {
    const stream = board(null, await house.viewer('chen'), [house.centreId]);
    const first = stream.next();
    await receive();
    expect((await first).value).toMatchObject({ kind: 'HEARTBEAT' });
    expect((await stream.next()).value).toMatchObject({ kind: 'HEARTBEAT' });
  });

  it('a case that became confidential is removed from boards that may not see it, whatever its older events said', async () => {
    const { cursor } = await snapshot();
    const caseId = await receive();
    await house.database.pool.query(`update service_case set audience = 'CONFIDENTIAL' where id = $1`, [caseId]);
    expect(await next(board(cursor))).toMatchObject({ kind: 'REMOVED', caseId, row: null });
  });

  it('HR-19: marked confidential, it goes off the desk’s board at once and stays on the manager’s', async () => {
    const caseId = await receive();
    const { cursor } = await snapshot();
    const boards = [next(board(cursor)), next(board(cursor, zhao))];
    const { version } = await house.stored(caseId);
    expect(await markConfidential(house.desk, zhao, { clientKey: 'secret', caseId, version, reason: '涉及公司合同' })).toMatchObject({ kind: 'done' });
    sealer.poke();
    expect(await Promise.all(boards)).toMatchObject([{ kind: 'REMOVED', caseId, row: null }, { kind: 'ROW', caseId }]);
  });

  it('a session that was revoked gets nothing more', async () => {
    const stream = board((await snapshot()).cursor);
    const event = next(stream);
    await house.database.pool.query('update session set revoked_at = clock_timestamp() where id = $1', [li.sessionId]);
    await receive();
    await expect(event).rejects.toThrow('the stream ended');
  });

  it('nor does a person whose term of office has ended', async () => {
    const stream = board((await snapshot()).cursor);
    const event = next(stream);
    await house.database.pool.query('update post_holding set held_until = app_now() where person_id = $1', [house.personIds.li]);
    await house.database.pool.query('select seal()');
    await expect(event).rejects.toThrow('the stream ended');
  });
});

describe('What is late rings on the stream of alarms', () => {
  it('warned, overdue and escalated, each once, with its clause and the person reached; then acknowledged', async () => {
    const stream = alarms(null);
    const first = next(stream);
    await sleep(100);
    const caseId = await receive();
    await house.later('3 days');
    await allTaken();
    const { rows } = await house.database.pool.query<{ ringing: number }>(
      `select count(*)::int as ringing from journal where type ~ '^Obligation(Warned|Overdue|Escalated)$' and facts->>'silent' is null`,
    );
    const told: OverdueEvent[] = [await first];
    while (told.length < rows[0]!.ringing) told.push(await next(stream));
    expect(new Set(told.map(({ obligationId, level, kind }) => `${obligationId} ${kind} ${level}`)).size).toBe(told.length);
    const overdue = told.find(({ kind, rule }) => kind === 'OVERDUE' && rule === 'FD-06')!;
    expect(overdue).toMatchObject({ caseId, caseNumber: (await house.stored(caseId)).number, clause: 'P 4.6', to: 'CS_SUPERVISOR', persons: [house.personIds.wang], passedOver: [], level: 1 });
    expect(Number(overdue.at)).toBe(Number(overdue.dueAt));
  });

  it('steps that were already past when written are recorded, and do not ring', async () => {
    const caseId = await receive();
    const stream = alarms(null);
    const first = next(stream);
    await sleep(50);
    const silent = `insert into journal (type, subject_kind, subject_id, centre_id, audience, at, facts) values ('ObligationWarned', 'case', $1, $2, 'CENTRE', app_now(), $3)`;
    await house.database.pool.query(silent, [caseId, house.centreId, { level: 0, silent: true }]);
    await house.database.pool.query(silent, [caseId, house.centreId, { level: 7 }]);
    await house.database.pool.query('select seal()');
    expect((await first).level).toBe(7);
  });
});

describe('G3: Snapshot and events together equal a fresh snapshot', () => {
  it('after 50 cuts at random places while cases are received, moved and closed and time passes', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 6; i++) ids.push(await receive());
    const start = await snapshot();
    const rows = new Map<string, BoardRow>(start.rows.map((row) => [row.id, row]));
    let { cursor } = start;
    let busy = true;
    const work = (async () => {
      for (let i = 0; i < 60; i++) {
        const place = Math.floor(Math.random() * ids.length);
        const some = ids[place]!;
        if (i % 3 === 0) ids.push(await receive());
        else if (i % 3 === 1) await transfer(some);
        else if (i % 9 === 8 && (await close(some)) === 'done') ids.splice(place, 1);
        else if (i % 9 === 2) await house.later('7 hours');
        await sleep(Math.random() * 15);
      }
      await allTaken();
    })().finally(() => (busy = false));
    const apply = (event: BoardEvent) => {
      if (event.kind === 'REMOVED') rows.delete(event.caseId!);
      if (event.kind === 'ROW' && event.row!.version >= (rows.get(event.caseId!)?.version ?? 0)) rows.set(event.caseId!, event.row!);
      expect(event.kind).not.toBe('RESYNC');
      expect(Number(event.cursor.split(':')[1])).toBeGreaterThanOrEqual(Number(cursor.split(':')[1]));
      cursor = event.cursor;
    };
    let cuts = 0;
    const reader = async (events: number) => {
      const stream = board(cursor);
      for (; events > 0; events--) apply((await stream.next()).value as BoardEvent);
      await stream.return!();
      cuts++;
    };
    while (busy || cuts < 50) await reader(Math.floor(Math.random() * 4));
    await work;
    const end = await snapshot();
    while (Number(cursor.split(':')[1]) < Number(end.cursor.split(':')[1])) await reader(1);
    const byId = (one: BoardRow, other: BoardRow) => (one.id < other.id ? -1 : 1);
    expect([...rows.values()].sort(byId)).toEqual([...(await snapshot()).rows].sort(byId));
    expect(rows.size).toBeGreaterThan(15);
  }, 40_000);
});
