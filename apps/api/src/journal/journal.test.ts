import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../database/testing/test-database.js';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
const clients: pg.Client[] = [];

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: test.url });
  await client.connect();
  clients.push(client);
  return client;
}
beforeEach(async () => {
  test = await createTestDatabase();
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.end()));
  await test.drop();
});

const subject = randomUUID();
const append = (client: pg.Client, key: string, type = 'CaseReceived', of = subject) =>
  client.query(
    `insert into journal (key, type, subject_kind, subject_id, centre_id, audience, at, facts) values ($1, $2, 'case', $3, $3, 'CENTRE', app_now(), '{}')`,
    [key, type, of],
  );
const sealed = async (client: pg.Client) =>
  (await client.query<{ seq: number; key: string }>('select seq::int as seq, key from journal where seq is not null order by seq')).rows;

describe('The journal is append-only', () => {
  it.each([
    ['changing a fact', `update journal set facts = '{"level": 0}'`],
    ['changing its time', `update journal set at = at - interval '1 hour'`],
    ['renumbering', 'update journal set seq = seq + 1'],
    ['taking a number back', 'update journal set seq = null'],
    ['changing a fact while sealing', `update journal set seq = 9, type = 'CaseClosed' where seq is null`],
    ['deleting', 'delete from journal'],
    ['emptying', 'truncate journal'],
  ])('%s is refused', async (_, statement) => {
    const client = await connect();
    await append(client, 'a');
    await client.query('select seal()');
    await append(client, 'b');
    await expect(client.query(statement)).rejects.toThrow('the journal is append-only');
    expect((await sealed(client)).map(({ key }) => key)).toEqual(['a']);
  });

  it('and one key stands in it once', async () => {
    const client = await connect();
    await append(client, 'step:1');
    await expect(append(client, 'step:1')).rejects.toThrow('duplicate key');
  });
});

describe('G8: Journal order is causal', () => {
  it('of two transactions on one case, the one that got the lock first comes first, though the other took its id first', async () => {
    const [early, late, look] = [await connect(), await connect(), await connect()];
    await look.query('create table subject (id int primary key); insert into subject values (1)');
    await early.query('begin; select pg_current_xact_id()');
    await late.query('begin; select from subject where id = 1 for update');
    await append(late, 'dispatched');
    const waits = early.query('select from subject where id = 1 for update').then(() => append(early, 'settled'));
    await late.query('commit');
    await waits;
    await early.query('commit');
    await look.query('select seal()');
    expect(await sealed(look)).toEqual([{ seq: 1, key: 'dispatched' }, { seq: 2, key: 'settled' }]);
  });

  it('a row that commits after its followers were sealed gets the next number, and leaves no gap', async () => {
    const [slow, quick] = [await connect(), await connect()];
    await slow.query('begin');
    await append(slow, 'slow');
    await append(quick, 'quick');
    await quick.query('select seal()');
    await slow.query('commit');
    await quick.query('select seal()');
    expect(await sealed(quick)).toEqual([{ seq: 1, key: 'quick' }, { seq: 2, key: 'slow' }]);
  });

  it('three sealers and 800 rows of writers that also roll back: no gap, no double, and each case in its order', async () => {
    const look = await connect();
    await look.query('create table subject (id int primary key); insert into subject select generate_series(0, 4)');
    let writing = true;
    const sealer = async () => {
      const client = await connect();
      while (writing) await client.query('select seal()');
    };
    const writer = async (who: number) => {
      const client = await connect();
      for (let i = 0; i < 100; i++) {
        await client.query(`begin; select from subject where id = ${(who + i) % 5} for update`);
        await append(client, `${who}:${i}`);
        await client.query(i % 9 === 4 ? 'rollback' : 'commit');
        if (i % 9 === 4) await append(client, `${who}:${i}`);
      }
    };
    const sealers = [sealer(), sealer(), sealer()];
    await Promise.all(Array.from({ length: 8 }, (_, who) => writer(who)));
    writing = false;
    await Promise.all(sealers);
    await look.query('select seal()');
    const rows = await sealed(look);
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 800 }, (_, i) => i + 1));
    expect(new Set(rows.map(({ key }) => key)).size).toBe(800);
    for (let who = 0; who < 8; who++) {
      const own = rows.filter(({ key }) => key.startsWith(`${who}:`)).map(({ key }) => Number(key.split(':')[1]));
      expect(own).toEqual([...own].sort((a, b) => a - b));
    }
    const { rows: head } = await look.query('select seq::int as seq from journal_head');
    expect(head).toEqual([{ seq: 800 }]);
  });
});
