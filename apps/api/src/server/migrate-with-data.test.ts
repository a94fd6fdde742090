import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillDemo } from '../demo/fill-demo.js';
import { startTestApi, type TestApi } from './testing/test-api.js';
import { openDatabase } from '../database/database.js';
import { dumpSchema } from '../database/dump-schema.js';
import { migrateDown, migrateUp } from '../database/migrate.js';
import { migrations } from '../database/migrations/index.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ prepare: (services) => fillDemo(services) });
  // At rest: a sweeper would write between the steps.
  await api.stop();
}, 120_000);
afterAll(() => api.end());

/** What a step back of any migration but the first leaves as it was. */
const KEPT = /* sql */ `
select (select count(*) from journal)::int as journal, (select md5(string_agg(n || type || facts::text, ',' order by n)) from journal) as facts,
  (select count(*) from service_case)::int as cases, (select md5(string_agg(number || matter || status, ',' order by number)) from service_case) as texts,
  (select count(*) from obligation where subject_kind = 'case')::int as owed, (select count(*) from case_note)::int as notes, (select count(*) from resident)::int as residents,
  (select count(*) from person)::int as people, (select count(*) from access_log)::int as looks`;

async function within<T>(work: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<T>): Promise<T> {
  const database = await openDatabase(api.database.url, { poolSize: 1 });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

describe('O2: migrations over a company that lives', () => {
  it('each goes down and up again to the same schema; journal, cases and people stay', async () => {
    const kept = () => within(async ({ pool }) => (await pool.query(KEPT)).rows[0]);
    const schema = () => within(({ pool }) => dumpSchema(pool));
    const [before, whole] = [await kept(), await schema()];
    expect(before.cases).toBeGreaterThan(5);
    const names = migrations.map(({ name }) => name);
    const later = names.slice(1);
    for (const name of later.toReversed()) {
      expect(await migrateDown(api.database.url)).toBe(name);
      const lower = await schema();
      expect(await migrateUp(api.database.url, names.slice(0, names.indexOf(name) + 1)), 'up again').toEqual([name]);
      expect(await migrateDown(api.database.url), 'and down').toBe(name);
      expect(await schema(), name).toBe(lower);
    }
    expect(await kept()).toEqual(before);
    expect(await migrateUp(api.database.url)).toEqual(later);
    expect(await schema()).toBe(whole);
    expect(await kept()).toEqual(before);
  }, 120_000);
});
