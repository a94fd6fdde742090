import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testAdminUrl } from '../testing/test-database.js';
import { installedBinaries } from './binaries.js';
import { isServerOf } from './postmaster.js';
import { startDatabase } from './start-database.js';
import { ask, compileLauncher, launch, openFolder, type Launched } from './testing/launch.js';

const isRoot = process.getuid?.() === 0;
/** daemon: an ordinary user that every machine has. */
const ORDINARY = { uid: 1, gid: 1 };
const namespaces = spawnSync('unshare', ['--user', '--map-user=65534', 'true']).status === 0;

let launcher: ReturnType<typeof compileLauncher>;
let home: string;
let dataDir: string;
let started: Launched[];
/** A stopped database of each user, to be copied: making one takes longer than all the rest of a case. */
const seeds = new Map<object, string>();
const ROOT = {};

beforeAll(async () => {
  launcher = compileLauncher();
  for (const as of isRoot ? [ROOT, ORDINARY] : [ROOT]) {
    const seed = openFolder();
    seeds.set(as, seed);
    const maker = await launch(launcher.program, [join(seed, 'data')], as);
    if (maker.answer.error !== undefined) throw new Error(maker.answer.error);
    await remember(maker.answer.url);
    await maker.interrupt();
    // Cases must not fight for one port with the seed's other copies.
    rmSync(join(seed, 'data/database/port'));
  }
}, 60_000);
afterAll(() => {
  launcher.remove();
  for (const seed of seeds.values()) rmSync(seed, { recursive: true, force: true });
});
const plant = (as: object) => execFileSync('cp', ['-a', join(seeds.get(as)!, 'data'), dataDir]);
beforeEach(() => {
  home = openFolder();
  dataDir = join(home, 'data');
  started = [];
});
afterEach(async () => {
  for (const one of started) await one.interrupt();
  const pid = serverPid();
  if (pid && isServerOf(pid, realData())) process.kill(pid, 'SIGQUIT');
  rmSync(home, { recursive: true, force: true });
});

const realData = () => join(dataDir, 'database/data');
const pidFile = () => join(realData(), 'postmaster.pid');
const serverPid = () => (existsSync(pidFile()) ? Number(readFileSync(pidFile(), 'utf8').split('\n')[0]) : undefined);

async function start(as = {}, ...native: string[]): Promise<Launched> {
  const one = await launch(launcher.program, [dataDir, ...native], as);
  started.push(one);
  return one;
}
async function startReady(as = {}, ...native: string[]) {
  const one = await start(as, ...native);
  if (one.answer.error !== undefined) throw new Error(one.answer.error);
  return { ...one, url: one.answer.url, pid: one.answer.pid };
}
async function until(condition: () => boolean | Promise<boolean>) {
  for (const limit = Date.now() + 15_000; !(await condition()); await wait(25)) if (Date.now() > limit) throw new Error('waited 15 s in vain');
}
function remember(url: string) {
  return ask(url, 'create table memory (word text)').then(() => ask(url, `insert into memory values ('管家')`));
}
const recall = (url: string) => ask(url, 'select word from memory');

/** As whom the cases run: always as the user of this run, and as an ordinary user too where this run is root's. */
const users = isRoot ? [{ name: 'root', as: ROOT }, { name: 'an ordinary user', as: ORDINARY }] : [{ name: 'an ordinary user', as: ROOT }];

