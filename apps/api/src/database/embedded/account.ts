import { spawnSync, type SpawnOptions } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { chown, lchown, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** An account under which PostgreSQL can run: it refuses to run as root. */
export interface Account {
  /** In words, for messages and the log. */
  readonly name: string;
  /** Owner of the database's files under this account, or undefined to leave them as they are created. */
  readonly owner: { uid: number; gid: number } | undefined;
  /** Program, arguments and spawn options that run a program under this account. */
  command(program: string, args: string[]): { program: string; args: string[]; options: Pick<SpawnOptions, 'uid' | 'gid'> };
}

const NOBODY = 65534;

/** The starting user itself, when that is not root. */
const sameUser: Account = {
  name: 'the same user',
  owner: undefined,
  command: (program, args) => ({ program, args, options: {} }),
};

/** Root gives up its rights: works everywhere, as long as that user can reach the programs and the data. */
function otherUser(uid: number, gid: number): Account {
  return {
    name: `uid ${uid}`,
    owner: { uid, gid },
    command: (program, args) => ({ program, args, options: { uid, gid } }),
  };
}

/** Root seen as an ordinary user inside a namespace: reaches what root owns, also below folders that are closed to others. */
const userNamespace: Account = {
  name: 'a user namespace',
  owner: { uid: 0, gid: 0 },
  command: (program, args) => ({ program: 'unshare', args: ['--user', '--map-user=1000', '--', program, ...args], options: {} }),
};

/**
 * The accounts to try, best first.
 * @param place the folder that will hold the data; its present owner comes first, so that data made by an ordinary user stays theirs
 */
export function accountsFor(place: string): Account[] {
  if (process.getuid?.() !== 0) return [sameUser];
  const owner = ownerOf(place);
  const accounts = [otherUser(NOBODY, NOBODY), userNamespace];
  return owner.uid === 0 ? accounts : [otherUser(owner.uid, owner.gid), ...accounts];
}

function ownerOf(place: string): { uid: number; gid: number } {
  let nearest = place;
  while (!existsSync(nearest)) nearest = dirname(nearest);
  return statSync(nearest);
}

/** Whether a program under this account can run `postgres` and write into `folder` (which must exist). Tried, not computed. */
export function canWork(account: Account, postgres: string, folder: string): { runs: boolean; writes: boolean } {
  const attempt = (script: string, argument: string) => {
    const { program, args, options } = account.command('/bin/sh', ['-c', script, 'sh', argument]);
    return spawnSync(program, args, { ...options, cwd: '/', stdio: 'ignore' }).status === 0;
  };
  return { runs: attempt('"$1" --version', postgres), writes: attempt('test -r "$1" && test -w "$1" && test -x "$1"', folder) };
}

/** Gives a folder and all in it to an owner (root only). */
export async function giveTo(owner: { uid: number; gid: number }, path: string): Promise<void> {
  if (statSync(path).uid === owner.uid) return;
  // The folder itself last: a walk that was cut short is seen by its owner and done again.
  for (const entry of await readdir(path, { recursive: true })) await lchown(join(path, entry), owner.uid, owner.gid);
  await chown(path, owner.uid, owner.gid);
}
