import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileFollower } from '../../callbacks/testing/killed-followers.js';
import { Mortal } from '../../journal/testing/killed-processes.js';
import { doAct, type Act, type History } from './testing/acts.js';
import { openFigureHouse, type FigureHouse } from './testing/figure-house.js';

/** A longer run: KILL_ROUNDS=50 npx vitest run --project api src/figures/projection/kill */
const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 5);

let house: FigureHouse;
let program: ReturnType<typeof compileFollower>;
const processes: Mortal[] = [];

beforeAll(async () => {
  program = compileFollower('figures/projection/testing/figure-role');
  house = await openFigureHouse();
  await house.at('2027-03-01T09:00:00');
  await house.follow();
}, 120_000);
afterAll(async () => {
  await Promise.all(processes.map((one) => one.kill()));
  await house.close();
  program.remove();
});

const start = (role: 'follow' | 'rebuild') => {
  const one = new Mortal(program.program, () => [role, house.database.url]);
  processes.push(one);
  one.start();
  return one;
};
/** Another connection is in the middle of writing what {@link slow} slows down; which statement it is, is cut off where PostgreSQL shows it. */
const SLEEPING = `select pid from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`;
const inTheMiddle = async () => {
  await expect.poll(async () => (await house.ask(SLEEPING)).length, { timeout: 60_000, interval: 2 }).toBeGreaterThan(0);
};
const counted = async () => {
  await expect.poll(async () => (await house.ask<{ behind: boolean }>('select h.seq > c.seq as behind from journal_head h, figure_cursor c'))[0]!.behind, { timeout: 60_000, interval: 50 }).toBe(false);
};
const slow = async (table: string, seconds: number) => {
  await house.ask('create or replace function slowly() returns trigger language plpgsql as $$ begin perform pg_sleep(tg_argv[0]::float8); return null; end $$');
  await house.ask(`create or replace trigger slowly after insert or update on ${table} for each statement execute function slowly('${seconds}')`);
  return () => house.ask(`drop trigger slowly on ${table}`);
};

describe(`Two processes that count, under kill -9 (${ROUNDS} rounds)`, () => {
  it('every contribution stands in facts and cubes exactly once', async () => {
    const followers = [start('follow'), start('follow')];
    const quick = await slow('case_cube', 0.2);
    const history: History = { house, caseIds: [], now: Date.parse('2027-03-01T09:00:00+08:00') };
    const round: readonly Act[] = [{ act: 'received', n: 1 }, { act: 'settled', n: 0 }, { act: 'reopened', n: 0 }, { act: 'received', n: 0 }, { act: 'classified', n: 0 }, { act: 'settled', n: 1 }, { act: 'followed', n: 0 }, { act: 'visited', n: 0 }, { act: 'classified', n: 3 }];
    for (let n = 0; n < ROUNDS; n++) {
      for (const act of round) await doAct(history, { ...act, n: act.n + n });
      await house.follow();
      await inTheMiddle();
      await Promise.all(followers.map((one) => one.kill()));
      for (const one of followers) one.start();
    }
    await quick();
    await house.follow();
    await counted();
    expect(await house.check()).toMatchObject({ waiting: 0, differences: [] });
    expect(await house.ask(`select sum(cases)::int as cases from case_cube where basis = 'RECEIVED' and centre_id is null`)).toEqual(await house.ask('select count(*)::int as cases from service_case'));
    expect(followers.reduce((kills, one) => kills + one.kills, 0)).toBe(2 * ROUNDS);
    await Promise.all(followers.map((one) => one.kill()));
  }, 300_000);
});

describe('Counting everything again', () => {
  it('killed in the midst leaves the figures as they were; done, they are right', async () => {
    await house.project();
    const right = await house.storedFigures();
    await house.ask(`update case_fact set kind = 'CONVENIENCE' where case_id in (select case_id from case_fact limit 3)`);
    await house.ask('delete from limit_fact where obligation_id in (select obligation_id from limit_fact limit 3)');
    await house.ask('delete from visit_cube');
    const wrong = await house.storedFigures();
    expect((await house.check()).differences.map(({ table }) => table)).toEqual(expect.arrayContaining(['case_fact', 'case_cube', 'limit_fact', 'limit_cube']));
    const quick = await slow('candidate_fact', 30);
    const one = start('rebuild');
    await inTheMiddle();
    expect(await house.storedFigures(), 'whoever reads meanwhile sees the old ones').toEqual(wrong);
    await one.kill();
    await house.ask(`select pg_terminate_backend(pid) from (${SLEEPING}) left_behind`);
    await expect.poll(() => house.ask(`select from figure_cursor for update nowait`).then((rows) => rows.length, () => 0), { timeout: 30_000 }).toBe(1);
    expect(await house.storedFigures()).toEqual(wrong);
    await quick();
    const { facts } = await house.rebuild();
    expect(facts.map(({ corrected }) => corrected)).toEqual([3, 3, 0, 0]);
    expect(await house.storedFigures()).toEqual(right);
  }, 120_000);

  it('while the desk works and two processes count: nothing is lost', async () => {
    const followers = [start('follow'), start('follow')];
    const history: History = { house, caseIds: [], now: Date.parse('2027-03-01T09:00:00+08:00') };
    let working = true;
    let rebuilt = 0;
    const rebuilding = (async () => {
      for (; working; rebuilt++) await house.rebuild();
    })();
    for (let n = 0; n < 12; n++) {
      for (const act of ['received', 'classified', 'settled', 'followed', 'visited', 'reopened', 'hidden'] as const) await doAct(history, { act, n });
    }
    working = false;
    await rebuilding;
    await house.follow();
    await counted();
    expect(rebuilt).toBeGreaterThan(3);
    expect(await house.check()).toMatchObject({ waiting: 0, differences: [] });
    await Promise.all(followers.map((one) => one.kill()));
  }, 120_000);
});