describe.each(users)('the embedded database, started by $name', ({ as }) => {
  it('starts, remembers, stops with its program, and starts again at the same address', async () => {
    const first = await startReady(as);
    await remember(first.url);
    expect(await first.interrupt()).toBeLessThan(8_000);
    expect(isServerOf(first.pid, realData())).toBe(false);
    expect(existsSync(pidFile())).toBe(false);

    const began = Date.now();
    const second = await startReady(as);
    expect(Date.now() - began).toBeLessThan(5_000);
    expect(second.url).toBe(first.url);
    expect(await recall(second.url)).toBe('管家');
  });

  it('comes back under its living program after kill -9 of the server', async () => {
    plant(as);
    const program = await startReady(as);
    process.kill(program.pid, 'SIGKILL');
    await until(() => recall(program.url).then((word) => word === '管家', () => false));
    expect(serverPid()).not.toBe(program.pid);
    expect(await program.interrupt()).toBeLessThan(8_000);
    expect(existsSync(pidFile())).toBe(false);
  });

  it('comes back though it could not for a while: its disk was gone', async () => {
    plant(as);
    const program = await startReady(as);
    // The very next start finds no place for its log, and fails.
    const log = join(dataDir, 'database/log');
    renameSync(log, `${log}.kept`);
    mkdirSync(log);
    process.kill(program.pid, 'SIGKILL');
    await wait(1_500);
    await expect(recall(program.url)).rejects.toThrow();
    rmSync(log, { recursive: true });
    await until(() => recall(program.url).then((word) => word === '管家', () => false));
    await program.interrupt();
  });

  it('adopts the orphan that kill -9 of its program left, and stops it at the end', async () => {
    plant(as);
    const killed = await startReady(as);
    killed.process.kill('SIGKILL');
    await until(() => killed.process.signalCode !== null);
    expect(isServerOf(killed.pid, realData())).toBe(true);

    const next = await startReady(as);
    expect(next.pid).toBe(killed.pid);
    expect(await recall(next.url)).toBe('管家');
    await next.interrupt();
    expect(isServerOf(killed.pid, realData())).toBe(false);
  });

  it('starts after kill -9 of program and server, over their stale postmaster.pid', async () => {
    plant(as);
    const killed = await startReady(as);
    killed.process.kill('SIGKILL');
    process.kill(killed.pid, 'SIGKILL');
    await until(() => !isServerOf(killed.pid, realData()));
    expect(serverPid()).toBe(killed.pid);
    const next = await startReady(as);
    expect(next.pid).not.toBe(killed.pid);
    expect(await recall(next.url)).toBe('管家');
  });

  it('starts when the id in the stale postmaster.pid belongs to another program by now', async () => {
    plant(as);
    const other = spawn('sleep', ['60'], { ...as });
    try {
      writeFileSync(pidFile(), `${other.pid}\n${realData()}\n1700000000\n5432\n\n127.0.0.1\n  0 0\nready   \n`);
      if (isRoot) chownSync(pidFile(), statSync(realData()).uid, statSync(realData()).gid);
      const next = await startReady(as);
      expect(await recall(next.url)).toBe('管家');
      expect(other.exitCode).toBeNull();
    } finally {
      other.kill('SIGKILL');
    }
  });

  it('gives two that start at once one server; it stays until the last of them leaves', async () => {
    const [one, two] = await Promise.all([startReady(as), startReady(as)]);
    expect(two.pid).toBe(one.pid);
    expect(two.url).toBe(one.url);
    expect(readdirSync(dataDir).filter((entry) => entry.includes('.new'))).toEqual([]);
    await remember(one.url);
    await one.interrupt();
    expect(await recall(two.url)).toBe('管家');
    await two.interrupt();
    expect(isServerOf(one.pid, realData())).toBe(false);
  });

  it('lets one stop while another starts: the other always gets a server', async () => {
    plant(as);
    for (let round = 0; round < 2; round++) {
      const leaving = await startReady(as);
      const [, joining] = await Promise.all([leaving.interrupt(), wait(round * 60).then(() => startReady(as))]);
      expect(await ask(joining.url, 'select 1')).toBe(1);
      await joining.interrupt();
    }
  });

  it('takes no notice of a database that was left half made', async () => {
    const dead = spawnSync('true').pid;
    const half = join(dataDir, `database.new-${dead}-0a1b2c`);
    mkdirSync(join(half, 'data/base'), { recursive: true });
    if ('uid' in as) execFileSync('chown', ['-R', `${ORDINARY.uid}:${ORDINARY.gid}`, dataDir]);
    writeFileSync(join(half, 'data/PG_VERSION'), '18\n');
    const program = await startReady(as);
    expect(await ask(program.url, 'select 1')).toBe(1);
    expect(existsSync(half)).toBe(false);
  });

  it('can be killed while it makes the database, and starts at the next attempt', async () => {
    for (const delay of [200, 600]) {
      const child = spawn(process.execPath, [launcher.program, dataDir], { ...as, cwd: '/', stdio: 'ignore' });
      await wait(delay);
      child.kill('SIGKILL');
      await until(() => child.signalCode !== null || child.exitCode !== null);
    }
    const program = await startReady(as);
    expect(await ask(program.url, 'select 1')).toBe(1);
  });

  it.each(['SIGTERM', 'SIGHUP'] as const)('ends with a program that knows nothing of %s', async (signal) => {
    plant(as);
    const program = await startReady(as);
    program.process.kill(signal);
    await until(() => program.process.exitCode !== null);
    expect(program.process.exitCode).toBe(signal === 'SIGTERM' ? 143 : 129);
    expect(isServerOf(program.pid, realData())).toBe(false);
    expect(existsSync(pidFile())).toBe(false);
  });

  it.each([120, 280])('leaves no server behind a program that is stopped %i ms into its start', async (delay) => {
    plant(as);
    const child = spawn(process.execPath, [launcher.program, dataDir], { ...as, cwd: '/', stdio: 'ignore' });
    await wait(delay);
    child.kill('SIGTERM');
    await until(() => child.signalCode !== null || child.exitCode !== null);
    const pid = serverPid();
    expect(pid === undefined || !isServerOf(pid, realData())).toBe(true);
  });

  it('listens on loopback only, and asks for the password that lies beside the data in a file of mode 0600', async () => {
    plant(as);
    const program = await startReady(as);
    expect(await ask(program.url, 'show listen_addresses')).toBe('127.0.0.1');
    expect(await ask(program.url, 'show password_encryption')).toBe('scram-sha-256');
    const wrong = new URL(program.url);
    wrong.password = 'guess';
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
    expect(statSync(join(dataDir, 'database/password')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'database')).mode & 0o777).toBe(0o700);
  });

  it('finds its programs where npm ran no install scripts: links and modes are set by the launcher', async () => {
    plant(as);
    const native = join(home, 'package/native');
    cpSync(await installedBinaries(), native, { recursive: true, verbatimSymlinks: true });
    for (const { target } of JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))) rmSync(join(native, '..', target), { force: true });
    chmodSync(join(native, 'bin/postgres'), 0o644);
    if ('uid' in as) execFileSync('chown', ['-R', `${ORDINARY.uid}:${ORDINARY.gid}`, home]);
    const program = await startReady(as, native);
    expect(await ask(program.url, 'select 1')).toBe(1);
  });
});

