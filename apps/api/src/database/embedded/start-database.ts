import { access, constants, mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { abilities, accountsFor, giveTo, type Account } from './account.js';
import { copyBinaries, installedBinaries, readyBinaries, type Binaries } from './binaries.js';
import { NAME, openCluster } from './cluster.js';
import { isServerOf, readPostmaster } from './postmaster.js';
import { addressOn, joinOrStart, leave, type Share } from './server.js';
import { stopWithProgram } from './stop-with-program.js';

export interface StartOptions {
  /** Folder for all that Guanjia stores; the embedded server's files go to `database/` in it. */
  readonly dataDir: string;
  /** A PostgreSQL ≥ 18 of one's own; then nothing is started here. */
  readonly databaseUrl?: string | undefined;
  /** Further settings of the embedded server, as `name=value`. Where several processes share a server, those of the one that started it hold. */
  readonly settings?: readonly string[];
  /** Told in a sentence when the server died under this process, and when it is back. Default: the console. */
  readonly report?: (sentence: string) => void;
  /** Folder with PostgreSQL's bin, lib and share; by default the one that npm installed. */
  readonly native?: string;
}

export interface RunningDatabase {
  /** Address of the product's database. It stays the same when the server dies and is started again. */
  readonly url: string;
  /** The embedded server's process at this moment; undefined with `databaseUrl`. */
  readonly pid: number | undefined;
  /** Leaves the database. The last of the processes that share an embedded server shuts it down, cleanly. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL, or joins the one that already runs on this folder (another process's, or the orphan of a killed one).
 * Should the server die under a living process, that process starts it again.
 * @throws with a sentence that says what to do, when it cannot run here
 */
export async function startDatabase({ dataDir, databaseUrl, settings = [], native, report = console.error }: StartOptions): Promise<RunningDatabase> {
  if (databaseUrl) {
    await checkVersion(databaseUrl);
    return { url: databaseUrl, pid: undefined, stop: async () => undefined };
  }
  const began = startEmbedded({ dataDir, settings, report, native: native ?? (await installedBinaries()) });
  return stopWithProgram(began);
}

/** The same server's address, for another of its databases. */
export function addressOf(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 10_000;

type EmbeddedOptions = Required<Omit<StartOptions, 'databaseUrl'>>;

async function startEmbedded({ dataDir, settings, report, native }: EmbeddedOptions): Promise<RunningDatabase> {
  const home = await openHome(dataDir);
  const folder = join(home, 'database');
  const { account, binaries } = await choose(home, folder, native);
  const cluster = await openCluster(folder, binaries.initdb, account);
  const start = () => joinOrStart(cluster, account, binaries.postgres, settings);
  let share = await start();
  await createDatabase(share);

  const ending = new AbortController();
  let stopping: Promise<void> | undefined;
  let revival: Promise<void> | undefined;
  const watch = () => share.holder.once('end', () => (revival = stopping ? undefined : revive()));
  const revive = async () => {
    report('The database server has died; starting it again.');
    for (let again = FIRST_RETRY_MS; !ending.signal.aborted; again = Math.min(again * 2, LONGEST_RETRY_MS)) {
      try {
        const { port } = share;
        share = await start();
        watch();
        report(share.port === port ? 'The database server is back.' : `The database server is back, but on another port (${port} was taken): start Guanjia again.`);
        return;
      } catch (error) {
        // A full disk has room again one day.
        report(`The database server does not come back, and is tried again: ${(error as Error).message}`);
      }
      await wait(again, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  };
  watch();
  return {
    url: addressOn(cluster, share.port, NAME),
    get pid() {
      return share.pid;
    },
    stop: () => {
      ending.abort();
      return (stopping ??= Promise.resolve(revival).then(() => leave(share, cluster)));
    },
  };
}

async function openHome(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return await realpath(dataDir);
  } catch (cause) {
    throw new Error(`The data folder ${dataDir} cannot be written (${(cause as NodeJS.ErrnoException).code}). Start as the user to whom it belongs, or set DATA_DIR to a folder that you may write.`, { cause });
  }
}

/** Finds an account that can run the programs and write the data. Programs alone out of reach are copied to where the data is. */
async function choose(home: string, folder: string, native: string): Promise<{ account: Account; binaries: Binaries }> {
  const installed = await readyBinaries(native).catch(() => undefined);
  const ableToWrite: Account[] = [];
  for (const account of accountsFor(folder)) {
    const { runs, writes } = await abilities(account, installed?.initdb ?? '', home);
    if (writes) ableToWrite.push(account);
    if (runs && writes && installed) return { account: await prepare(account, folder), binaries: installed };
  }
  for (const account of ableToWrite) {
    const binaries = await copyBinaries(native, home, account.owner);
    if ((await abilities(account, binaries.initdb, home)).runs) return { account: await prepare(account, folder), binaries };
  }
  throw new Error(
    process.getuid?.() === 0
      ? `PostgreSQL does not run as root, and other users cannot reach ${home}. Start as an ordinary user, set DATA_DIR to a folder that is open on the way down (such as /var/lib/guanjia), or give DATABASE_URL.`
      : `PostgreSQL does not run from ${native} for this user. Run npm ci as this user, or give DATABASE_URL.`,
  );
}

/** Files change hands only while no server is at work on them. */
async function prepare(account: Account, folder: string): Promise<Account> {
  const data = join(folder, 'data');
  const running = readPostmaster(data);
  if (account.owner && !(running && isServerOf(running.pid, data))) await giveTo(account.owner, folder);
  return account;
}

async function createDatabase({ holder }: Share): Promise<void> {
  const { rowCount } = await holder.query('select from pg_database where datname = $1', [NAME]);
  if (rowCount) return;
  await holder.query(`create database ${NAME}`).catch((error: { code?: string }) => {
    // Another process made it in the same moment.
    if (error.code !== '42P04' && error.code !== '23505') throw error;
  });
}

async function checkVersion(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    throw new Error(`DATABASE_URL: no connection (${(cause as Error).message}).`, { cause });
  }
  try {
    const { rows } = await client.query('show server_version_num');
    const version = Math.floor(Number(rows[0].server_version_num) / 10_000);
    if (version < 18) throw new Error(`DATABASE_URL leads to PostgreSQL ${version}; Guanjia needs 18 or newer.`);
  } finally {
    await client.end();
  }
}
