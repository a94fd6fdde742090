import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { writeAccessLog } from '../access/access-log.js';
import { DiskFileStore } from '../attachments/file-store.js';
import { migrateUp } from '../database/migrate.js';
import { migrations } from '../database/migrations/index.js';
import { readArchive, verifyArchive, type Checksums, type Manifest } from './archive.js';
import { CannotRestore, clearTarget } from './restore-target.js';

export interface RestoreOptions {
  readonly databaseUrl: string;
  readonly filesDirectory: string;
  /** The archive. */
  readonly path: string;
  /** What stands in the database goes; without it, a database that holds anything is refused. */
  readonly replace: boolean;
}

export interface Restored {
  readonly takenAt: Date;
  readonly rows: number;
  readonly files: number;
  /** Migrations that the archive did not have yet. */
  readonly migrated: readonly string[];
}

/**
 * Puts an archive into an empty database: verified as a whole first, loaded in one transaction, then migrated up to this version. The journal gets a new epoch
 * (every client takes a fresh snapshot), all sessions end, and a notice that still waits says that it may be the second of its kind.
 * @throws DamagedArchive or CannotRestore with a sentence in both languages; the database is then as it was, or empty
 */
export async function restoreBackup({ databaseUrl, filesDirectory, path, replace }: RestoreOptions): Promise<Restored> {
  const { manifest, checksums } = await verifyArchive(path);
  const known = migrations.map(({ name }) => name);
  const unknown = manifest.migrations.filter((name) => !known.includes(name));
  if (manifest.format !== 1 || unknown.length > 0) {
    throw new CannotRestore(
      `备份来自更新的版本（${manifest.product}，${unknown.join('、')}）。请先升级程序，再恢复。 The backup is of a newer version (${manifest.product}; ${unknown.join(', ')}). Upgrade the program first.`,
    );
  }
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'guanjia restore' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await clearTarget(client, replace);
    await migrateUp(databaseUrl, manifest.migrations);
    await client.query('begin');
    await load(client, path, manifest, checksums, new DiskFileStore(filesDirectory));
    await beginAnew(client, manifest);
    await client.query('commit');
    const migrated = await migrateUp(databaseUrl);
    await writeAccessLog(client, { personId: null, act: 'RESTORE', reason: `${manifest.takenAt}, ${manifest.product}` });
    await client.query('analyze');
    return { takenAt: new Date(manifest.takenAt), rows: Object.values(checksums.tables).reduce((sum, { rows }) => sum + rows, 0), files: Object.keys(checksums.files).length, migrated };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Foreign keys are taken away for the load and put back, which checks them all: no order of tables satisfies a duty and its finding, which name each other. */
async function load(client: pg.Client, path: string, { tables }: Manifest, checksums: Checksums, files: DiskFileStore): Promise<void> {
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
  // What migrations themselves put in stands in the archive too.
  for (const { name } of tables) await client.query(`delete from ${pg.escapeIdentifier(name)}`);
  await copyIn(client, path, new Map(tables.map(({ name, columns }) => [name, columns])), files);
  for (const { name } of tables) {
    const { rows } = await client.query<{ n: number }>(`select count(*)::float8 as n from ${pg.escapeIdentifier(name)}`);
    if (rows[0]!.n !== checksums.tables[name]!.rows) throw new Error(`${name}: ${rows[0]!.n} rows came in of ${checksums.tables[name]!.rows}`);
  }
  for (const { table, name, definition } of keys) await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  await client.query(`do $$ declare c record; begin
    for c in select t.relname, a.attname, pg_get_serial_sequence(quote_ident(t.relname), a.attname) as sequence
      from pg_class t join pg_attribute a on a.attrelid = t.oid where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and a.attidentity <> ''
    loop execute format('select setval(%L, coalesce((select max(%I) from %I), 0) + 1, false)', c.sequence, c.attname, c.relname); end loop;
  end $$`);
}

async function copyIn(client: pg.Client, path: string, columns: ReadonlyMap<string, readonly string[]>, files: DiskFileStore): Promise<void> {
  let table = '';
  let into: ReturnType<typeof copyFrom> | null = null;
  const close = async () => {
    into?.end();
    if (into) await finished(into);
  };
  for await (const { kind, name, content } of readArchive(path)) {
    if (kind === 'file') await files.putAs(name, content);
    if (kind !== 'data') continue;
    if (name !== table || !into) {
      await close();
      table = name;
      into = client.query(copyFrom(`copy ${pg.escapeIdentifier(name)} (${columns.get(name)!.map(pg.escapeIdentifier).join(', ')}) from stdin`));
    }
    if (!into.write(content)) await once(into, 'drain');
  }
  await close();
}

/** Cursors, sessions and set-up addresses of before are worth nothing any more; with the load, so that no start in between takes them for good. */
async function beginAnew(client: pg.Client, { tables }: Manifest): Promise<void> {
  const has = (table: string) => tables.some(({ name }) => name === table);
  await client.query(`update journal_head set epoch = substr(md5(random()::text || clock_timestamp()::text), 1, 8)`);
  await client.query('update session set revoked_at = clock_timestamp() where revoked_at is null');
  if (has('set_up_token')) await client.query('delete from set_up_token');
  if (has('notification')) await client.query(`update notification set first_sent_uncertain = true where status in ('WAITING', 'FAILED')`);
}
