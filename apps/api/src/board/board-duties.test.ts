import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BoardDuty, BoardEvent, OverdueEvent } from '@guanjia/schema';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scopeOf } from '../access/scope.js';
import type { Viewer } from '../access/viewer.js';
import { acknowledgeOverdue } from '../cases/acknowledge-overdue.js';
import { takeDueSteps } from '../cases/take-due-steps.js';
import { openServiceDesk, type ServiceDesk } from '../cases/testing/service-desk.js';
import { auditReception } from '../duties/audit-reception.js';
import { openArisenDuties } from '../duties/open-arisen-duties.js';
import { takeDutySteps } from '../duties/take-duty-steps.js';
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
let sweepers: Sweeper[];
let source: StreamSource;
let wang: Viewer;
let open: AsyncIterableIterator<unknown>[];

/** As the running product: two processes' sweepers over one database. */
beforeEach(async () => {
  house = await openServiceDesk();
  const { database } = house;
  const failing = (trouble: unknown) => {
    throw trouble;
  };
  sealer = new Sealer(database.url);
  tailer = new Tailer(database.url, { ringSize: 200 });
  const desk = { database, sealer, sweeper: { poke: () => sweepers.forEach((each) => each.poke()) } };
  sweepers = [1, 2].map(
    () =>
      new Sweeper(database.url, {
        takeDueSteps: (id, kind) => (kind === 'duty' ? takeDutySteps : takeDueSteps)(desk, id),
        openDuties: () => openArisenDuties(desk, failing),
        onTaken: () => sealer.poke(),
      }),
  );
  for (const part of [sealer, tailer, ...sweepers]) part.start();
  source = { tailer, pool: database.pool, fresh: new FreshRows(database, tailer), stillAllowed: stillAllowedBy(database.pool), heartbeatMs: 200 };
  wang = await house.viewer('wang');
  open = [];
  while ((await began()) < 2) await sleep(20);
});
afterEach(async () => {
  await Promise.all(open.map((stream) => stream.return!()));
  await Promise.all([sealer.stop(), tailer.stop(), ...sweepers.map((sweeper) => sweeper.stop())]);
  await house.close();
});

const count = async (sql: string) => (await house.database.pool.query<{ n: number }>(`select count(*)::int as n from ${sql}`)).rows[0]!.n;
const began = () => count('service_centre where duties_from is not null');
/** The clock is set to a moment of the day after so many, by the centres' zone: one leap for all processes. */
const toDay = (days: number, time = '10:00') =>
  house.database.pool.query(`select adjust_clock(((app_now() at time zone 'Asia/Shanghai')::date + $1::int + $2::time) at time zone 'Asia/Shanghai' - app_now())`, [days, time]);
const snapshot = (viewer = wang) => boardSnapshot(house.database, scopeOf(viewer));
const streamOf = <T extends object>(events: (signal: AbortSignal) => AsyncGenerator<T, unknown, undefined>) => {
  const stream = abortable(events);
  open.push(stream);
  return stream;
};
const board = (after: string | null, viewer = wang) => streamOf<BoardEvent>((signal) => boardEvents(source, { viewer, after }, signal));
const alarms = (after: string | null, viewer = wang) => streamOf<OverdueEvent>((signal) => overdueEvents(source, { viewer, after }, signal));
/** Messages that are no heartbeat until one is as wanted; that one last. */
async function until<T extends { kind: string }>(stream: AsyncIterableIterator<T>, wanted: (message: T) => boolean): Promise<T[]> {
  const seen: T[] = [];
  for (;;) {
    const { value, done } = await stream.next();
    if (done) throw new Error('the stream ended');
    if (value.kind !== 'HEARTBEAT') seen.push(value);
    if (wanted(value)) return seen;
  }
}
const audit = async (dutyId: string) => {
  const outcome = await auditReception({ ...house.desk, sealer }, wang, { clientKey: randomUUID(), dutyId, finding: '完整' });
  sealer.poke();
  return outcome.kind;
};

