import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from './database.js';
import { dumpSchema } from './dump-schema.js';
import { addressOf } from './embedded/start-database.js';
import { migrateDown, migrateUp } from './migrate.js';
import { migrations } from './migrations/index.js';
import { createTestDatabase, testAdminUrl } from './testing/test-database.js';

describe('migrations', () => {
  let url: string;
  let remove: () => Promise<void>;
  beforeEach(async () => {
    // An empty database: the template is migrated already.
    const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
    const admin = await openDatabase(testAdminUrl(), { poolSize: 1 });
    await admin.pool.query(`create database ${name}`);
    url = addressOf(testAdminUrl(), name);
    remove = async () => {
      await admin.pool.query(`drop database ${name} with (force)`);
      await admin.close();
    };
  });
  afterEach(() => remove());

  const dump = async (address = url) => {
    const database = await openDatabase(address, { poolSize: 1 });
    try {
      return await dumpSchema(database.pool);
    } finally {
      await database.close();
    }
  };

  it('go up, all the way down, and up again to the same schema', async () => {
    const empty = await dump();
    const names = migrations.map((migration) => migration.name);
    expect(await migrateUp(url)).toEqual(names);
    const whole = await dump();
    for (const name of [...names].reverse()) expect(await migrateDown(url)).toBe(name);
    expect(await migrateDown(url)).toBeUndefined();
    expect(await dump()).toBe(empty);
    await migrateUp(url);
    expect(await dump()).toBe(whole);
  });

  it('run once when many processes start at once', async () => {
    const ran = await Promise.all(Array.from({ length: 4 }, () => migrateUp(url)));
    expect(ran.flat()).toEqual(migrations.map((migration) => migration.name));
    expect(await migrateUp(url)).toEqual([]);
  });

  it('that fail leave the schema as it was', async () => {
    const database = await openDatabase(url, { poolSize: 1 });
    // In the way of the first migration's last table.
    await database.pool.query('create table journal_head (only_row boolean)');
    await database.close();
    const before = await dump();
    await expect(migrateUp(url)).rejects.toThrow(/journal_head/);
    expect(await dump()).toBe(before);
  });

  it('are what test databases are made of', async () => {
    await migrateUp(url);
    const test = await createTestDatabase();
    expect(await dump(test.url)).toBe(await dump());
    await test.drop();
  });
});
