import { join } from 'node:path';
import pg from 'pg';
import { openDatabase, type Database } from '../../dist/database/database.js';
import { addressOf, startDatabase } from '../../dist/database/embedded/start-database.js';
import { migrateUp } from '../../dist/database/migrate.js';

export interface BenchServer {
  readonly url: string;
  /** As PostgreSQL names it, such as "18.4". */
  readonly version: string;
  stop(): Promise<void>;
}

export interface BenchDatabase {
  readonly database: Database;
  readonly url: string;
  /** Its size on the disk. */
  megabytes(): Promise<number>;
  close(): Promise<void>;
}

/** The server of a run: the embedded one with the settings of production, or the one at this address. */
export async function openBenchServer(databaseUrl: string | undefined): Promise<BenchServer> {
  const server = await startDatabase({ dataDir: join(import.meta.dirname, '../../../../.guanjia/bench'), databaseUrl });
  const [row] = await administer<{ version: string }>(server.url, `select split_part(current_setting('server_version'), ' ', 1) as version`);
  return { url: server.url, version: row!.version, stop: () => server.stop() };
}

let made = 0;

/** A fresh migrated database for one part. */
export async function openBenchDatabase(server: BenchServer, poolSize: number): Promise<BenchDatabase> {
  const name = `bench_${process.pid}_${++made}`;
  await administer(server.url, `create database ${name}`);
  const url = addressOf(server.url, name);
  await migrateUp(url);
  const database = await openDatabase(url, { poolSize });
  return {
    database,
    url,
    megabytes: async () => (await database.pool.query<{ size: number }>('select (pg_database_size(current_database()) / 1e6)::float8 as size')).rows[0]!.size,
    async close() {
      await database.close();
      await administer(server.url, `drop database if exists ${name} with (force)`);
    },
  };
}

export async function administer<Row extends pg.QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: addressOf(url, 'postgres') });
  await client.connect();
  return client
    .query<Row>(statement)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}
