import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestClient } from '../server/testing/test-api.js';
import { until } from './testing/chance.js';

const CONNECTIONS = 3;

let api: TestApi;
let desk: TestClient;
beforeAll(async () => {
  api = await startTestApi({ poolSize: CONNECTIONS });
  desk = await api.as('reception.1');
}, 60_000);
afterAll(() => api.end());

/** @returns its status, and milliseconds until it came */
async function timed(path: string): Promise<{ status: number; ms: number }> {
  const began = performance.now();
  const { status } = path === '/graphql' ? await desk.graphql('{ board { cursor } }') : await desk.fetch(path);
  return { status, ms: Math.round(performance.now() - began) };
}

it('F6: with every connection of the pool taken, requests are told 503 in time, health answers, and all is well as soon as they are free', async () => {
  // From outside of the pool: whoever waits for this row holds a connection of it.
  const holder = new pg.Client(api.database.url);
  await holder.connect();
  await holder.query(`begin; update person set language = 'zh-CN' where login = 'reception.1'`);
  const stuck = Array.from({ length: CONNECTIONS }, () => desk.graphql('mutation { setLanguage(language: "en") { language } }'));
  await until('all connections wait', () => api.database.pool.totalCount === CONNECTIONS && api.database.pool.idleCount === 0 && api.database.pool.waitingCount > 0);

  const [board, healthz, readyz] = await Promise.all([timed('/graphql'), timed('/healthz'), timed('/readyz')]);
  expect([board.status, healthz.status, readyz.status]).toEqual([503, 200, 503]);
  expect(healthz.ms, 'healthz').toBeLessThan(2_000);
  expect(readyz.ms, 'readyz').toBeLessThan(6_000);
  expect(board.ms, 'the 503').toBeLessThan(8_000);
  // A crowd is told so too, and is not kept.
  const crowd = await Promise.all(Array.from({ length: 400 }, () => timed('/graphql')));
  expect(new Set(crowd.map(({ status }) => status))).toEqual(new Set([503]));
  await until('nobody is kept waiting', () => api.database.pool.waitingCount < 50, 20_000);
  const freed = performance.now();
  await holder.query('commit');
  await holder.end();
  await until('the board is shown', async () => (await timed('/graphql')).status === 200);
  await until('it is ready', async () => (await timed('/readyz')).status === 200);
  console.info(`503 after ${board.ms} ms, of a crowd of 400 the slowest after ${Math.max(...crowd.map(({ ms }) => ms))} ms; healthz after ${healthz.ms} ms, readyz ${readyz.ms} ms; served ${Math.round(performance.now() - freed)} ms after the connections were free`);
  expect((await Promise.all(stuck)).map(({ status }) => status).filter((status) => status !== 200 && status !== 503)).toEqual([]);
}, 90_000);