describe('root', () => {
  it('does not run the server as root', async () => {
    plant(ROOT);
    const program = await startReady();
    const owner = statSync(`/proc/${program.pid}`).uid;
    expect(owner === 0).toBe(false);
    // An ordinary user's server is simply that user's.
    if (!isRoot) expect(owner).toBe(process.getuid!());
  });

  it('reaches a checkout below a folder that is closed to others, or says in one sentence that it cannot', async () => {
    const closed = join(home, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    dataDir = join(closed, 'data');
    const program = await start();
    if (!isRoot || namespaces) expect(program.answer.error).toBeUndefined();
    else expect(program.answer.error).toMatch(/does not run as root.*DATA_DIR.*DATABASE_URL/);
  });

  it('copies its programs to the data when only they are out of reach', async () => {
    const closed = join(home, 'closed');
    cpSync(await installedBinaries(), join(closed, 'native'), { recursive: true, verbatimSymlinks: true });
    chmodSync(closed, 0o700);
    if (!isRoot) chmodSync(join(closed, 'native/bin/postgres'), 0o000);
    const { accountsFor } = await import('./account.js');
    expect(accountsFor(join(dataDir, 'database')).map((account) => account.name)).toEqual(isRoot ? [expect.stringMatching(/^uid /), 'a user namespace'] : ['the same user', 'a user namespace']);
    const program = await startReady({}, join(closed, 'native'));
    expect(await ask(program.url, 'select 1')).toBe(1);
  });

  it('leaves an ordinary user’s data theirs', async () => {
    plant(isRoot ? ORDINARY : ROOT);
    const asRoot = await startReady();
    expect(await recall(asRoot.url)).toBe('管家');
    await asRoot.interrupt();
    expect(statSync(realData()).uid).toBe(isRoot ? ORDINARY.uid : process.getuid!());
    const again = await startReady(isRoot ? ORDINARY : {});
    expect(await recall(again.url)).toBe('管家');
  });
});

describe('a user without a name (a container’s arbitrary uid)', () => {
  it('gets one in a user namespace, or is told what to do', async () => {
    // Only root can become such a user; an ordinary user has a name already.
    const program = await start(isRoot ? { uid: 65_533, gid: 65_533 } : {});
    if (!isRoot || namespaces) expect(program.answer.error).toBeUndefined();
    else expect(program.answer.error).toMatch(/does not run .* for this user/);
  });
});

describe('a data folder of somebody else', () => {
  it('is refused in one sentence', async () => {
    // Root may write everywhere: its own case is tried by an ordinary user on root's folder.
    mkdirSync(dataDir, { mode: 0o500 });
    const program = await start(isRoot ? ORDINARY : {});
    expect(program.answer.error).toMatch(/data folder .* cannot be written \(EACCES\)\. Start as the user to whom it belongs, or set DATA_DIR/);
  });
});

describe('DATABASE_URL', () => {
  it('takes the place of the embedded server', async () => {
    const database = await startDatabase({ dataDir, databaseUrl: testAdminUrl() });
    expect(database).toMatchObject({ url: testAdminUrl(), pid: undefined });
    await database.stop();
    expect(await ask(testAdminUrl(), 'select 1')).toBe(1);
    expect(existsSync(dataDir)).toBe(false);
  });

  it('says in one sentence that nobody answers there, without the password', async () => {
    const attempt = startDatabase({ dataDir, databaseUrl: 'postgresql://user:secret@127.0.0.1:1/none' });
    await expect(attempt).rejects.toThrow(/^DATABASE_URL: no connection \(connect ECONNREFUSED 127\.0\.0\.1:1\)\.$/);
  });
});
