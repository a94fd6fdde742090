import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Mortal } from '../journal/testing/killed-processes.js';
import { compileFollower } from './testing/killed-followers.js';
import { openCallbackHouse, type CallbackHouse } from './testing/callback-house.js';

/** A longer run: KILL_ROUNDS=50 npx vitest run --project api src/callbacks/kill */
const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 5);
const EACH = 6;

let house: CallbackHouse;
let program: ReturnType<typeof compileFollower>;
const followers: Mortal[] = [];

beforeAll(async () => {
  program = compileFollower();
  house = await openCallbackHouse();
}, 120_000);
afterAll(async () => {
  await Promise.all(followers.map((one) => one.kill()));
  await house.close();
  program.remove();
});

describe(`Two followers under kill -9 (${ROUNDS} rounds)`, () => {
  it('what is settled becomes a candidate exactly once, a complaint a visit exactly once, and no share is below', async () => {
    for (const _ of [0, 1]) {
      const one = new Mortal(program.program, () => [house.database.url]);
      followers.push(one);
      one.start();
    }
    const complaints: string[] = [];
    const repairs: string[] = [];
    await house.ask(`create function slowly() returns trigger language plpgsql as $$ begin perform pg_sleep(0.05); return new; end $$`);
    await house.ask('create trigger slowly before insert on callback_candidate for each row execute function slowly()');
    const inTheMiddle = async () => (await house.ask<{ busy: boolean }>(`select exists (select from pg_stat_activity where datname = current_database() and query like '%into callback_candidate%' and pid <> pg_backend_pid() and state = 'active') as busy`))[0]!.busy;
    for (let round = 0; round < ROUNDS; round++) {
      for (let n = 0; n < EACH; n++) repairs.push(await house.settled());
      complaints.push(await house.settled({ kind: 'COMPLAINT' }));
      await house.ask('select seal()');
      // Slowed down by a trigger, somebody is in the middle of it: both die, and whoever comes back goes on where the last whole transaction ended.
      await expect.poll(inTheMiddle, { timeout: 60_000, interval: 2 }).toBe(true);
      await Promise.all(followers.map((one) => one.kill()));
      for (const one of followers) one.start();
    }
    await expect.poll(async () => (await house.ask<{ behind: boolean }>('select h.seq > c.seq as behind from journal_head h, callback_cursor c'))[0]!.behind, { timeout: 120_000, interval: 100 }).toBe(false);
    const candidates = await house.candidates();
    expect(candidates.map(({ case_id }) => case_id).toSorted()).toEqual([...complaints, ...repairs].toSorted());
    const callbacks = await house.callbacks();
    for (const caseId of complaints) expect(callbacks.filter(({ case_id }) => case_id === caseId)).toHaveLength(1);
    expect(callbacks.filter(({ origin }) => origin === 'DRAWN').length).toBeGreaterThanOrEqual(Math.ceil(repairs.length / 10));
    expect(new Set(callbacks.map(({ candidate_id }) => candidate_id)).size).toBe(callbacks.length);
    expect(await house.ask(`select subject_id from journal where type = 'CallbackOpened' group by subject_id having count(*) > 1`)).toEqual([]);
    expect(await house.ask(`select from journal where type = 'CallbackOpened'`)).toHaveLength(callbacks.length);
    // Law 10, G9: each month has one secret, and its hash is journalled once.
    expect(await house.ask(`select facts ->> 'month' as month, subject_id from journal where type = 'SampleCommitted' group by 1, 2 having count(*) > 1`)).toEqual([]);
    expect(followers.reduce((kills, one) => kills + one.kills, 0)).toBe(2 * ROUNDS);
  }, 400_000);
});
