import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Account } from './account.js';
import { NAME, type Cluster } from './cluster.js';
import { isServerOf, readPostmaster, removeStale, spawnPostmaster } from './postmaster.js';

/** A share in a running server. */
export interface Share {
  readonly port: number;
  readonly pid: number;
  /** This connection is the share: when its process dies, however hard, the share is gone with it. */
  readonly holder: pg.Client;
}

/** Held shared, in the database `postgres`, by each process that uses the server; held alone by the one that shuts it down. */
const SHARES = 4_711_002;
const START_LIMIT_MS = 60_000;
/** Fast shutdown writes a checkpoint; a server that needs longer is ended without one, and recovers at its next start. */
const SHUTDOWN_LIMIT_MS = 7_000;

/**
 * Joins the server that runs on this cluster (of another process, or left over by one that was killed), or starts it.
 * PostgreSQL itself lets only one server run on the data; who loses that race joins the winner.
 */
export async function joinOrStart(cluster: Cluster, account: Account, postgres: string, settings: readonly string[]): Promise<Share> {
  const until = Date.now() + START_LIMIT_MS;
  let ours: Awaited<ReturnType<typeof spawnPostmaster>> | undefined;
  let port = await rememberedPort(cluster);
  while (Date.now() < until) {
    const running = readPostmaster(cluster.data);
    if (running && isServerOf(running.pid, cluster.data)) {
      const holder = running.port && (await takeShare(addressOn(cluster, running.port, 'postgres')));
      if (holder) return { holder, port: running.port, pid: running.pid };
    } else if (!ours || hasEnded(ours.child)) {
      if (ours) {
        const said = await lastLines(cluster, ours.logFrom);
        if (/could not bind|Address already in use/.test(said)) port = await freePort();
        else if (!WORTH_ANOTHER_TRY.test(said) && ours.child.signalCode === null) throw new Error(`PostgreSQL did not start:\n${said}`);
        await wait(100);
      }
      if (running) await removeStale(cluster.data, running);
      ours = await spawnPostmaster(cluster, account, postgres, (port ??= await freePort()), settings);
    }
    await wait(25);
  }
  throw new Error(`PostgreSQL was not ready within ${START_LIMIT_MS / 1000} s:\n${await lastLines(cluster, 0)}`);
}

/** Somebody was faster, or the remains of a killed server are still going. */
const WORTH_ANOTHER_TRY = /lock file .* already exists|lock file .* is empty|pre-existing shared memory block/;

function hasEnded(child: { exitCode: number | null; signalCode: string | null }): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function lastLines(cluster: Cluster, from: number): Promise<string> {
  const log = await readFile(cluster.log).catch(() => Buffer.alloc(0));
  return log.subarray(from).toString().trimEnd().split('\n').slice(-12).join('\n');
}

/** Connects and takes a share; undefined while the server is on its way up or down. */
async function takeShare(url: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({ connectionString: url, application_name: 'guanjia share', keepAlive: true, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query('select pg_try_advisory_lock_shared($1) as taken', [SHARES]);
    if (rows[0].taken) return client;
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') throw new Error('The database refuses the password that lies beside it (DATA_DIR/database/password).', { cause: error });
  }
  await client.end().catch(() => undefined);
  return undefined;
}

/** Gives up a share; who finds no other left shuts the server down. Of several that leave at once, one finds itself the last. */
export async function leave({ holder, pid }: Share, cluster: Cluster): Promise<void> {
  try {
    await holder.query('select pg_advisory_unlock_shared($1)', [SHARES]);
    const { rows } = await holder.query('select pg_try_advisory_lock($1) as last', [SHARES]);
    if (rows[0].last) await shutDown(pid, cluster);
  } catch {
    // The server has gone already.
  }
  await holder.end().catch(() => undefined);
}

async function shutDown(pid: number, cluster: Cluster): Promise<void> {
  process.kill(pid, 'SIGINT');
  const limit = Date.now() + SHUTDOWN_LIMIT_MS;
  for (let signalled = false; isServerOf(pid, cluster.data); await wait(20)) {
    if (signalled || Date.now() < limit) continue;
    process.kill(pid, 'SIGQUIT');
    signalled = true;
  }
}

export function addressOn(cluster: Cluster, port: number, database: string): string {
  return `postgresql://${NAME}:${cluster.password}@127.0.0.1:${port}/${database}`;
}

async function rememberedPort(cluster: Cluster): Promise<number | undefined> {
  return Number(await readFile(cluster.portFile, 'utf8').catch(() => '')) || undefined;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
