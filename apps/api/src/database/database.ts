import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from './data-source.js';
import { cutDeadLines } from './dead-lines.js';

/** An open database: TypeORM and plain SQL over one and the same pool. */
export interface Database {
  readonly url: string;
  readonly dataSource: DataSource;
  /** The data source's own pool, for statements that are written by hand. int8 is read as a number. */
  readonly pool: pg.Pool;
  /** Ends all connections; a second call does nothing. */
  close(): Promise<void>;
}

/**
 * Connects to a migrated database.
 * @param poolSize connections at most (default 10)
 * @throws when the server cannot be reached
 */
export async function openDatabase(url: string, options: { poolSize?: number } = {}): Promise<Database> {
  const dataSource = await createDataSource(url, options).initialize();
  const pool = (dataSource.driver as unknown as { master: pg.Pool }).master;
  surviveLostConnections(pool);
  const endWatch = cutDeadLines(pool, url);
  return {
    url,
    dataSource,
    pool,
    async close() {
      endWatch();
      if (dataSource.isInitialized) await dataSource.destroy();
    },
  };
}

/**
 * A connection that is checked out and idle between two statements has no listener of the pool's: when its server process dies at that moment, Node would end
 * the whole program for an unheard `error`. The next statement on it fails all the same, and the pool drops it.
 */
function surviveLostConnections(pool: pg.Pool): void {
  const heard = new WeakSet<pg.PoolClient>();
  // Not on `connect`: the data source has opened its first connection before anybody can listen.
  pool.on('acquire', (client) => {
    if (heard.has(client)) return;
    heard.add(client);
    client.on('error', () => undefined);
  });
}
