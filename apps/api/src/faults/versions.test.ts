import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { migrateDown, migrateUp } from '../database/migrate.js';
import { migrations } from '../database/migrations/index.js';
import { createTestDatabase } from '../database/testing/test-database.js';
import { startProgram } from '../server/testing/api-process.js';
import { FaultHouse, LONG } from './testing/fault-house.js';
import { compileOldVersion } from './testing/old-version.js';

interface Column {
  readonly place: string;
  readonly type: string;
  /** A row may be written without it. */
  readonly optional: boolean;
}

async function columnsOf(url: string): Promise<Map<string, Column>> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<Column>(
    `select table_name || '.' || column_name as place, data_type as type, (is_nullable = 'YES' or column_default is not null or is_generated = 'ALWAYS' or is_identity = 'YES') as optional
     from information_schema.columns where table_schema = 'public' and table_name <> 'migration'`,
  );
  await client.end();
  return new Map(rows.map((row) => [row.place, row]));
}

describe('An old and a new version side by side', () => {
  it('O2, G1: the newest migration only adds: no table or column goes, none gets another type, and a row may be written without what is new', async () => {
    const test = await createTestDatabase();
    try {
      await migrateDown(test.url);
      const before = await columnsOf(test.url);
      expect(await migrateUp(test.url)).toEqual([migrations.at(-1)!.name]);
      const after = await columnsOf(test.url);
      const tablesBefore = new Set([...before.keys()].map((place) => place.split('.')[0]));
      expect([...before.values()].filter(({ place, type }) => after.get(place)?.type !== type), 'gone, or of another type').toEqual([]);
      const demanded = [...after.values()].filter(({ place, optional }) => !optional && tablesBefore.has(place.split('.')[0]!) && (before.get(place)?.optional ?? true));
      expect(demanded, 'demanded of writers that do not know it').toEqual([]);
    } finally {
      await test.drop();
    }
  }, 60_000);
});

const old = LONG ? compileOldVersion() : null;
if (LONG && !old) console.warn('The version before the newest migration is not tried: it is compiled out of the history, and this checkout has none.');

describe.skipIf(!old)('A rolling update', () => {
  let house: FaultHouse | undefined;
  afterAll(async () => {
    await house?.close();
    old?.remove();
  }, 60_000);

  it('O2, G1, G2, G3, F7: the new version migrates under the load of two old ones, runs beside them, and takes their place one by one; nobody is told to resync', async () => {
    house = await FaultHouse.open({ processes: 0 });
    for (const place of [0, 1]) house.put(place, await startProgram(old!.program, house.urlOfDatabase));
    const level = async () => (await house!.pool.query<{ n: number }>('select count(*)::int as n from migration')).rows[0]!.n;
    expect(await level()).toBe(migrations.length - 1);
    await house.openForBusiness({ desks: 3, withinMs: 4_000 });
    await house.servedAgain(performance.now());

    const took: number[] = [];
    const settled = async () => void took.push(await house!.servedAgain(performance.now()));
    await house.startApi(2);
    expect(await level()).toBe(migrations.length);
    await settled();
    await house.adjustClock(300);
    for (const { url } of house.apis.flatMap((api) => api ?? [])) expect((await fetch(`${url}/readyz`)).status, 'old and new are both ready').toBe(200);
    await settled();
    for (const place of [0, 1]) {
      // As a rolling update does it: out of the balancer, told to end, the next one in.
      const leaving = house.apis[place]!;
      house.put(place, null);
      const began = performance.now();
      expect(await leaving.terminate()).toBe(0);
      expect(performance.now() - began, 'out in time').toBeLessThan(10_000);
      await house.startApi(place);
      await house.adjustClock(200);
      await settled();
    }
    console.info(`from before ${old!.commit} to now; served again after ms: ${took.join(', ')};`, await house.closeBusiness());
  }, 240_000);
});
