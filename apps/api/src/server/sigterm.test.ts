import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase, type Database } from '../database/database.js';
import { createTestDatabase } from '../database/testing/test-database.js';
import { compileApi, type ApiProcess } from './testing/api-process.js';
import { closeOf, TestClient } from './testing/test-api.js';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database;
let program: ReturnType<typeof compileApi>;
let api: ApiProcess | null = null;
beforeAll(async () => {
  program = compileApi();
  test = await createTestDatabase();
  database = await openDatabase(test.url, { poolSize: 3 });
}, 60_000);
afterAll(async () => {
  await api?.kill();
  await database.close();
  await test.drop();
  program.remove();
}, 30_000);

it('F7, O3: SIGTERM under load: what is under way is answered, sockets are told to come back (1012), the process is out within 10 s with 0, and nothing is half done', async () => {
  api = await program.start(test.url);
  const client = new TestClient(api.url);
  await client.signIn('reception.1');
  const centreId = (await client.graphql('{ serviceCentres { id } }')).data.serviceCentres[0].id as string;
  const sockets = Array.from({ length: 5 }, () => client.socket());
  await Promise.all(sockets.map(async (socket) => {
    await new Promise<void>((resolve) => socket.once('open', () => resolve()));
    socket.send(JSON.stringify({ type: 'connection_init' }));
    await new Promise<void>((resolve) => socket.once('message', () => resolve()));
    socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query: 'subscription { boardEvents(after: "0:0") { kind cursor } }' } }));
  }));
  const closings = sockets.map(closeOf);

  const stored: string[] = [];
  const desks = Promise.allSettled(Array.from({ length: 6 }, async () => {
    for (;;) {
      const input = { clientKey: randomUUID(), centreId, kind: 'COMPLAINT', channel: 'TELEPHONE', matter: '停机前后', placeText: '南门', anonymous: true };
      const { data, text } = await client.graphql('mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { id } } }', { input });
      if (!data?.receiveCase?.case) throw new Error(text);
      stored.push(data.receiveCase.case.id);
    }
  }));
  await expect.poll(() => stored.length, { timeout: 20_000 }).toBeGreaterThan(30);

  // One request waits for a row while the stop begins.
  const lock = await database.pool.connect();
  await lock.query(`begin; update person set language = 'zh-CN' where login = 'reception.1'`);
  const underWay = client.graphql('mutation { setLanguage(language: "en") { language } }');
  await expect.poll(async () => (await database.pool.query(`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`)).rowCount, { timeout: 10_000 }).toBeGreaterThan(0);
  const begun = performance.now();
  const gone = api.terminate();
  expect((await Promise.all(closings)).map(({ code }) => code)).toEqual([1012, 1012, 1012, 1012, 1012]);
  await sleep(100);
  await lock.query('commit');
  lock.release();
  expect((await underWay).data.setLanguage.language).toBe('en');
  expect(await gone).toBe(0);
  expect(performance.now() - begun).toBeLessThan(10_000);
  api = null;
  await desks;

  const { rows } = await database.pool.query<{ id: string }>(`select id from service_case where matter = '停机前后'`);
  const inTheBook = new Set(rows.map(({ id }) => id));
  expect(stored.filter((id) => !inTheBook.has(id)), 'acknowledged and lost').toEqual([]);
  const halves = await database.pool.query(
    `select c.id from service_case c where c.matter = '停机前后' and (not exists (select from journal where subject_id = c.id and type = 'CaseReceived')
       or not exists (select from obligation where subject_id = c.id) or (select count(*) from idempotency where case_id = c.id) <> 1)`,
  );
  expect(halves.rows, 'half a case').toEqual([]);
  expect((await database.pool.query('select from journal where seq is null')).rowCount, 'left without a number').toBe(0);
}, 90_000);
