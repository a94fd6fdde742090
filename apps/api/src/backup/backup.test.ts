import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../database/database.js';
import { dumpSchema } from '../database/dump-schema.js';
import { addressOf } from '../database/embedded/start-database.js';
import { migrateUp } from '../database/migrate.js';
import { migrations } from '../database/migrations/index.js';
import { createTestDatabase, testAdminUrl } from '../database/testing/test-database.js';
import { startApi } from '../server/start-api.js';
import { startTestApi, TestClient, type TestApi } from '../server/testing/test-api.js';
import { checkFigures } from '../figures/projection/check-figures.js';
import { startReceiver, type Receiver } from '../notifications/testing/receivers.js';
import { verifyArchive } from './archive.js';
import { restoreBackup } from './restore-backup.js';
import { takeBackup } from './take-backup.js';

let folder: string;
let api: TestApi;
let desk: TestClient;
let centreId: string;
let receiver: Receiver;
const targets: { url: string; drop(): Promise<void> }[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'));
  receiver = await startReceiver();
  api = await startTestApi({ filesDirectory: join(folder, 'files'), notify: { allowHttp: true, mail: null } });
  desk = await api.as('reception.1');
  centreId = (await desk.graphql('{ serviceCentres { id } }')).data.serviceCentres[0].id;
});
afterAll(async () => {
  await api.end();
  await receiver.close();
  for (const target of targets) await target.drop();
  await rm(folder, { recursive: true, force: true });
});

const RECEIVE = 'mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { id number } } }';
const receive = async (matter: string): Promise<{ id: string; number: string }> =>
  (await desk.graphql(RECEIVE, { input: { clientKey: randomUUID(), centreId, kind: 'COMPLAINT', channel: 'TELEPHONE', matter, placeText: '南门', anonymous: true } })).data.receiveCase.case;
const backup = (into = folder) => takeBackup({ databaseUrl: api.database.url, filesDirectory: join(folder, 'files'), into, productVersion: '0.1.0' });

/** A database without anything, as an operator makes one. */
async function emptyDatabase(): Promise<string> {
  const admin = await openDatabase(testAdminUrl(), { poolSize: 1 });
  const name = `test_${process.pid}_${randomUUID().slice(0, 8)}`;
  await admin.pool.query(`create database ${name}`);
  await admin.close();
  targets.push({ url: addressOf(testAdminUrl(), name), drop: () => dropDatabase(name) });
  return addressOf(testAdminUrl(), name);
}

async function dropDatabase(name: string): Promise<void> {
  const admin = await openDatabase(testAdminUrl(), { poolSize: 1 });
  await admin.pool.query(`drop database ${name} with (force)`);
  await admin.close();
}

async function restored(path: string, url?: string, replace = false): Promise<{ url: string; files: string }> {
  const target = url ?? (await emptyDatabase());
  const files = await mkdtemp(join(folder, 'restored-'));
  await restoreBackup({ databaseUrl: target, filesDirectory: files, path, replace });
  return { url: target, files };
}

