import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase, type Database } from '../database/database.js';
import { createTestDatabase } from '../database/testing/test-database.js';
import { Readiness } from './readiness.js';

let database: Database;
let readiness: Readiness;
let drop: () => Promise<void>;
beforeEach(async () => {
  const created = await createTestDatabase();
  drop = () => created.drop();
  database = await openDatabase(created.url);
  readiness = new Readiness(database);
});
afterEach(async () => {
  vi.restoreAllMocks();
  readiness.stop();
  await database.close();
  await drop();
});

/** As if so many seconds of real time had passed. */
function later(seconds: number): void {
  const now = performance.now() + seconds * 1_000;
  vi.spyOn(performance, 'now').mockReturnValue(now);
}

const DUE_STEP = `insert into obligation (id, subject_id, centre_id, audience, rule_key, generation, sets, strength, status, owed_by, clock_fact, clock_from, opened_at, first_due_at, due_at, steps, next_step_at, next_effect)
  values (uuidv7(), uuidv7(), uuidv7(), 'CENTRE', 'FD-06', 1, 'SETTLEMENT', 'MUST', 'OPEN', '{RECEPTIONIST}', 'receivedAt', app_now(), app_now(), app_now(), app_now(), '[]', app_now() - interval '3 days', 'NOTIFY')`;
const UNSEALED = `insert into journal (type, subject_kind, subject_id, centre_id, audience, at, facts) values ('CaseReceived', 'case', uuidv7(), uuidv7(), 'CENTRE', app_now(), '{}')`;

describe('G5: a dead sweeper hides nothing', () => {
  it('health is red within 30 s of a step that nobody takes', async () => {
    await database.pool.query(DUE_STEP);
    expect(await readiness.look(), 'just seen: a clock may have jumped').toMatchObject({ ready: true });
    later(29);
    expect(await readiness.look()).toMatchObject({ ready: false, causes: [{ en: expect.stringContaining('Steps that are due have not been taken for 29 s') }] });
    await database.pool.query('update obligation set next_step_at = null');
    expect(await readiness.look(), 'it heals by itself').toMatchObject({ ready: true, sweepLagSeconds: 0 });
  });

  it('a clock moved forward by days makes no alarm by itself', async () => {
    await database.pool.query(DUE_STEP);
    expect((await readiness.look()).sweepLagSeconds).toBeLessThan(1);
  });
});

describe('a dead sealer', () => {
  it('is said with for how long', async () => {
    await database.pool.query(UNSEALED);
    expect(await readiness.look()).toMatchObject({ ready: true });
    later(29);
    const report = await readiness.look();
    expect(report).toMatchObject({ ready: false, causes: [{ en: expect.stringContaining('waiting for their number') }] });
    expect(report.sealLagSeconds).toBeGreaterThan(28);
    await database.pool.query('select seal()');
    expect(await readiness.look()).toMatchObject({ ready: true });
  });
});

describe('figures that stand still', () => {
  it('are said with for how long, and no desk is taken from the balancer for them', async () => {
    await database.pool.query(UNSEALED);
    await database.pool.query('select seal()');
    await database.pool.query('update callback_cursor set seq = (select seq from journal_head)');
    expect((await readiness.look()).figureLagSeconds).toBeLessThan(1);
    later(29);
    const report = await readiness.look();
    expect(report).toMatchObject({ ready: true, causes: [] });
    expect(report.figureLagSeconds).toBeGreaterThan(28);
    await database.pool.query('update figure_cursor set seq = (select seq from journal_head)');
    expect(await readiness.look()).toMatchObject({ figureLagSeconds: 0 });
  });
});

describe('stopping', () => {
  it('is not ready from the first moment, so that nobody is sent here', async () => {
    readiness.stop();
    expect(await readiness.look()).toMatchObject({ ready: false, causes: [{ en: 'The server is stopping.' }] });
  });
});
