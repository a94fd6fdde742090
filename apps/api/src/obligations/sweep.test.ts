import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../database/database.js';
import { createTestDatabase } from '../database/testing/test-database.js';
import { sweepLagSeconds } from './lag.js';
import { sweepBatch, Sweeper } from './sweep.js';
import { buildSmallHouse, type SmallHouse, type WrittenStep } from './testing/small-house.js';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database;
let house: SmallHouse;
const sweepers: Sweeper[] = [];

beforeEach(async () => {
  test = await createTestDatabase();
  database = await openDatabase(test.url, { poolSize: 4 });
  house = await buildSmallHouse(database.pool);
});
afterEach(async () => {
  await Promise.all(sweepers.splice(0).map((sweeper) => sweeper.stop()));
  await database.close();
  await test.drop();
});

const query = async <R>(config: { text: string; values?: unknown[] }) => (await database.pool.query(config)).rows as R[];
const sweep = () => sweepBatch(query);

const warn = (inSeconds: number): WrittenStep => ({ kind: 'WARN', level: 0, inSeconds, to: 'RECEPTIONIST' });
const overdue = (inSeconds: number): WrittenStep => ({ kind: 'OVERDUE', level: 1, inSeconds, to: 'CS_SUPERVISOR' });
const escalate = (inSeconds: number): WrittenStep => ({ kind: 'ESCALATE', level: 2, inSeconds, to: 'CENTRE_MANAGER' });

interface Entry {
  type: string;
  key: string;
  at: Date;
  facts: Record<string, unknown>;
  obligation: { id: string; step: number };
}
const journal = () => query<Entry>({ text: 'select type, key, at, facts, obligation from journal order by n' });

describe('A step is taken when its time has passed (law 7)', () => {
  it('the warning, the overdue and the escalation, each once, to the person who holds the post today', async () => {
    const obligation = await house.owe(await house.openCase(), [warn(-30), overdue(-20), escalate(-10)]);
    expect(await sweep()).toBe(3);
    expect(await sweep()).toBe(0);
    const entries = await journal();
    expect(entries.map(({ type, key, facts: { level, to, persons, passedOver, silent } }) => [type, key, level, to, persons, passedOver, silent])).toEqual([
      ['ObligationWarned', `step:${obligation}:1:0`, 0, 'RECEPTIONIST', house.holders['RECEPTIONIST'], '', undefined],
      ['ObligationOverdue', `step:${obligation}:1:1`, 1, 'CS_SUPERVISOR', house.holders['CS_SUPERVISOR'], '', undefined],
      ['ObligationEscalated', `step:${obligation}:1:2`, 2, 'CENTRE_MANAGER', house.holders['CENTRE_MANAGER'], '', undefined],
    ]);
    const [row] = await query<Record<string, unknown>>({ text: 'select taken, level, next_step_at, next_effect from obligation' });
    expect(row).toEqual({ taken: 3, level: 2, next_step_at: null, next_effect: null });
    const [changed] = await query<Record<string, unknown>>({ text: 'select version, last_event from service_case' });
    expect(changed).toEqual({ version: 2, last_event: 'ObligationEscalated' });
  });

  it('and what is not yet past stays for its own time', async () => {
    await house.owe(await house.openCase(), [warn(-1), overdue(3_600)]);
    expect(await sweep()).toBe(1);
    expect(await sweep()).toBe(0);
    const [row] = await query<{ ahead: number }>({ text: `select round(extract(epoch from next_step_at - app_now()) / 10)::int as ahead from obligation` });
    expect(row!.ahead).toBe(360);
  });

  it('not at its very moment, but a millisecond after it', async () => {
    await house.owe(await house.openCase(), [warn(100)]);
    const client = await database.pool.connect();
    const at = async (ms: number) => {
      await client.query('begin');
      await client.query(`select set_config('guanjia.business_time', (next_step_at + $1 * interval '1 ms')::text, true) from obligation`, [ms]);
      const taken = await sweepBatch(async <R>(config: { text: string; values?: unknown[] }) => (await client.query(config)).rows as R[]);
      await client.query('rollback');
      return taken;
    };
    expect([await at(-1), await at(0), await at(1)]).toEqual([0, 0, 1]);
    client.release();
  });

  it('the steps that were past when they were written are recorded without ringing', async () => {
    await house.owe(await house.openCase(), [{ ...warn(-30), silent: true }, overdue(-20)]);
    await sweep();
    expect((await journal()).map(({ facts }) => facts['silent'] ?? false)).toEqual([true, false]);
  });
});