async function within<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(url, { poolSize: 2 });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Every row of every table as text, sorted; what a restore changes by itself left out. */
async function contents({ pool }: Database): Promise<Record<string, string[]>> {
  const { rows } = await pool.query<{ name: string }>(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not in ('migration', 'session', 'access_log', 'backup_run') order by 1`);
  const found: Record<string, string[]> = {};
  for (const { name } of rows) found[name] = (await pool.query<{ row: string }>(`select (to_jsonb(t) - 'epoch' - 'first_sent_uncertain')::text as row from ${name} t order by 1`)).rows.map(({ row }) => row);
  return found;
}

describe('O1: a living database', () => {
  it('backed up while it is written to, is restored as it stood at one moment: whole cases, in the same schema', async () => {
    const before = await receive('备份之前');
    let writing = true;
    const writers = Array.from({ length: 4 }, async () => {
      for (let n = 0; writing; n++) await receive(`写入中 ${n}`);
    });
    const { path, rows, missing } = await backup();
    writing = false;
    await Promise.all(writers);
    const { manifest, checksums } = await verifyArchive(path);
    expect(missing).toBe(0);
    expect(Object.values(checksums.tables).reduce((sum, table) => sum + table.rows, 0)).toBe(rows);
    expect(execFileSync('tar', ['tzf', path]).toString()).toContain('manifest.json\n');

    const { url } = await restored(path);
    await within(url, async (database) => {
      for (const { name } of manifest.tables) {
        const { rows: counted } = await database.pool.query<{ n: number }>(`select count(*)::int as n from ${name}`);
        // The restore's own entry of the access log.
        expect(counted[0]!.n, name).toBe(checksums.tables[name]!.rows + (name === 'access_log' ? 1 : 0));
      }
      const { rows: halves } = await database.pool.query(
        `select c.number from service_case c where not exists (select from journal where subject_id = c.id and type = 'CaseReceived') or not exists (select from obligation where subject_id = c.id)
         union all select j.subject_id::text from journal j where j.subject_kind = 'case' and not exists (select from service_case where id = j.subject_id)`,
      );
      expect(halves).toEqual([]);
      expect((await database.pool.query('select number from service_case where id = $1', [before.id])).rows).toEqual([{ number: before.number }]);
      expect(await dumpSchema(database.pool)).toBe(await dumpSchema(api.database.pool));
      const client = await database.pool.connect();
      expect((await checkFigures(client).finally(() => client.release())).differences, 'figures and their place in the journal').toEqual([]);
    });
  });

  it('comes back row for row, with its photos, and goes on numbering where it was', async () => {
    const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#0a7' } }).jpeg().toBuffer();
    const uploaded = JSON.parse((await desk.fetch('/attachments?name=a.jpg', { method: 'POST', body: photo, headers: { 'content-type': 'image/jpeg' } })).text).id as string;
    const { id: caseId } = await receive('带照片 "引号"\t制表\\反斜杠\n换行');
    await desk.graphql('mutation ($input: AttachFileInput!) { attachFile(input: $input) { case { id } } }', { input: { clientKey: randomUUID(), caseId, attachmentId: uploaded } });
    // At rest, so that the two can be compared.
    await api.stop();
    const { path, files } = await backup();
    expect(files).toBe(2);
    const { url, files: filesDirectory } = await restored(path);
    const source = await within(api.database.url, contents);
    await within(url, async (database) => expect(await contents(database)).toEqual(source));
    const again = await startApi({ databaseUrl: url, port: 0, clock: 'adjustable', filesDirectory });
    try {
      const client = new TestClient(again.url);
      await client.signIn('reception.1');
      expect((await client.fetch(`/attachments/${uploaded}`)).status).toBe(200);
      const { data } = await client.graphql(RECEIVE, { input: { clientKey: randomUUID(), centreId, kind: 'COMPLAINT', channel: 'TELEPHONE', matter: '恢复之后', placeText: '南门', anonymous: true } });
      expect(data.receiveCase.case.number).toMatch(/^\w+-\d{8}-\d{4}$/);
    } finally {
      await again.stop();
      api = await startTestApi({ filesDirectory: join(folder, 'files'), notify: { allowHttp: true, mail: null } });
      desk = await api.as('reception.1');
      centreId = (await desk.graphql('{ serviceCentres { id } }')).data.serviceCentres[0].id;
    }
  }, 60_000);

  it('after a restore: an old cursor is told RESYNC, old sessions are over, what came due meanwhile is taken once, and a notice that was sent is not sent again', async () => {
    const { pool } = api.database;
    await pool.query(`insert into notification_channel (kind, address, centre_id, post, language) values ('WEBHOOK', $1, $2, 'CS_SUPERVISOR', 'zh-CN')`, [receiver.url, centreId]);
    const due = (caseId: string, seconds: number) =>
      pool.query<{ id: string }>(
        `update obligation set next_step_at = app_now() + $2 * interval '1 second', next_effect = 'NOTIFY', taken = 0,
           steps = jsonb_build_array(jsonb_build_object('n', 0, 'silent', false, 'at', (extract(epoch from app_now() + $2 * interval '1 second') * 1000)::int8, 'level', 1, 'kind', 'OVERDUE', 'to', 'CS_SUPERVISOR', 'effect', jsonb_build_object('kind', 'NOTIFY')))
         where id = (select id from obligation where subject_id = $1 and status = 'OPEN' order by id limit 1) returning id`,
        [caseId, seconds],
      );
    const [told, later] = [await receive('已通知'), await receive('停机时到期')];
    const first = (await due(told.id, 0)).rows[0]!.id;
    api.services.sweeper.poke();
    await expect.poll(async () => (await pool.query(`select from notification where obligation_id = $1 and status = 'SENT'`, [first])).rowCount, { timeout: 15_000 }).toBe(1);
    const heard = receiver.arrived.length;
    // Comes due only after the snapshot: the house is down then.
    const second = (await due(later.id, 3_600)).rows[0]!.id;
    const { cursor } = (await desk.graphql('{ board { cursor } }')).data.board;
    const { path } = await backup();
    const { url } = await restored(path);
    await within(url, (database) => database.pool.query(`select adjust_clock(interval '2 hours')`));

    const again = await startApi({ databaseUrl: url, port: 0, clock: 'adjustable', notify: { allowHttp: true, mail: null } });
    try {
      const old = new TestClient(again.url, desk.cookie);
      expect((await old.graphql('{ board { cursor } }')).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
      const client = new TestClient(again.url);
      await client.signIn('reception.1');
      const item = await new Promise<{ kind: string; cursor: string }>((resolve, reject) => {
        client.subscriber().subscribe({ query: `subscription { boardEvents(after: "${cursor}") { kind cursor } }` }, { next: ({ data }) => resolve((data as { boardEvents: { kind: string; cursor: string } }).boardEvents), error: reject, complete: () => undefined });
      });
      expect(item.kind).toBe('RESYNC');
      expect(item.cursor.split(':')[0]).not.toBe(cursor.split(':')[0]);
      const steps = async (id: string) => (await again.database.pool.query(`select from journal where obligation ->> 'id' = $1 and type = 'ObligationOverdue'`, [id])).rowCount;
      await expect.poll(() => steps(second), { timeout: 15_000 }).toBe(1);
      const sent = async (id: string) => (await again.database.pool.query<{ status: string }>('select status from notification where obligation_id = $1', [id])).rows;
      await expect.poll(() => sent(second), { timeout: 15_000 }).toEqual([{ status: 'SENT' }]);
      expect([await steps(first), await steps(second)]).toEqual([1, 1]);
      const bodies = receiver.arrived.slice(heard).map(({ body }) => body);
      expect(bodies.filter((body) => body.includes(later.number))).toHaveLength(1);
      expect(bodies.filter((body) => body.includes(told.number))).toEqual([]);
    } finally {
      await again.stop();
    }
  }, 60_000);
});

describe('O1: a restore is refused in words, and changes nothing', () => {
  const damaged = async (change: (tar: Buffer) => Buffer) => {
    const { path } = await backup();
    const other = join(folder, `${randomUUID()}.tar.gz`);
    await writeFile(other, gzipSync(change(gunzipSync(await readFile(path)))));
    return other;
  };

  it('a damaged archive: a byte changed, broken off, no archive', async () => {
    const url = await emptyDatabase();
    const attempt = (path: string) => restoreBackup({ databaseUrl: url, filesDirectory: folder, path, replace: true });
    const changed = await damaged((tar) => (tar.write('春', tar.indexOf('data/service_centre.') + 600), tar));
    await expect(attempt(changed)).rejects.toThrow(/已损坏.*service_centre/s);
    const { path } = await backup();
    const whole = await readFile(path);
    const [half, none] = [join(folder, 'half.tar.gz'), join(folder, 'none.tar.gz')];
    await writeFile(half, whole.subarray(0, whole.length / 2));
    await expect(attempt(half)).rejects.toThrow(/broken off/);
    await writeFile(none, 'no archive at all');
    await expect(attempt(none)).rejects.toThrow(/no backup at all/);
    const cut = await damaged((tar) => Buffer.concat([tar.subarray(0, tar.indexOf('checksums.json')), Buffer.alloc(1024)]));
    await expect(attempt(cut)).rejects.toThrow(/damaged/);
    await within(url, async ({ pool }) => expect((await pool.query(`select from pg_class where relnamespace = 'public'::regnamespace`)).rowCount).toBe(0));
  });

  it('a database that holds a company, unless told; one that is at work; one that is not ours', async () => {
    const { path } = await backup();
    const { url } = await restored(path);
    const attempt = (replace: boolean, databaseUrl = url) => restoreBackup({ databaseUrl, filesDirectory: folder, path, replace });
    await expect(attempt(false)).rejects.toThrow(/--replace/);
    await expect(attempt(true, api.database.url)).rejects.toThrow(/Stop Guanjia first/);
    const foreign = await emptyDatabase();
    await within(foreign, ({ pool }) => pool.query('create table payroll (id int)'));
    await expect(attempt(true, foreign)).rejects.toThrow(/not Guanjia/);
    await within(url, ({ pool }) => pool.query(`update company set name_zh = '被取代'`));
    await attempt(true);
    await within(url, async ({ pool }) => expect((await pool.query('select name_zh from company')).rows[0].name_zh).not.toBe('被取代'));
  });

  it('a newer level is refused; an older one is migrated up', async () => {
    const older = await emptyDatabase();
    const names = migrations.map(({ name }) => name);
    await migrateUp(older, names.slice(0, -1));
    await within(older, ({ pool }) => pool.query(`insert into company (name_zh, name_en) values ('旧', 'Old')`));
    const { path } = await takeBackup({ databaseUrl: older, filesDirectory: folder, into: await mkdtemp(join(folder, 'older-')), productVersion: '0.0.9' });
    const url = await emptyDatabase();
    expect((await restoreBackup({ databaseUrl: url, filesDirectory: folder, path, replace: false })).migrated).toEqual(names.slice(-1));
    await within(url, async (database) => {
      expect((await database.pool.query('select name_zh from company')).rows).toEqual([{ name_zh: '旧' }]);
      const fresh = await createTestDatabase();
      expect(await dumpSchema(database.pool)).toBe(await within(fresh.url, ({ pool }) => dumpSchema(pool)));
      await fresh.drop();
      await database.pool.query(`insert into migration (timestamp, name) values (9999999999999, 'FromTheFuture9999999999999')`);
    });
    const future = await takeBackup({ databaseUrl: url, filesDirectory: folder, into: await mkdtemp(join(folder, 'newer-')), productVersion: '9.0.0' });
    await expect(restoreBackup({ databaseUrl: await emptyDatabase(), filesDirectory: folder, path: future.path, replace: false })).rejects.toThrow(/newer version.*FromTheFuture/s);
  });
});
