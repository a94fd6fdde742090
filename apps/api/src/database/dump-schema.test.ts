import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from './database.js';
import { dumpSchema } from './dump-schema.js';
import { createTestDatabase } from './testing/test-database.js';

describe('schema.sql', () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  let database: Database;
  beforeAll(async () => {
    test = await createTestDatabase();
    database = await openDatabase(test.url, { poolSize: 2 });
  });
  afterAll(async () => {
    await database.close();
    await test.drop();
  });

  it('is what the migrations make; otherwise run `npm run schema:dump` and read the difference', async () => {
    expect(await dumpSchema(database.pool)).toBe(readFileSync(join(import.meta.dirname, 'schema.sql'), 'utf8'));
  });

  it('shows every kind of drift', async () => {
    const before = await dumpSchema(database.pool);
    const drifts = [
      'alter table unit add column drift int',
      'alter table unit alter column number drop not null',
      'create index drift on unit (number)',
      'alter table unit add constraint drift check (length(number) < 9)',
      'create or replace function app_now() returns timestamptz(3) language sql as $$ select now() $$',
      'drop trigger journal_no_truncate on journal',
      `create type drift as enum ('a', 'b')`,
      'alter table obligation set (fillfactor = 70)',
      'create view drift_view as select 1 as one',
    ];
    for (const drift of drifts) {
      const client = await database.pool.connect();
      try {
        await client.query('begin');
        await client.query(drift);
        expect(await dumpSchema(client), drift).not.toBe(before);
      } finally {
        await client.query('rollback');
        client.release();
      }
    }
    expect(await dumpSchema(database.pool)).toBe(before);
  });
});
