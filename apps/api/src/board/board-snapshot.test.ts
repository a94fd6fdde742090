import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scopeOf } from '../access/scope.js';
import { classifyCase } from '../cases/classify-case.js';
import { closeCase } from '../cases/close-case.js';
import { idOf, openServiceDesk, type ServiceDesk } from '../cases/testing/service-desk.js';
import { loadBoardRows } from './board-row.js';
import { boardSnapshot } from './board-snapshot.js';

describe('the board', () => {
  let house: ServiceDesk;
  beforeAll(async () => void (house = await openServiceDesk()));
  afterAll(() => house.close());

  const boardOf = async (login: Parameters<ServiceDesk['viewer']>[0]) => boardSnapshot(house.database, scopeOf(await house.viewer(login)));

  it('shows an open case whole: place, owner, and what is owed by when with the clause that says so', async () => {
    const caseId = await house.receive();
    const board = await boardOf('wang');
    expect(board.rows.map((row) => row.id)).toEqual([caseId]);
    const [row] = board.rows;
    expect(row).toMatchObject({ version: 1, matter: '电梯困人', place: { zh: '3栋 1201', en: 'Building 3 1201' }, owner: 'RECEPTIONIST', ownerPerson: { en: 'Li' }, lastEvent: 'CaseReceived' });
    expect(row!.obligations.map(({ rule }) => rule)).toContain('CLASSIFY');
    for (const obligation of row!.obligations) {
      expect(obligation.name.zh).not.toBe('');
      expect(obligation.clause).toMatch(/^[A-Z]+ ./);
      expect(obligation.paused).toBe(false);
      expect(Number(obligation.warnAt)).toBeLessThan(Number(obligation.dueAt));
      expect(obligation.nextStepTo).toBe(obligation.owedBy[0]);
    }
    expect([...row!.obligations].sort((a, b) => Number(a.dueAt) - Number(b.dueAt))).toEqual(row!.obligations);
    expect(row!.obligations.map((obligation) => obligation.dueAt).every(Number.isSafeInteger)).toBe(true);
  });

  it('gives the same row to the snapshot and to the stream', async () => {
    const { rows } = await boardOf('wang');
    const streamed = await loadBoardRows(house.database, rows.map((row) => row.id));
    expect([...streamed.values()]).toEqual(expect.arrayContaining(rows));
  });

  it('shows nothing of another centre, and nothing to a viewer who asks for a centre that is not theirs', async () => {
    expect((await boardOf('chen')).rows).toEqual([]);
    expect((await boardSnapshot(house.database, scopeOf(await house.viewer('li'), [house.otherCentreId]))).rows).toEqual([]);
    expect((await boardOf('wu')).rows).toHaveLength(1);
  });

  it('hands out the head of the journal, numbered or not', async () => {
    const before = await boardOf('wang');
    await house.database.pool.query('select seal()');
    const after = await boardOf('wang');
    const seq = (cursor: string) => Number(cursor.split(':')[1]);
    expect(seq(before.cursor)).toBe(0);
    expect(seq(after.cursor)).toBeGreaterThan(0);
    expect(after.rows).toEqual(before.rows);
  });

  it('counts from its rows: open, overdue, due within half an hour, in nobody’s hands, received today', async () => {
    const { counters } = await boardOf('wang');
    expect(counters).toMatchObject({ open: 1, overdue: 0, unassigned: 0, receivedToday: 1, callbacksOwed: 0 });
    await house.later('31 minutes');
    expect((await boardOf('wang')).counters).toMatchObject({ open: 1, overdue: 1, dueSoon: 0 });
    await house.later('1 day');
    expect((await boardOf('wang')).counters.receivedToday).toBe(0);
  });

  it('lets a case go when it is closed, and raises its version with every change', async () => {
    const [row] = (await boardOf('wang')).rows;
    const zhao = await house.viewer('zhao');
    const seen = await house.stored(row!.id);
    idOf(await classifyCase(house.desk, zhao, { clientKey: '1', caseId: row!.id, version: seen.version, kind: 'INQUIRY', basis: 'CORRECTION' }));
    const [changed] = (await boardOf('wang')).rows;
    expect(changed!.version).toBeGreaterThan(row!.version);
    expect(changed!.kind).toBe('INQUIRY');
    idOf(await closeCase(house.desk, zhao, { clientKey: '2', caseId: row!.id, version: changed!.version, reason: '误登记' }));
    expect((await boardOf('wang')).rows).toEqual([]);
    expect((await loadBoardRows(house.database, [row!.id])).size).toBe(0);
  });

  it('counts what was received today though it is closed already', async () => {
    const caseId = await house.receive({ kind: 'INQUIRY' });
    const { receivedToday, open } = (await boardOf('wang')).counters;
    expect(receivedToday).toBeGreaterThanOrEqual(1);
    idOf(await closeCase(house.desk, await house.viewer('zhao'), { clientKey: 'closed today', caseId, version: (await house.stored(caseId)).version, reason: '误登记' }));
    expect((await boardOf('wang')).counters).toMatchObject({ receivedToday, open: open - 1 });
  });

  it('does not read through what was closed long ago, however much of it there is', async () => {
    const { pool } = house.database;
    await pool.query(
      `insert into service_case select r.* from (select * from service_case limit 1) c, generate_series(1, 20000) n, jsonb_populate_record(null::service_case, to_jsonb(c) || jsonb_build_object(
         'id', gen_random_uuid(), 'number', 'YH-20250101-' || n, 'status', 'CLOSED', 'received_at', c.received_at - n * interval '1 hour')) r`,
    );
    await pool.query('vacuum analyze service_case');
    const client = await pool.connect();
    const read = async () => {
      await client.query('select pg_stat_force_next_flush()');
      const { rows } = await client.query(`select seq_tup_read + idx_tup_fetch as rows from pg_stat_user_tables where relname = 'service_case'`);
      return Number(rows[0].rows);
    };
    const viewer = await house.viewer('wang');
    const before = await read();
    await boardSnapshot({ ...house.database, pool: client as never }, scopeOf(viewer));
    expect((await read()) - before).toBeLessThan(1_000);
    client.release();
  });
});
