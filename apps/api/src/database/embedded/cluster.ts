import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { chown } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from './account.js';
import type { Binaries } from './binaries.js';
import { isAlive } from './postmaster.js';

/** The superuser of the embedded server, and the name of the product's database. */
export const NAME = 'guanjia';

/** The files of one embedded server: everything lies in one folder, which appears whole or not at all. */
export interface Cluster {
  readonly folder: string;
  readonly data: string;
  readonly log: string;
  readonly password: string;
}

/**
 * Opens the cluster in `home`, and makes it when there is none.
 * It is made beside its place and renamed, so a start that dies half-way leaves no half cluster; of two that make one at once the second takes the first's.
 */
export async function openCluster(home: string, binaries: Binaries, account: Account): Promise<Cluster> {
  const folder = join(home, 'database');
  await removeAbandoned(home);
  if (!existsSync(folder)) await makeCluster(home, folder, binaries, account);
  return {
    folder,
    data: join(folder, 'data'),
    log: join(folder, 'log'),
    password: (await readFile(join(folder, 'password'), 'utf8')).trim(),
  };
}

async function makeCluster(home: string, folder: string, binaries: Binaries, account: Account): Promise<void> {
  const beside = join(home, `database.new-${process.pid}`);
  const passwordFile = join(beside, 'password');
  await mkdir(beside, { mode: 0o700 });
  await writeFile(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (account.owner) {
    await chown(passwordFile, account.owner.uid, account.owner.gid);
    await chown(beside, account.owner.uid, account.owner.gid);
  }
  await run(account, binaries.initdb, [
    '--pgdata', join(beside, 'data'),
    '--username', NAME,
    '--pwfile', passwordFile,
    '--auth', 'scram-sha-256',
    '--encoding', 'UTF8',
    // Trigram search finds Chinese only where letters are known as letters: not under plain C.
    '--locale', 'C.UTF-8',
  ]);
  try {
    await rename(beside, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    await rm(beside, { recursive: true, force: true });
  }
}

/** Removes what starts left behind that died while making a cluster. */
async function removeAbandoned(home: string): Promise<void> {
  for (const entry of await readdir(home)) {
    const maker = /^database\.new-(\d+)$/.exec(entry)?.[1];
    if (maker && !(Number(maker) !== process.pid && isAlive(Number(maker)))) {
      await rm(join(home, entry), { recursive: true, force: true });
    }
  }
}

function run(account: Account, program: string, args: string[]): Promise<void> {
  const command = account.command(program, args);
  return new Promise((resolve, reject) => {
    const child = spawn(command.program, command.args, { ...command.options, cwd: '/', env: { PATH: process.env['PATH'] }, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`Making the database failed (initdb ended with ${code}):\n${said}`))));
  });
}
