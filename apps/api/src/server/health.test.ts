import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrations } from '../database/migrations/index.js';
import type { Sweeper } from '../obligations/sweep.js';
import { startTestApi, type TestApi, type TestClient } from './testing/test-api.js';

let api: TestApi;
let admin: TestClient;
beforeAll(async () => {
  api = await startTestApi();
  admin = await api.as('admin');
});
afterAll(() => api.end());

const PERCENTILES = '{ count p50 p95 p99 longest }';
const HEALTH = `{ health { ready database causes { zh en } warnings { en } sealLagSeconds sweepLagSeconds sweeperQuietSeconds figureLagSeconds openObligations subscriptions sockets
  notices { waiting failing givenUp unreadEvents } store { version migration sizeBytes connections mostConnections }
  delivery { sealed ${PERCENTILES} pushed ${PERCENTILES} painted ${PERCENTILES} } secureCookie nodeVersion startedAt version serverNow } }`;
const health = async () => (await admin.graphql(HEALTH)).data.health;
const REPORT = 'mutation ($times: [PixelTimeInput!]!) { reportPixelTimes(times: $times) }';

describe('system health', () => {
  it('says how process and database are doing', async () => {
    const found = await health();
    expect(found).toMatchObject({ ready: true, database: true, causes: [], secureCookie: false, nodeVersion: process.versions.node, notices: { failing: 0, givenUp: 0 } });
    expect(found.sealLagSeconds).toBeLessThan(5);
    expect(found.store.version).toMatch(/^1[0-9]/);
    expect(found.store.migration).toBe(migrations.at(-1)!.name);
    expect(found.store.sizeBytes).toBeGreaterThan(5_000_000);
    expect(found.store.connections).toBeGreaterThan(2);
    expect(found.store.mostConnections).toBeGreaterThan(found.store.connections);
    expect(found.sweeperQuietSeconds).toBeLessThan(5);
    expect(Date.parse(found.startedAt)).toBeLessThanOrEqual(Date.now());
    expect(found.warnings.some(({ en }: { en: string }) => en.includes('not marked Secure'))).toBe(true);
  });

  it('is for who runs the installation and for managers', async () => {
    expect((await (await api.as('manager.1')).graphql('{ health { ready } }')).data.health.ready).toBe(true);
    expect((await (await api.as('supervisor.1')).graphql('{ health { ready } }')).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await api.anonymous.graphql('{ health { ready } }')).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  it('under https the cookie is Secure and nothing warns of it', async () => {
    const https = await startTestApi({ publicUrl: 'https://desk.example.com' });
    try {
      const { data } = await (await https.as('admin')).graphql('{ health { secureCookie warnings { en } } }');
      expect(data.health.secureCookie).toBe(true);
      expect(data.health.warnings.filter(({ en }: { en: string }) => en.includes('Secure'))).toEqual([]);
    } finally {
      await https.end();
    }
  });
});

describe('backups', () => {
  const ask = async () => (await admin.graphql('{ health { lastBackup { snapshotAt bytes } warnings { en } } }')).data.health;
  const warned = async () => (await ask()).warnings.map(({ en }: { en: string }) => en).filter((en: string) => en.includes('backup'));

  it('the last one is said; a company in use without one, or with an old one, is warned', async () => {
    const { pool } = api.database;
    expect((await ask()).lastBackup).toBeNull();
    expect(await warned(), 'a demo needs none').toEqual([]);
    await pool.query('update company set demo = false');
    expect(await warned()).toEqual([expect.stringContaining('No backup was ever taken')]);
    await pool.query(`insert into backup_run (snapshot_at, finished_at, bytes, row_count, file_count) values (clock_timestamp() - interval '50 hours', clock_timestamp() - interval '50 hours', 1000, 1, 0)`);
    expect(await warned()).toEqual([expect.stringContaining('50 hours old')]);
    await pool.query(`insert into backup_run (snapshot_at, bytes, row_count, file_count) values (clock_timestamp(), 2000, 1, 0)`);
    expect([(await ask()).lastBackup.bytes, await warned()]).toEqual([2000, []]);
    await pool.query('update company set demo = true');
  });
});

describe('G4: a breach is on the screen at once: measured on the way', () => {
  it('from its time to the journal and to a socket', async () => {
    const desk = await api.as('reception.1');
    const before = (await health()).delivery;
    const { data: me } = await desk.graphql('{ me { centres { id } } }');
    const { data } = await desk.graphql('mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { id } } }', {
      input: { clientKey: 'health-1', centreId: me.me.centres[0].id, kind: 'COMPLAINT', channel: 'TELEPHONE', matter: '噪声', description: '楼上装修噪声。', placeText: '3栋', anonymous: true },
    });
    const heard: { kind: string; at: string | null }[] = [];
    const client = desk.subscriber();
    client.subscribe({ query: 'subscription { overdueEvents { cursor kind at serverNow } }' }, {
      next: (message) => heard.push((message.data as { overdueEvents: (typeof heard)[number] }).overdueEvents), error: () => undefined, complete: () => undefined,
    });
    await expect.poll(async () => (await health()).subscriptions, { timeout: 5_000 }).toBe(1);
    // The next step of one of its limits is due in a moment, as if the time had come.
    await api.database.pool.query(
      `update obligation set next_step_at = app_now() + interval '300 ms',
         steps = (select jsonb_agg(case when n = taken + 1 then step || jsonb_build_object('at', (extract(epoch from app_now() + interval '300 ms') * 1000)::int8) else step end order by n)
                  from jsonb_array_elements(steps) with ordinality s(step, n))
       where id = (select id from obligation where subject_id = $1 and next_effect = 'NOTIFY' order by next_step_at limit 1)`,
      [data.receiveCase.case.id],
    );
    api.services.sweeper.poke();
    await expect.poll(() => heard.some(({ kind }) => ['WARNED', 'OVERDUE', 'ESCALATED'].includes(kind)), { timeout: 8_000 }).toBe(true);
    const { sealed, pushed } = (await health()).delivery;
    expect(sealed.count).toBe(before.sealed.count + 1);
    expect(pushed.count).toBe(before.pushed.count + 1);
    // No yardstick, a check of the arithmetic: neither before its time nor a wait for the next look.
    expect(sealed.longest).toBeGreaterThanOrEqual(0);
    expect(sealed.longest).toBeLessThan(3_000);
    expect(pushed.longest).toBeLessThan(3_000);
    await client.dispose();
  });

  it('and to the pixel, as browsers report it', async () => {
    const desk = await api.as('reception.1');
    const stepAt = (await health()).serverNow;
    const { painted } = (await health()).delivery;
    expect((await desk.graphql(REPORT, { times: [{ stepAt, afterMs: 120 }, { stepAt, afterMs: 80 }] })).data.reportPixelTimes).toBe(true);
    const after = (await health()).delivery.painted;
    expect(after.count).toBe(painted.count + 2);
    expect(after.longest).toBe(120);
  });

  it.each([
    ['none', []],
    ['51', Array.from({ length: 51 }, () => ({ stepAt: '2026-11-20T00:00:00Z', afterMs: 1 }))],
    ['a negative time', [{ stepAt: '2026-11-20T00:00:00Z', afterMs: -1 }]],
    ['more than an hour', [{ stepAt: '2026-11-20T00:00:00Z', afterMs: 3_600_001 }]],
    ['an overflow', [{ stepAt: '2026-11-20T00:00:00Z', afterMs: 99_999_999_999 }]],
  ])('%s: bad input', async (_what, times) => {
    expect((await admin.graphql(REPORT, { times })).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('needs a session, and one that reports all the time is no longer counted', async () => {
    const times = [{ stepAt: '2100-01-01T00:00:00Z', afterMs: 5 }];
    expect((await api.anonymous.graphql(REPORT, { times })).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    const eager = await api.as('cashier.1');
    const answers = await Promise.all(Array.from({ length: 241 }, () => eager.graphql(REPORT, { times })));
    expect(answers.filter(({ data }) => data.reportPixelTimes === false)).toHaveLength(1);
  });
});

describe('G5: a dead sweeper', () => {
  it('turns health and /readyz red within 30 s, also while nothing is due', async () => {
    await (api.services.sweeper as Sweeper).stop();
    const stopped = performance.now();
    await expect.poll(async () => (await health()).ready, { timeout: 30_000, interval: 500 }).toBe(false);
    expect(performance.now() - stopped).toBeLessThan(30_000);
    expect((await health()).causes[0]).toEqual({ zh: expect.stringMatching(/时限巡检已停 \d+ 秒/), en: expect.stringMatching(/sweeper of this process has been dead for \d+ s/) });
    const ready = await fetch(`${api.url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ ready: false, causes: [{ en: expect.stringContaining('sweeper') }] });
  }, 45_000);
});
