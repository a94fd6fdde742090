import { spawnSync, type SpawnOptions } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { chown, lchown, mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** All that PostgreSQL's programs get of the environment: no PGDATA, PGPORT or locale of the starting user may reach them. */
export const PROGRAM_ENV = { PATH: '/usr/local/bin:/usr/local/sbin:/usr/bin:/usr/sbin:/bin:/sbin' };

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** An account under which PostgreSQL can run: it refuses to run as root. */
export interface Account {
  /** In words, for messages and the log. */
  readonly name: string;
  /** To whom the database's files belong under this account; undefined to leave them as they are created. */
  readonly owner: Owner | undefined;
  /** How to run a program under this account. */
  command(program: string, args: string[]): { program: string; args: string[]; options: Pick<SpawnOptions, 'uid' | 'gid'> };
}

/** The starting user itself, when that is not root. */
const sameUser: Account = {
  name: 'the same user',
  owner: undefined,
  command: (program, args) => ({ program, args, options: {} }),
};

/** Root gives up its rights: works nearly everywhere, as long as that user reaches the programs and the data. */
function otherUser({ uid, gid }: Owner): Account {
  return {
    name: `uid ${uid}`,
    owner: { uid, gid },
    command: (program, args) => ({ program, args, options: { uid, gid } }),
  };
}

/**
 * The starting user under another name, inside a user namespace. Root so becomes an ordinary user who reaches what root owns, also below folders
 * that are closed to others; and a user without a name (a container's arbitrary uid), whom initdb refuses, gets one.
 */
function userNamespace({ uid }: Owner): Account {
  return {
    name: 'a user namespace',
    owner: process.getuid?.() === 0 ? { uid: 0, gid: 0 } : undefined,
    command: (program, args) => ({ program: 'unshare', args: ['--user', `--map-user=${uid}`, '--', program, ...args], options: {} }),
  };
}

/**
 * The accounts to try, best first. Whoever owns the files already comes first: they may be in use at this moment,
 * and what an ordinary user made stays theirs.
 * @param folder the database's folder, existing or not
 */
export function accountsFor(folder: string): Account[] {
  const nobody = leastUser();
  if (process.getuid?.() !== 0) return [sameUser, userNamespace(nobody)];
  const owner = ownerOf(folder);
  if (owner.uid !== 0) return [otherUser(owner), otherUser(nobody), userNamespace(nobody)];
  return existsSync(folder) ? [userNamespace(nobody), otherUser(nobody)] : [otherUser(nobody), userNamespace(nobody)];
}

/** The user with the fewest rights that has a name here: initdb wants one. */
function leastUser(): Owner {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  for (const name of ['nobody', 'daemon']) {
    const entry = lines.find((fields) => fields[0] === name && Number(fields[2]) > 0);
    if (entry) return { uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  return { uid: 65534, gid: 65534 };
}

function ownerOf(path: string): Owner {
  let nearest = path;
  while (!existsSync(nearest)) nearest = dirname(nearest);
  return statSync(nearest);
}

/**
 * Whether the account can run PostgreSQL, and write into a folder of its own in `home`.
 * Tried, not computed: there are more reasons than file modes. (`initdb --show` makes nothing, and does what initdb may fail at.)
 */
export async function abilities(account: Account, initdb: string, home: string): Promise<{ runs: boolean; writes: boolean }> {
  const probe = join(home, `reach-${process.pid}`);
  await mkdir(probe, { mode: 0o700 });
  try {
    if (account.owner) await chown(probe, account.owner.uid, account.owner.gid);
    return {
      runs: succeeds(account, initdb, ['--show', '--pgdata', join(probe, 'data')]),
      writes: succeeds(account, '/bin/sh', ['-c', 'cd "$1" && : > file', 'sh', probe]),
    };
  } finally {
    await rm(probe, { recursive: true, force: true });
  }
}

function succeeds(account: Account, program: string, args: string[]): boolean {
  const command = account.command(program, args);
  return spawnSync(command.program, command.args, { ...command.options, cwd: '/', env: PROGRAM_ENV, stdio: 'ignore' }).status === 0;
}

/** Gives a folder and all in it to an owner (root only). */
export async function giveTo(owner: Owner, folder: string): Promise<void> {
  if (!existsSync(folder) || statSync(folder).uid === owner.uid) return;
  for (const entry of await readdir(folder, { recursive: true })) await lchown(join(folder, entry), owner.uid, owner.gid);
  // The folder itself last: a walk that was cut short is seen by its owner, and done again.
  await chown(folder, owner.uid, owner.gid);
}