describe('A vacant post passes the step up its reporting line, aloud (law 9)', () => {
  it('to the next post that is held', async () => {
    await database.pool.query(`update post_holding set held_until = app_now() where post in ('CS_SUPERVISOR', 'RECEPTIONIST')`);
    await house.owe(await house.openCase(), [warn(-1)]);
    await sweep();
    expect((await journal())[0]!.facts).toMatchObject({ to: 'CENTRE_MANAGER', persons: house.holders['CENTRE_MANAGER'], passedOver: 'RECEPTIONIST,CS_SUPERVISOR' });
  });

  it('a company post is reached from every centre', async () => {
    await database.pool.query(`delete from post_holding where post <> 'GENERAL_MANAGER'`);
    await database.pool.query('update post_holding set centre_id = null');
    await house.owe(await house.openCase(), [overdue(-1)]);
    await sweep();
    expect((await journal())[0]!.facts).toMatchObject({ to: 'GENERAL_MANAGER', persons: house.holders['GENERAL_MANAGER'], passedOver: 'CS_SUPERVISOR,CENTRE_MANAGER' });
  });

  it('and where nobody holds any post, the top one is named with no person', async () => {
    await database.pool.query('delete from post_holding');
    await house.owe(await house.openCase(), [overdue(-1)]);
    expect(await sweep()).toBe(1);
    expect((await journal())[0]!.facts).toMatchObject({ to: 'GENERAL_MANAGER', persons: '', passedOver: 'CS_SUPERVISOR,CENTRE_MANAGER' });
  });

  it('someone whose account is disabled holds nothing', async () => {
    await database.pool.query('update person set disabled_at = clock_timestamp() where id = $1', [house.holders['CS_SUPERVISOR']]);
    await house.owe(await house.openCase(), [overdue(-1)]);
    await sweep();
    expect((await journal())[0]!.facts).toMatchObject({ to: 'CENTRE_MANAGER', passedOver: 'CS_SUPERVISOR' });
  });
});

describe('G2: After downtime: oldest first, none skipped', () => {
  it('two hours down with 5,000 steps due: each once, in the order of their times', async () => {
    await database.pool.query(`
      with cases as (
        insert into service_case (id, number, centre_id, policy_set_id, status, kind, channel, matter, received_at, recorded_at, received_by_post, class_from, owner_post, last_event, last_event_at)
        select gen_random_uuid(), 'C' || i, $1, (select id from policy_set limit 1), 'RECEIVED', 'REPAIR', 'TELEPHONE', 'x', now(), now(), 'RECEPTIONIST', now(), 'RECEPTIONIST', 'CaseReceived', now()
        from generate_series(1, 1000) i returning id),
      times as (
        select id, which, (extract(epoch from app_now()) * 1000)::bigint - 7200000 + (random() * 3000000)::int as first
        from cases, generate_series(1, 2) which)
      insert into obligation (id, subject_id, centre_id, audience, rule_key, generation, sets, strength, status, owed_by, clock_fact, clock_from, opened_at, first_due_at, due_at,
        steps, next_step_at, next_effect)
      select gen_random_uuid(), id, $1, 'CENTRE', 'R' || which, 1, 'REPLY', 'MUST', 'OPEN', '{RECEPTIONIST}', 'receivedAt', now(), now(), now(), now(),
        (select jsonb_agg(jsonb_build_object('n', n, 'kind', (array['WARN','OVERDUE','ESCALATE'])[n + 1], 'level', n, 'at', first + n * 1500000, 'to', 'CS_SUPERVISOR',
           'effect', '{"kind": "NOTIFY"}'::jsonb, 'silent', false) order by n) from generate_series(0, which) n),
        to_timestamp(first / 1000.0), 'NOTIFY'
      from times`, [house.centreId]);
    const sweeper = new Sweeper(test.url, { takeDueSteps: () => Promise.reject(new Error('no such step here')), onTrouble: (trouble) => console.error(trouble) });
    sweepers.push(sweeper);
    expect(await sweepLagSeconds(database.pool)).toBeGreaterThan(6_000);
    const began = performance.now();
    sweeper.start();
    while ((await sweepLagSeconds(database.pool)) > 0) await sleep(10);
    expect(performance.now() - began).toBeLessThan(10_000);
    const entries = await journal();
    expect(entries.length).toBe(5_000);
    expect(new Set(entries.map(({ key }) => key)).size).toBe(5_000);
    expect(entries.map(({ at }) => at.getTime())).toEqual(entries.map(({ at }) => at.getTime()).sort((a, b) => a - b));
  });

  it('several processes side by side take each step once', async () => {
    const cases = await Promise.all(Array.from({ length: 60 }, () => house.openCase()));
    for (const id of cases) for (const rule of ['A', 'B', 'C']) await house.owe(id, [warn(-30), overdue(-20), escalate(-10)], { rule });
    const counts = await Promise.all(Array.from({ length: 12 }, () => sweepBatch(query, 40)));
    for (let rest = 1; rest > 0; ) counts.push((rest = await sweep()));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(540);
    const entries = await journal();
    expect(new Set(entries.map(({ key }) => key)).size).toBe(540);
    expect(entries.length).toBe(540);
    expect(await query({ text: `select from obligation where taken <> 3 or level <> 2 or next_step_at is not null` })).toEqual([]);
  });
});

