import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from './account.js';
import type { Cluster } from './cluster.js';

/** What a running server says of itself in postmaster.pid. */
export interface Postmaster {
  readonly pid: number;
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

/** The server that postmaster.pid names; undefined when there is no such file. The file may be stale: see `isServerOf`. */
export function readPostmaster(data: string): Postmaster | undefined {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n');
  if (!pid || !(Number(pid) > 0)) return undefined;
  return { pid: Number(pid), port: Number(port) || undefined };
}

/**
 * Whether the process is a server at work in this folder. After a hard kill its id may belong to some other program
 * (in a container almost surely), and PostgreSQL itself would then refuse to start.
 */
export function isServerOf(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data;
  } catch {
    return isAlive(pid);
  }
}

/** Starts a server on loopback only. Its own session: a Ctrl+C in the terminal must reach the program first, and the database after it. */
export async function spawnPostmaster(
  cluster: Cluster,
  account: Account,
  postgres: string,
  port: number,
  settings: readonly string[],
): Promise<ChildProcess> {
  const log = await open(cluster.log, 'a', 0o600);
  const all = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    // Socket paths are limited to 107 bytes; a checkout's path is not.
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
    env: { PATH: process.env['PATH'] },
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  child.once('error', () => undefined);
  child.unref();
  await log.close();
  return child;
}
