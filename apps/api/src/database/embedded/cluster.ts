import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROGRAM_ENV, type Account } from './account.js';
import { isAlive } from './postmaster.js';

/** The superuser of the embedded server, and the name of the product's database. */
export const NAME = 'guanjia';

/** The files of one embedded server: all in one folder, which appears whole or not at all. */
export interface Cluster {
  readonly data: string;
  readonly log: string;
  /** Holds the port of the last start, which the next one takes again when it is free. */
  readonly portFile: string;
  readonly password: string;
}

/** Trigrams take Chinese characters for letters only under a UTF-8 locale of the C library; macOS before 14 has no C.UTF-8. */
const LOCALES = ['C.UTF-8', 'en_US.UTF-8'];

/**
 * Opens the cluster in `folder`, and makes it when there is none.
 * It is made beside its place and renamed: a start that dies half-way leaves no half cluster, and of two that make one at once the second takes the first's.
 */
export async function openCluster(folder: string, initdb: string, account: Account): Promise<Cluster> {
  await removeAbandoned(folder);
  if (!existsSync(folder)) await makeCluster(folder, initdb, account);
  return {
    data: join(folder, 'data'),
    log: join(folder, 'log'),
    portFile: join(folder, 'port'),
    password: (await readFile(join(folder, 'password'), 'utf8')).trim(),
  };
}

async function makeCluster(folder: string, initdb: string, account: Account): Promise<void> {
  const beside = `${folder}.new-${process.pid}-${randomBytes(3).toString('hex')}`;
  const passwordFile = join(beside, 'password');
  await mkdir(beside, { mode: 0o700 });
  await writeFile(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  if (account.owner) {
    await chown(passwordFile, account.owner.uid, account.owner.gid);
    await chown(beside, account.owner.uid, account.owner.gid);
  }
  let said = '';
  for (const locale of LOCALES) {
    said = await run(account, initdb, [
      ...['--pgdata', join(beside, 'data'), '--username', NAME, '--pwfile', passwordFile, '--auth', 'scram-sha-256', '--encoding', 'UTF8'],
      // Order and case come from PostgreSQL itself, so no update of the C library ever breaks an index.
      ...['--locale', locale, '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    ]);
    if (!said.includes('invalid locale name')) break;
  }
  if (said) {
    await rm(beside, { recursive: true, force: true });
    throw new Error(`The database could not be made (initdb):\n${said}`);
  }
  await rename(beside, folder).catch(async (error) => {
    if (!existsSync(folder)) throw error;
    await rm(beside, { recursive: true, force: true });
  });
}

/** Removes what starts left behind that died while they made a cluster. */
async function removeAbandoned(folder: string): Promise<void> {
  const home = join(folder, '..');
  for (const entry of await readdir(home)) {
    const maker = Number(/\.new-(\d+)/.exec(entry)?.[1]);
    if (!maker || isAlive(maker)) continue;
    // An initdb may outlive its killed program and still be writing there; a later start removes the rest.
    await rm(join(home, entry), { recursive: true, force: true }).catch(() => undefined);
  }
}

/** @returns what the program said when it failed, '' when it succeeded */
function run(account: Account, program: string, args: string[]): Promise<string> {
  const command = account.command(program, args);
  return new Promise((resolve, reject) => {
    const child = spawn(command.program, command.args, { ...command.options, cwd: '/', env: PROGRAM_ENV, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code === 0 ? '' : said || `ended by ${signal ?? code}`));
  });
}