describe('A step that does more than ring goes through the verb path', () => {
  const takeOver = (inSeconds: number): WrittenStep => ({ ...overdue(inSeconds), effect: { kind: 'TAKE_OVER' } });

  it('and in its turn: what rings before it first, what rings after it not yet', async () => {
    const id = await house.openCase();
    await house.owe(id, [warn(-30), takeOver(-20), escalate(-10)], { rule: 'FD-06' });
    await house.owe(id, [warn(-25), overdue(-15)], { rule: 'CP-10' });
    expect(await sweep()).toBe(2);
    expect(await sweep()).toBe(0);
    expect((await journal()).map(({ type }) => type)).toEqual(['ObligationWarned', 'ObligationWarned']);
  });

  it('is asked for once, and a case that fails stops nobody else', async () => {
    const bad = await house.openCase();
    const good = await house.openCase();
    await house.owe(bad, [takeOver(-20)]);
    const owed = await house.owe(good, [takeOver(-10)]);
    await house.owe(await house.openCase(), [warn(-5)]);
    const asked: string[] = [];
    const failed: string[] = [];
    const sweeper = new Sweeper(test.url, {
      takeDueSteps: async (id) => {
        asked.push(id);
        if (id === bad) throw new Error('broken');
        await database.pool.query('update obligation set next_step_at = null, next_effect = null where id = $1', [owed]);
      },
      onTrouble: (_, id) => failed.push(id ?? 'the sweep'),
    });
    sweepers.push(sweeper);
    sweeper.start();
    while ((await journal()).length === 0) await sleep(10);
    await sleep(100);
    expect(asked).toEqual([bad, good]);
    expect(failed).toEqual([bad]);
  });

  it('one malformed row silences only its own case', async () => {
    const broken = await house.openCase();
    await house.owe(broken, [{ ...warn(-20), level: 'high' as unknown as number }]);
    const sound = await house.openCase();
    await house.owe(sound, [warn(-10)]);
    const asked: string[] = [];
    const sweeper = new Sweeper(test.url, {
      takeDueSteps: async (id) => {
        asked.push(id);
        if (id === broken) throw new Error('broken');
        await database.pool.query('update obligation set next_step_at = null where subject_id = $1', [id]);
      },
    });
    sweepers.push(sweeper);
    sweeper.start();
    while (asked.length < 2) await sleep(10);
    expect(asked).toEqual([broken, sound]);
  });
});

