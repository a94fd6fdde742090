import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../database/database.js';
import { createTestDatabase } from '../database/testing/test-database.js';
import { Sealer } from '../journal/index.js';
import { Sweeper } from './sweep.js';
import { buildSmallHouse, type SmallHouse } from './testing/small-house.js';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database;
let house: SmallHouse;
beforeAll(async () => {
  test = await createTestDatabase();
  database = await openDatabase(test.url, { poolSize: 4 });
  house = await buildSmallHouse(database.pool);
});
afterAll(async () => {
  await database.close();
  await test.drop();
});

/** As a host whose clock is wrong, and is put right by leaps: told to nobody, and back too, which `adjust_clock` would refuse. */
const leapTo = (minutes: number) => database.pool.query(`update clock set shift = $1 * interval '1 minute'`, [minutes]);
const count = async (sql: string) => Number((await database.pool.query<{ n: string }>(`select count(*) as n from ${sql}`)).rows[0]!.n);

const OBLIGATIONS = 120;
const KINDS = ['WARN', 'OVERDUE', 'ESCALATE'] as const;

describe("G6: The database's clock goes back and forth", () => {
  it('nothing is lost, each step is one event, a step that was taken stays taken, and numbers have no gap', async () => {
    const caseId = await house.openCase();
    // Three steps each, 20 minutes apart, beginning through the next two hours.
    for (let n = 0; n < OBLIGATIONS; n++) {
      const steps = KINDS.map((kind, level) => ({ kind, level, inSeconds: n * 60 + level * 1_200 + 30, to: 'CS_SUPERVISOR' }));
      await house.owe(caseId, steps, { rule: `R${n}` });
    }
    const sealer = new Sealer(test.url);
    const sweepers = [0, 1].map(() => new Sweeper(test.url, { takeDueSteps: async () => undefined, onTaken: () => sealer.poke(), lookEveryMs: 20 }));
    sealer.start();
    for (const sweeper of sweepers) sweeper.start();
    try {
      let before = 0;
      for (const minutes of [30, -600, 45, 10, 90, 0, 91, -60, 120]) {
        await leapTo(minutes);
        await sleep(250);
        const taken = await count('journal');
        // Going back takes nothing back.
        expect(taken).toBeGreaterThanOrEqual(before);
        before = taken;
      }
      expect(before).toBeLessThan(OBLIGATIONS * 3);
      await leapTo(300);
      for (let tries = 0; tries < 200 && (await count('obligation where next_step_at is not null')) > 0; tries++) await sleep(50);
      for (let tries = 0; tries < 200 && (await count('journal where seq is null')) > 0; tries++) await sleep(50);
    } finally {
      await Promise.all(sweepers.map((sweeper) => sweeper.stop()));
      await sealer.stop();
    }
    expect(await count('journal')).toBe(OBLIGATIONS * 3);
    expect(await count('(select distinct key from journal) as keys')).toBe(OBLIGATIONS * 3);
    const { rows } = await database.pool.query(
      `select max(j.seq)::int as seq, min(h.seq)::int as head, (select count(*)::int from obligation where taken <> 3 or level <> 2) as unfinished from journal j, journal_head h`,
    );
    expect(rows).toEqual([{ seq: OBLIGATIONS * 3, head: OBLIGATIONS * 3, unfinished: 0 }]);
    // Each obligation's steps stand in the journal in the order of its ladder, at the times that were written, whatever the clock said when they were taken.
    const outOfOrder = await count(
      `(select (obligation->>'step')::int as step, row_number() over (partition by obligation->>'id' order by seq) - 1 as place, j.at, o.steps->(obligation->>'step')::int->>'at' as written
        from journal j join obligation o on o.id = (j.obligation->>'id')::uuid) e where step <> place or (extract(epoch from at) * 1000)::int8 <> written::int8`,
    );
    expect(outOfOrder).toBe(0);
  });
});