describe('A duty stands on the board from the moment it arises until it is done', () => {
  it('it comes by the stream as the whole row that a fresh snapshot shows, and leaves it when it is done', async () => {
    const { cursor, duties } = await snapshot();
    expect(duties).toEqual([]);
    const stream = board(cursor);
    await toDay(1);
    const arisen = (await until(stream, ({ duty }) => duty?.rule === 'FD-03')).at(-1)!;
    expect(arisen).toMatchObject({ kind: 'DUTY', caseId: null, row: null, duty: { rule: 'FD-03', centreId: house.centreId, clause: 'P 4.3', obligations: [{ rule: 'FD-03', owedBy: ['CS_SUPERVISOR'], level: 0 }] } });
    expect((await snapshot()).duties.find(({ id }) => id === arisen.dutyId)).toEqual(arisen.duty);
    expect(await audit(arisen.dutyId!)).toBe('done');
    const gone = (await until(stream, ({ kind, dutyId }) => kind === 'DUTY_REMOVED' && dutyId === arisen.dutyId)).at(-1)!;
    expect(gone).toMatchObject({ caseId: null, row: null, duty: null });
    expect((await snapshot()).duties.map(({ id }) => id)).not.toContain(arisen.dutyId);
  });

  it('another centre’s board hears nothing of it', async () => {
    const chen = await house.viewer('chen');
    const stream = board((await snapshot(chen)).cursor, chen);
    await toDay(1);
    const events = await until(stream, ({ duty }) => duty?.rule === 'FD-03');
    expect(events.every(({ duty }) => duty?.centreId === house.otherCentreId)).toBe(true);
  });

  it('snapshot and stream together equal a fresh snapshot, through cuts, days and audits', async () => {
    const start = await snapshot();
    let { cursor } = start;
    const duties = new Map<string, BoardDuty>(start.duties.map((duty) => [duty.id, duty]));
    let busy = true;
    const work = (async () => {
      for (let day = 0; day < 6; day++) {
        await toDay(1, day % 2 ? '23:50' : '10:00');
        await sleep(150);
        const [any] = (await snapshot()).duties.filter(({ rule }) => rule === 'FD-03');
        if (any && day % 3 !== 2) await audit(any.id);
      }
      await expect.poll(() => count('obligation where next_step_at < app_now()')).toBe(0);
      await house.database.pool.query('select seal()');
    })().finally(() => (busy = false));
    const head = async () => Number((await snapshot()).cursor.split(':')[1]);
    while (busy || Number(cursor.split(':')[1]) < (await head())) {
      const stream = board(cursor);
      const cutAfter = 1 + Math.floor(Math.random() * 4);
      for (let i = 0; i < cutAfter; i++) {
        const { value } = (await stream.next()) as { value: BoardEvent };
        expect(value.kind).not.toBe('RESYNC');
        if (value.kind === 'DUTY_REMOVED') duties.delete(value.dutyId!);
        if (value.kind === 'DUTY' && value.duty!.version >= (duties.get(value.dutyId!)?.version ?? 0)) duties.set(value.dutyId!, value.duty!);
        cursor = value.cursor;
      }
      await stream.return!();
    }
    await work;
    const fresh = await snapshot();
    const byId = (rows: Iterable<BoardDuty>) => [...rows].sort((one, other) => (one.id < other.id ? -1 : 1));
    expect(byId(duties.values())).toEqual(byId(fresh.duties));
    expect(fresh.duties.length).toBeGreaterThan(1);
  });
});

describe('A duty that is late rings like a case', () => {
  it('on the stream of alarms: warned, overdue, acknowledged, each once though two sweepers ran, with the persons reached', async () => {
    await toDay(1);
    await expect.poll(() => count('duty')).toBeGreaterThan(0);
    const { id } = (await house.database.pool.query(`select id from duty where rule_key = 'FD-03' and centre_id = $1`, [house.centreId])).rows[0];
    const stream = alarms((await snapshot()).cursor);
    await toDay(1, '00:00:01');
    const rung = await until(stream, ({ kind, dutyId }) => kind === 'OVERDUE' && dutyId === id);
    expect(rung.filter(({ dutyId }) => dutyId === id).map(({ kind, level }) => [kind, level])).toEqual([['WARNED', 0], ['OVERDUE', 1]]);
    expect(rung.at(-1)).toMatchObject({ caseId: null, caseNumber: null, rule: 'FD-03', clause: 'P 4.3', centreId: house.centreId, to: 'CENTRE_MANAGER', persons: [house.personIds.zhao] });
    expect(rung.at(-1)!.at).toBe(rung.at(-1)!.dueAt);
    await acknowledgeOverdue({ ...house.desk, sealer }, wang, { clientKey: randomUUID(), obligationId: rung.at(-1)!.obligationId!, note: null });
    sealer.poke();
    expect((await until(stream, ({ kind }) => kind === 'ACKNOWLEDGED')).at(-1)).toMatchObject({ dutyId: id, caseId: null, level: 1 });
    expect(await count(`journal where type = 'ObligationOverdue' and subject_id = '${id}'`)).toBe(1);
  });
});
