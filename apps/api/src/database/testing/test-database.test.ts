import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../database.js';
import { createTestDatabase } from './test-database.js';

describe('a test database', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  let database: Database;
  beforeAll(async () => {
    test = await createTestDatabase();
    database = await openDatabase(test.url, { poolSize: 3 });
  });
  afterAll(async () => {
    await database.close();
    await test.drop();
  });

  it('is PostgreSQL 18 with all tables, by either way in', async () => {
    const { rows } = await database.pool.query('select count(*) as cases from service_case');
    expect(rows).toEqual([{ cases: 0 }]);
    expect(await database.dataSource.query('select seq from journal_head')).toEqual([{ seq: 0 }]);
    expect((database.dataSource.driver as { version?: string }).version).toMatch(/^18/);
  });

  it('is alone: many can be made at once', async () => {
    const others = await Promise.all(Array.from({ length: 8 }, () => createTestDatabase()));
    expect(new Set(others.map((other) => other.url)).size).toBe(8);
    await Promise.all(others.map((other) => other.drop()));
  });

  it('finds Chinese by trigrams', async () => {
    const { rows } = await database.pool.query(`select show_trgm('电梯困人') as trigrams, similarity('电梯困人投诉', '电梯困人') as near`);
    expect(rows[0].trigrams.length).toBeGreaterThan(3);
    expect(rows[0].near).toBeGreaterThan(0.4);
  });

  it('gives each uuid its time (v7)', async () => {
    const { rows } = await database.pool.query('select uuid_extract_version(uuidv7()) as version');
    expect(rows).toEqual([{ version: 7 }]);
  });
});
