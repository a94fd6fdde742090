import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chown, link, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROGRAM_ENV, type Account } from './account.js';
import type { Cluster } from './cluster.js';

/** What a running server says of itself in postmaster.pid. */
export interface Postmaster {
  readonly pid: number;
  /** Undefined in the first moments, before the server has written it. */
  readonly port: number | undefined;
}

/** Whether a process with this id exists, also one of another user. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The server that postmaster.pid names; the file may be stale (see `isServerOf`). */
export function readPostmaster(data: string): Postmaster | undefined {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n');
  return Number(pid) > 0 ? { pid: Number(pid), port: Number(port) || undefined } : undefined;
}

/**
 * Whether the process is a server at work on this data. After a hard kill its id may belong to some other program (in a container almost surely)
 * or to a process that is dead and waits to be collected; PostgreSQL itself would refuse to start in both cases.
 */
export function isServerOf(pid: number, data: string): boolean {
  const args = commandLine(pid);
  return args.includes('postgres') && args.includes(data);
}

function commandLine(pid: number): string {
  try {
    return process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      : execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/** Takes a stale postmaster.pid away. Should another start have put a fresh one there in between, that one goes back. */
export async function removeStale(data: string, judged: Postmaster): Promise<void> {
  const file = join(data, 'postmaster.pid');
  const aside = `${file}.stale-${process.pid}`;
  await rename(file, aside).catch(() => undefined);
  const taken = await readFile(aside, 'utf8').catch(() => '');
  if (taken && Number(taken.split('\n')[0]) !== judged.pid) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

/** PostgreSQL's own log is kept for reading after a failure, not for ever. */
const LOG_LIMIT_BYTES = 10_000_000;

/**
 * Starts a server, on loopback only. In a session of its own: a Ctrl+C in the terminal must reach the program first, and the database after it.
 * @returns the process, and where in the log its own lines begin
 */
export async function spawnPostmaster(
  cluster: Cluster,
  account: Account,
  postgres: string,
  port: number,
  settings: readonly string[],
): Promise<{ child: ChildProcess; logFrom: number }> {
  const size = await stat(cluster.log).then((log) => log.size, () => 0);
  if (size > LOG_LIMIT_BYTES) await rename(cluster.log, `${cluster.log}.old`);
  const log = await open(cluster.log, 'a', 0o600);
  await writeFile(cluster.portFile, String(port));
  // What root writes into an ordinary user's folder must not lock that user out.
  if (account.owner) for (const file of [cluster.log, cluster.portFile]) await chown(file, account.owner.uid, account.owner.gid);
  const all = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    // A socket's path is limited to 107 bytes; a checkout's path is not.
    'unix_socket_directories=',
    'max_connections=200',
    'shared_buffers=256MB',
    'max_wal_size=2GB',
    'timezone=UTC',
    'log_timezone=UTC',
    'lc_messages=C',
    ...settings,
  ];
  const command = account.command(postgres, ['-D', cluster.data, ...all.flatMap((setting) => ['-c', setting])]);
  const child = spawn(command.program, command.args, {
    ...command.options,
    cwd: '/',
    env: PROGRAM_ENV,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  // An exit code tells of a failed spawn too; without a listener it would end the program instead.
  child.once('error', () => undefined);
  child.unref();
  await log.close();
  return { child, logFrom: size > LOG_LIMIT_BYTES ? 0 : size };
}
