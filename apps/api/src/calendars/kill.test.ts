import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileApi, type ApiProcess } from '../server/testing/api-process.js';
import { loadCalendar } from './load-calendar.js';
import { freshDue, openWorkingDesk, type WorkingDesk } from './testing/working-desk.js';

/** A longer run: KILL_ROUNDS=20 npx vitest run --project api src/calendars/kill */
const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 2);
const CASES = 150;

let house: WorkingDesk;
let program: ReturnType<typeof compileApi>;
const running: (ApiProcess | null)[] = [null, null];
beforeAll(async () => {
  program = compileApi();
  house = await openWorkingDesk();
}, 60_000);
afterAll(async () => {
  await Promise.all(running.map((api) => api?.kill()));
  await house.close();
  program.remove();
}, 30_000);

const countOf = async (sql: string, values: unknown[] = []) => (await house.database.pool.query<{ n: number }>(`select count(*)::int as n ${sql}`, values)).rows[0]!.n;

describe(`F1, G2: Under kill -9 in the middle of a recalculation (${ROUNDS} times, 2 processes)`, () => {
  it('every open due time gets to the newest calendar, each moved once a version and recorded with it', async () => {
    const cases: string[] = [];
    for (let n = 0; n < CASES; n++) cases.push(await house.repair());
    await house.works(0);
    for (let round = 0; round <= ROUNDS; round++) {
      running[0] ??= await program.start(house.database.url);
      running[1] ??= await program.start(house.database.url);
      await waitUntil(async () => (await countOf('from service_case where calendar_version < $1', [await house.version()])) === 0);
      await house.year(await house.version(), { holidays: [`2040-03-${String(6 + round).padStart(2, '0')}`] });
      const version = await house.version();
      await waitUntil(async () => (await countOf('from service_case where calendar_version = $1', [version])) > 0);
      const left = await countOf('from service_case where calendar_version < $1', [version]);
      await running[round % 2]!.kill();
      running[round % 2] = null;
      if (round === 0) expect(left).toBeGreaterThan(0);
    }
    running[0] ??= await program.start(house.database.url);
    const newest = await house.version();
    await waitUntil(async () => (await countOf('from service_case where calendar_version < $1', [newest])) === 0);
    const calendar = await loadCalendar(house.database, house.centreId);
    for (const caseId of cases) {
      const { state } = (await house.read(caseId))!;
      for (const { rule, clockFrom, dueAt } of state.obligations) if (['DAYS', 'HOURS', 'NATURAL'].includes(rule)) expect([rule, dueAt]).toEqual([rule, freshDue(rule, clockFrom, calendar)]);
    }
    // Twice recorded would be twice moved.
    expect(await countOf(`from (select from journal where type = 'ObligationRecalculated' group by obligation ->> 'id', facts ->> 'calendarVersion' having count(*) > 1) twice`)).toBe(0);
    expect(await countOf(`from journal where type = 'ObligationRecalculated' and facts ->> 'formerDueAt' = facts ->> 'dueAt' and facts ->> 'formerFirstDueAt' = facts ->> 'firstDueAt'`)).toBe(0);
  }, 120_000);
});

async function waitUntil(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries++) {
    if (tries > 3_000) throw new Error('it did not come about');
    await sleep(10);
  }
}
