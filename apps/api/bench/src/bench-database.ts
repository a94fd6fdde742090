import { join } from 'node:path';
import pg from 'pg';
import { openDatabase, type Database } from '../../dist/database/database.js';
import { addressOf, startDatabase } from '../../dist/database/embedded/start-database.js';
import { migrateUp } from '../../dist/database/migrate.js';

export interface BenchDatabase {
  readonly database: Database;
  readonly url: string;
  close(): Promise<void>;
}

/** A fresh migrated database for one bench, on the embedded server with the settings of production, or on the server whose address is the first argument. */
export async function openBenchDatabase(poolSize: number): Promise<BenchDatabase> {
  const databaseUrl = process.argv[2];
  const server = await startDatabase({ dataDir: join(import.meta.dirname, '../../../../.guanjia/bench'), ...(databaseUrl ? { databaseUrl } : {}) });
  const name = `bench_${process.pid}`;
  const administer = async (statement: string) => {
    const client = new pg.Client({ connectionString: addressOf(server.url, 'postgres') });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await administer(`create database ${name}`);
  const url = addressOf(server.url, name);
  await migrateUp(url);
  const database = await openDatabase(url, { poolSize });
  return {
    database,
    url,
    async close() {
      await database.close();
      await administer(`drop database if exists ${name} with (force)`);
      await server.stop();
    },
  };
}
