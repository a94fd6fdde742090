import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { describe, expect, it, vi } from 'vitest';
import { createTestDatabase, testAdminUrl } from '../database/testing/test-database.js';
import { startApi } from './start-api.js';
import { closeOf, startTestApi } from './testing/test-api.js';

describe('starting', () => {
  it('a taken port is said in one sentence, and nothing is left running', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await expect(startTestApi({ port })).rejects.toThrow(`Port ${port} is taken. Stop what runs there, or choose another with PORT.`);
    other.close();
  });

  it('CLOCK=system refuses a database whose clock was ever moved', async () => {
    const database = await createTestDatabase();
    const trial = await startApi({ databaseUrl: database.url, port: 0, clock: 'adjustable' });
    await trial.database.pool.query(`select adjust_clock(interval '1 minute')`);
    await trial.stop();
    await expect(startApi({ databaseUrl: database.url, port: 0, clock: 'system' })).rejects.toThrow(/was moved forward for a trial/);
    await database.drop();
  });

  it('two processes start over one empty database: one company', async () => {
    const one = await startTestApi();
    const two = await startApi({ databaseUrl: one.database.url, port: 0, clock: 'adjustable' });
    expect((await fetch(`${two.url}/readyz`)).status).toBe(200);
    expect((await one.database.pool.query('select count(*)::int as n from company')).rows[0].n).toBe(1);
    await two.stop();
    await one.end();
  });
});

describe('the clock', () => {
  it('a supervisor of the demo moves it forward, never back; the desk may not', async () => {
    const api = await startTestApi();
    const supervisor = await api.as('supervisor.1');
    const { data } = await supervisor.graphql('mutation { adjustClock(minutes: 60) }');
    expect(Date.parse(data.adjustClock) - Date.now()).toBeGreaterThan(59 * 60_000);
    for (const minutes of [0, -5, 600_000]) {
      expect((await supervisor.graphql(`mutation { adjustClock(minutes: ${minutes}) }`)).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
    expect((await (await api.as('reception.1')).graphql('mutation { adjustClock(minutes: 5) }')).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    await api.end();
  });

  it('under CLOCK=system nobody moves it', async () => {
    const api = await startTestApi({ clock: 'system' });
    const answer = await (await api.as('supervisor.1')).graphql('mutation { adjustClock(minutes: 60) }');
    expect(answer.errors?.[0]?.message).toContain('CLOCK=system');
    await api.end();
  });
});

describe('readiness', () => {
  it('O4: says why not: a migration is missing, events wait for their number', async () => {
    const api = await startTestApi();
    expect((await fetch(`${api.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${api.url}/readyz`)).status).toBe(200);
    await api.database.pool.query(`update migration set name = 'Another1'`);
    const answer = await fetch(`${api.url}/readyz`);
    expect(answer.status).toBe(503);
    expect(((await answer.json()) as { causes: { en: string }[] }).causes[0]?.en).toContain('lacks migrations: Foundation');
    const health = await (await api.as('manager.1')).graphql('{ health { ready database version warnings { en } subscriptions openObligations } }');
    expect(health.data.health).toMatchObject({ ready: false, database: true, version: '0.1.0', subscriptions: 0, openObligations: 0 });
    await api.end();
  });
});

describe('F2: a database that goes away', () => {
  it('connections are cut: requests and sockets go on by themselves', async () => {
    const api = await startTestApi();
    const desk = await api.as('reception.1');
    await api.database.pool.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
    await vi.waitUntil(async () => (await desk.graphql('{ board { cursor } }')).data?.board?.cursor, { timeout: 10_000 });
    await vi.waitUntil(async () => (await fetch(`${api.url}/readyz`)).status === 200, { timeout: 10_000 });
    await api.end();
  });

  it('while it cannot be reached: a clean 503 as JSON, healthz answers, readyz says why', async () => {
    const api = await startTestApi();
    const desk = await api.as('reception.1');
    const { rows } = await api.database.pool.query<{ name: string }>('select current_database() as name');
    const admin = new pg.Client(testAdminUrl());
    await admin.connect();
    await admin.query(`alter database ${rows[0]!.name} allow_connections false`);
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [rows[0]!.name]);
    await vi.waitUntil(async () => (await desk.graphql('{ board { cursor } }')).status === 503, { timeout: 10_000 });
    const answer = await desk.graphql('{ board { cursor } }');
    expect(answer.errors?.[0]?.extensions?.code).toBe('UNAVAILABLE');
    expect(answer.text).not.toContain(rows[0]!.name);
    expect((await api.anonymous.graphql('mutation { signIn(login: "gm", password: "guanjia") { viewer { id } } }')).status).toBe(503);
    expect((await fetch(`${api.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${api.url}/readyz`)).status).toBe(503);
    const socket = desk.socket();
    socket.once('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
    expect((await closeOf(socket)).code, 'asked to try again').toBe(1013);
    await admin.query(`alter database ${rows[0]!.name} allow_connections true`);
    await vi.waitUntil(async () => (await desk.graphql('{ board { cursor } }')).data?.board?.cursor, { timeout: 10_000 });
    await admin.end();
    await api.end();
  });
});

describe('stopping', () => {
  it('finishes what is under way, tells sockets to come back (1012), and is out in time', async () => {
    const api = await startTestApi();
    const desk = await api.as('reception.1');
    const socket = desk.socket();
    await new Promise<void>((resolve) => socket.once('open', () => resolve()));
    socket.send(JSON.stringify({ type: 'connection_init' }));
    const closing = closeOf(socket);
    // A request that has to wait for a lock is under way when the stop begins.
    const lock = await api.database.pool.connect();
    await lock.query(`begin; update person set language = 'zh-CN' where login = 'reception.1'`);
    const underWay = desk.graphql('mutation { setLanguage(language: "en") { language } }');
    await new Promise((resolve) => setTimeout(resolve, 150));
    const begun = performance.now();
    const stopping = api.stop();
    expect((await closing).code).toBe(1012);
    await lock.query('commit');
    lock.release();
    expect((await underWay).data.setLanguage.language).toBe('en');
    await stopping;
    expect(performance.now() - begun).toBeLessThan(5_000);
    await expect(fetch(`${api.url}/healthz`)).rejects.toThrow();
    await api.end();
  });
});
