import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from './database.js';
import { createTestDatabase } from './testing/test-database.js';

describe('A connection that dies between two statements of a verb', () => {
  let copy: Awaited<ReturnType<typeof createTestDatabase>>;
  let database: Database;
  beforeAll(async () => {
    copy = await createTestDatabase();
    database = await openDatabase(copy.url, { poolSize: 2 });
  });
  afterAll(async () => {
    await database.close();
    await copy.drop();
  });

  it('fails that verb and leaves the program and the pool alive', async () => {
    const client = await database.pool.connect();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    await client.query('begin');
    await database.pool.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
    // Nobody else listens to this client: unheard, its error would end the test run.
    await wait(300);
    await expect(client.query('select 1')).rejects.toThrow();
    client.release(true);
    expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it.each([
    ['that waits', 'perform pg_sleep(8);'],
    ['that works', `while clock_timestamp() < now() + interval '8 seconds' loop end loop;`],
  ])('a slow statement %s is no dead line: it is let finish', async (_, body) => {
    expect((await database.pool.query(`do $$ begin ${body} end $$`)).command).toBe('DO');
  });
});