describe('The sweeper wakes in time', () => {
  /** With looks so rare that nothing but the cause in question can wake it in time. */
  const start = (lookEveryMs = 15_000) => {
    const sweeper = new Sweeper(test.url, { takeDueSteps: async () => undefined, lookEveryMs });
    sweepers.push(sweeper);
    sweeper.start();
    return sweeper;
  };
  const msUntilJournalled = async () => {
    const began = performance.now();
    while ((await journal()).length === 0) await sleep(2);
    return performance.now() - began;
  };

  it('for the step that it sleeps towards', async () => {
    await house.owe(await house.openCase(), [warn(0.3)]);
    start();
    await msUntilJournalled();
    const [row] = await query<{ late: number }>({ text: 'select (extract(epoch from clock_timestamp() - at) * 1000)::float8 as late from journal' });
    expect(row!.late).toBeLessThan(2_000);
  });

  it('when an earlier step is written and it is poked', async () => {
    const sweeper = start();
    await sleep(200);
    await house.owe(await house.openCase(), [warn(-0.001)]);
    sweeper.poke();
    expect(await msUntilJournalled()).toBeLessThan(2_000);
  });

  it('within a second though nobody told it', async () => {
    start(1_000);
    await sleep(200);
    await house.owe(await house.openCase(), [warn(-0.001)]);
    expect(await msUntilJournalled()).toBeLessThan(2_000);
  });

  it('when the business clock is set forward', async () => {
    await house.owe(await house.openCase(), [warn(172_800)]);
    start();
    await sleep(200);
    await database.pool.query(`select adjust_clock('3 days')`);
    expect(await msUntilJournalled()).toBeLessThan(2_000);
  });

  it('after its connection was cut', async () => {
    start(1_000);
    await sleep(200);
    await database.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'guanjia sweeper' and datname = current_database()`);
    await house.owe(await house.openCase(), [warn(-0.001)]);
    expect(await msUntilJournalled()).toBeLessThan(3_000);
  });
});

describe('What comes round by itself is opened beside the sweep', () => {
  const start = (openDuties: () => Promise<number | null>, lookEveryMs = 15_000) => {
    const sweeper = new Sweeper(test.url, { takeDueSteps: async () => undefined, openDuties, lookEveryMs, onTrouble: () => undefined });
    sweepers.push(sweeper);
    sweeper.start();
    return sweeper;
  };

  it('at the start, when the next one arises though nobody wakes it, and when the clock is set forward', async () => {
    let asked = 0;
    start(async () => {
      asked++;
      return asked === 1 ? 300 : 3_600_000;
    });
    await expect.poll(() => asked, { timeout: 3_000 }).toBe(2);
    await database.pool.query(`select adjust_clock('1 day')`);
    await expect.poll(() => asked, { timeout: 3_000 }).toBe(3);
  });

  it('an opening that hangs delays no ring, is not begun twice, and does not keep the sweeper from stopping', async () => {
    let asked = 0;
    const sweeper = start(() => {
      asked++;
      return new Promise(() => undefined);
    }, 200);
    await house.owe(await house.openCase(), [warn(-1)]);
    await expect.poll(async () => (await journal()).length, { timeout: 3_000 }).toBe(1);
    const began = performance.now();
    await sweeper.stop();
    expect(performance.now() - began).toBeLessThan(6_000);
    expect(asked).toBe(1);
  });

  it('one that fails is tried again', async () => {
    let asked = 0;
    start(async () => {
      if (++asked === 1) throw new Error('the database restarts');
      return null;
    }, 200);
    await expect.poll(() => asked, { timeout: 3_000 }).toBeGreaterThan(1);
  });
});

describe('A dead sweeper hides nothing (law 8)', () => {
  it('what is past due is read as overdue from the due time alone, and the lag is told', async () => {
    await house.owe(await house.openCase(), [overdue(-40)]);
    await database.pool.query(`update obligation set due_at = app_now() - interval '40 s'`);
    const late = await query({ text: `select from obligation where status = 'OPEN' and due_at < app_now()` });
    expect(late.length).toBe(1);
    expect(await sweepLagSeconds(database.pool)).toBeGreaterThan(30);
    expect((await journal()).length).toBe(0);
  });
});
