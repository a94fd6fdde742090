import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../database/database.js';
import { createTestDatabase } from '../database/testing/test-database.js';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database;
beforeAll(async () => {
  test = await createTestDatabase();
  database = await openDatabase(test.url, { poolSize: 1 });
  await database.pool.query(`insert into access_log (act, reason) values ('REVEAL_TELEPHONE', '回电')`);
});
afterAll(async () => {
  await database.close();
  await test.drop();
});

describe('S4: the access log is append-only (PIPL: whoever looked is on record)', () => {
  it.each([`update access_log set reason = '另一原因'`, 'delete from access_log', 'truncate access_log'])('the database itself refuses: %s', async (statement) => {
    await expect(database.pool.query(statement)).rejects.toThrow('the access log is append-only');
    expect((await database.pool.query('select reason from access_log')).rows).toEqual([{ reason: '回电' }]);
  });
});
