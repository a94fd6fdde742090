import { mkdir, readFile, realpath, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { accountsFor, canWork, giveTo, type Account } from './account.js';
import { findBinaries } from './binaries.js';
import { NAME, openCluster, type Cluster } from './cluster.js';
import { isAlive, isServerOf, readPostmaster, spawnPostmaster } from './postmaster.js';

export interface StartOptions {
  /** Folder for everything that Guanjia stores; the embedded server's files go to `database/` in it. */
  readonly dataDir: string;
  /** A PostgreSQL ≥ 18 of one's own; then nothing is started here. */
  readonly databaseUrl?: string | undefined;
  /** Further settings of the embedded server, as `name=value`. Of processes that share a server, the first one's hold. */
  readonly settings?: readonly string[];
}

export interface RunningDatabase {
  /** Address of the product's database. */
  readonly url: string;
  /** Process id of the embedded server; undefined with `databaseUrl`. */
  readonly pid: number | undefined;
  /** Leaves the database. The last of the processes that share an embedded server shuts it down (fast, clean). */
  stop(): Promise<void>;
}

/** Held shared, in the database `postgres`, by each process that uses the server; held alone by the one that shuts it down. A dead process holds nothing. */
const HOLDERS = 4_711_002;
const START_LIMIT_MS = 60_000;

/**
 * Starts the embedded PostgreSQL, or joins the one that already runs on this folder (of another process, or left over by one that was killed).
 * @throws with one sentence that says what to do, when it cannot run here
 */
export async function startDatabase({ dataDir, databaseUrl, settings = [] }: StartOptions): Promise<RunningDatabase> {
  if (databaseUrl) {
    await checkVersion(databaseUrl);
    return { url: databaseUrl, pid: undefined, stop: async () => undefined };
  }
  await mkdir(resolve(dataDir), { recursive: true });
  const home = await realpath(dataDir);
  const binaries = await findBinaries();
  const account = await chooseAccount(home, binaries.postgres);
  const cluster = await openCluster(home, binaries, account);
  const { holder, port, pid } = await joinOrStart(cluster, account, binaries.postgres, settings);
  await createDatabase(holder, NAME);
  return { url: address(cluster, port, NAME), pid, stop: once(() => leave(holder, pid)) };
}

/** The same server's address for another database of it. */
export function addressOf(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

async function chooseAccount(home: string, postgres: string): Promise<Account> {
  const folder = join(home, 'database');
  const probe = join(home, `reach-${process.pid}`);
  for (const account of accountsFor(home)) {
    await mkdir(probe, { mode: 0o700 });
    try {
      if (account.owner) await giveTo(account.owner, probe);
      const { runs, writes } = canWork(account, postgres, probe);
      if (!runs || !writes) continue;
      if (account.owner) await giveTo(account.owner, folder).catch(ignoreMissing);
      return account;
    } finally {
      await rm(probe, { recursive: true, force: true });
    }
  }
  throw new Error(
    `PostgreSQL does not run as root, and no other user reaches ${home}. Start as an ordinary user, set DATA_DIR to a folder outside of closed ones (for example /var/lib/guanjia), or give DATABASE_URL.`,
  );
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

interface Joined {
  holder: pg.Client;
  port: number;
  pid: number;
}

async function joinOrStart(cluster: Cluster, account: Account, postgres: string, settings: readonly string[]): Promise<Joined> {
  const until = Date.now() + START_LIMIT_MS;
  let child: Awaited<ReturnType<typeof spawnPostmaster>> | undefined;
  while (Date.now() < until) {
    const running = readPostmaster(cluster.data);
    if (running && isServerOf(running.pid, cluster.data)) {
      const holder = running.port && (await hold(address(cluster, running.port, 'postgres')));
      if (holder) return { holder, port: running.port!, pid: running.pid };
    } else if (child && child.exitCode === null && child.signalCode === null) {
      // Ours, on its way up.
    } else if (child && child.exitCode !== null && !(await mayTryAgain(cluster))) {
      throw new Error(`PostgreSQL did not start:\n${await lastLines(cluster.log)}`);
    } else {
      if (running && !isServerOf(running.pid, cluster.data)) await rm(join(cluster.data, 'postmaster.pid'), { force: true });
      child = await spawnPostmaster(cluster, account, postgres, await freePort(), settings);
    }
    await wait(30);
  }
  throw new Error(`PostgreSQL was not ready within ${START_LIMIT_MS / 1000} s:\n${await lastLines(cluster.log)}`);
}

/** Endings of a start after which another attempt makes sense: somebody was faster, or the remains of a killed server are still going. */
async function mayTryAgain(cluster: Cluster): Promise<boolean> {
  return /lock file .* already exists|pre-existing shared memory block|could not bind|Address already in use/.test(await lastLines(cluster.log));
}

async function lastLines(log: string): Promise<string> {
  return (await readFile(log, 'utf8').catch(() => '')).split('\n').slice(-12).join('\n');
}

/** Connects and counts as a holder; undefined while the server is coming up or going down. */
async function hold(url: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({ connectionString: url, application_name: 'guanjia holder', keepAlive: true });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query('select pg_try_advisory_lock_shared($1) as held', [HOLDERS]);
    if (rows[0].held) return client;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === '28P01') throw new Error('The database does not take the password in DATA_DIR/database/password.', { cause: error });
  }
  await client.end().catch(() => undefined);
  return undefined;
}

/** Gives up its share; who finds nobody else left shuts the server down. Of several that leave at once, exactly the last does. */
async function leave(holder: pg.Client, pid: number): Promise<void> {
  try {
    await holder.query('select pg_advisory_unlock_shared($1)', [HOLDERS]);
    const { rows } = await holder.query('select pg_try_advisory_lock($1) as last', [HOLDERS]);
    if (rows[0].last) await shutDown(pid);
  } catch {
    // The server is gone already.
  }
  await holder.end().catch(() => undefined);
}

async function shutDown(pid: number): Promise<void> {
  process.kill(pid, 'SIGINT');
  for (const began = Date.now(); isAlive(pid); await wait(20)) {
    if (Date.now() - began > 8_000) process.kill(pid, 'SIGQUIT');
  }
}

async function createDatabase(holder: pg.Client, name: string): Promise<void> {
  const { rowCount } = await holder.query('select from pg_database where datname = $1', [name]);
  if (rowCount) return;
  await holder.query(`create database ${name}`).catch((error: { code?: string }) => {
    // Another process made it in the same moment.
    if (error.code !== '42P04' && error.code !== '23505') throw error;
  });
}

async function checkVersion(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('show server_version_num');
    const version = Math.floor(Number(rows[0].server_version_num) / 10_000);
    if (version < 18) throw new Error(`DATABASE_URL leads to PostgreSQL ${version}; Guanjia needs 18 or newer.`);
  } finally {
    await client.end();
  }
}

function address(cluster: Cluster, port: number, database: string): string {
  return `postgresql://${NAME}:${cluster.password}@127.0.0.1:${port}/${database}`;
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

function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= act());
}
