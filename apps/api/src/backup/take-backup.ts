import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { writeAccessLog } from '../access/access-log.js';
import { DiskFileStore } from '../attachments/file-store.js';
import { ArchiveWriter, CHECKSUMS, MANIFEST, Summing, type Checksums, type Manifest } from './archive.js';

export interface BackupOptions {
  readonly databaseUrl: string;
  /** Where the photos lie. */
  readonly filesDirectory: string;
  /** The folder that gets the archive; made when it is not there. */
  readonly into: string;
  readonly productVersion: string;
}

export interface Backup {
  readonly path: string;
  readonly bytes: number;
  readonly rows: number;
  readonly files: number;
  /** Photos that rows name and the store does not have: the loss is older than this backup. */
  readonly missing: number;
}

const PART_BYTES = 4 * 1024 * 1024;
const LINE_BREAK = 0x0a;

/**
 * The whole database as it stands at one moment (one REPEATABLE READ snapshot, while everybody goes on working), and its photos, as one archive that appears
 * whole or not at all. Done by COPY: the embedded PostgreSQL comes without pg_dump, and the same way serves every other server.
 * @throws when the database or the folder does not let it
 */
export async function takeBackup({ databaseUrl, filesDirectory, into, productVersion }: BackupOptions): Promise<Backup> {
  await mkdir(into, { recursive: true, mode: 0o700 });
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'guanjia backup' });
  client.on('error', () => undefined);
  await client.connect();
  const startedAt = new Date();
  const path = join(into, `guanjia-${startedAt.toISOString().replace(/[-:]|\.\d+/g, '')}.tar.gz`);
  const part = `${path}.part`;
  const archive = new ArchiveWriter(part);
  try {
    await client.query('begin isolation level repeatable read read only');
    const manifest = await describe(client, productVersion, startedAt);
    const text = Buffer.from(JSON.stringify(manifest, null, 2));
    await archive.add(MANIFEST, text);
    const checksums = { manifest: new Summing().add(text).sum(), tables: {} as Record<string, Checksums['tables'][string]>, files: {} as Record<string, Checksums['files'][string]> };
    for (const table of manifest.tables) checksums.tables[table.name] = await copyTable(client, table, archive);
    const photos = await photosOf(client, manifest);
    await client.query('commit');
    const missing = await copyFiles(new DiskFileStore(filesDirectory), photos, archive, checksums.files);
    await archive.add(CHECKSUMS, Buffer.from(JSON.stringify(checksums)));
    await archive.end();
    await rename(part, path);
    await settle(dirname(path));
    const backup = {
      path, missing, bytes: (await stat(path)).size, files: Object.keys(checksums.files).length,
      rows: Object.values(checksums.tables).reduce((sum, { rows }) => sum + rows, 0),
    };
    // A level before this table can be backed up too: right before an upgrade.
    if (manifest.tables.some(({ name }) => name === 'backup_run')) {
      await client.query('insert into backup_run (snapshot_at, bytes, row_count, file_count) values ($1, $2, $3, $4)', [startedAt, backup.bytes, backup.rows, backup.files]);
      await writeAccessLog(client, { personId: null, act: 'BACKUP' });
    }
    return backup;
  } catch (error) {
    await archive.abandon();
    await rm(part, { force: true });
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function describe(client: pg.Client, product: string, takenAt: Date): Promise<Manifest> {
  const { rows } = await client.query(`select to_regclass('journal_head') is not null as there`);
  if (!rows[0].there) throw new Error('数据库是空的，没有可备份的内容。 The database is empty: there is nothing to back up.');
  const head = await client.query<{ epoch: string }>('select epoch from journal_head');
  const applied = await client.query<{ name: string }>('select name from migration order by timestamp');
  const tables = await client.query<{ name: string; columns: string[] }>(TABLES);
  return { format: 1, product, takenAt: takenAt.toISOString(), epoch: head.rows[0]!.epoch, migrations: applied.rows.map(({ name }) => name), tables: tables.rows };
}

/** What is stored, without what the database works out by itself; which migrations ran stands in the manifest. */
const TABLES = /* sql */ `
select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns from pg_class c join pg_attribute a on a.attrelid = c.oid
where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
group by c.relname order by c.relname`;

async function copyTable(client: pg.Client, { name, columns }: Manifest['tables'][number], archive: ArchiveWriter): Promise<Checksums['tables'][string]> {
  const rows = client.query(copyTo(`copy ${pg.escapeIdentifier(name)} (${columns.map(pg.escapeIdentifier).join(', ')}) to stdout`));
  const sum = new Summing();
  let held: Buffer[] = [];
  let length = 0;
  let parts = 0;
  let count = 0;
  const flush = async () => {
    if (length === 0) return;
    await archive.add(`data/${name}.${String(++parts).padStart(6, '0')}`, Buffer.concat(held, length));
    held = [];
    length = 0;
  };
  for await (const chunk of rows as AsyncIterable<Buffer>) {
    sum.add(chunk);
    // A row a line: COPY writes a line break within a value as \n.
    for (let at = chunk.indexOf(LINE_BREAK); at !== -1; at = chunk.indexOf(LINE_BREAK, at + 1)) count += 1;
    held.push(chunk);
    length += chunk.length;
    if (length >= PART_BYTES) await flush();
  }
  await flush();
  return { ...sum.sum(), rows: count };
}

async function photosOf(client: pg.Client, { tables }: Manifest): Promise<string[]> {
  if (!tables.some(({ name }) => name === 'attachment')) return [];
  const { rows } = await client.query<{ key: string }>('select unnest(array[stored_as, thumbnail_as]) as key from attachment order by id');
  return rows.map(({ key }) => key);
}

async function copyFiles(store: DiskFileStore, keys: readonly string[], archive: ArchiveWriter, sums: Record<string, Checksums['files'][string]>): Promise<number> {
  let missing = 0;
  for (const key of keys) {
    const bytes = await store.get(key);
    if (!bytes) {
      missing += 1;
      continue;
    }
    await archive.add(`files/${key}`, bytes);
    sums[key] = new Summing().add(bytes).sum();
  }
  return missing;
}

/** A name is on the disk when its folder is. */
async function settle(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
