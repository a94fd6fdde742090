import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openDatabase } from '../database/database.js';
import { testAdminUrl } from '../database/testing/test-database.js';
import { startTestApi, type TestApi } from './testing/test-api.js';

let api: TestApi;
const lines: string[] = [];
beforeAll(async () => {
  api = await startTestApi({ log: pino({ level: 'info' }, { write: (line: string) => void lines.push(line) }) });
});
afterAll(() => api.end());

it('a connection that is being made, or made again, is no trouble: at the start and after a cut the log does not cry', async () => {
  await vi.waitUntil(() => api.services.tailer.cursor !== null, { timeout: 5_000 });
  const admin = await openDatabase(testAdminUrl(), { poolSize: 1 });
  const name = new URL(api.database.url).pathname.slice(1);
  const { rowCount } = await admin.pool.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()', [name]);
  await admin.close();
  expect(rowCount).toBeGreaterThan(0);
  // Longer than the looks of the tailer behind its connections.
  await sleep(1_500);
  expect((await api.anonymous.fetch('/readyz')).status).toBe(200);
  expect(lines.filter((line) => line.includes('not connected'))).toEqual([]);
});
