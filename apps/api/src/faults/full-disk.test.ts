import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './testing/ask.js';
import { until } from './testing/chance.js';
import { FaultHouse, LONG } from './testing/fault-house.js';

const folder = mkdtempSync(join(tmpdir(), 'guanjia-disk-'));
const mounted = LONG && smallDisk();
if (LONG && !mounted) console.warn('The full disk is not tried: a small disk (tmpfs) can be mounted by root on Linux alone.');

function smallDisk(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=320m,mode=0777', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

let house: FaultHouse;
beforeAll(async () => {
  if (mounted) house = await FaultHouse.open({ processes: 1, dataDir: join(folder, 'data'), databaseSettings: ['max_wal_size=64MB', 'min_wal_size=32MB', 'wal_recycle=off'] });
}, 120_000);
afterAll(async () => {
  await house?.close();
  if (mounted) execFileSync('umount', ['-l', folder]);
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** Takes all the room that is left. */
function fillDisk(): void {
  const file = openSync(join(folder, 'filler'), 'a');
  const block = Buffer.alloc(65_536, 1);
  try {
    for (;;) writeSync(file, block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(file);
  }
}

describe.skipIf(!mounted)('A full disk under the database', () => {
  it('F5, G1: verbs are told 503 and nothing worse, it is not ready, and it heals by itself when there is room again', async () => {
    await house.openForBusiness({ desks: 4, withinMs: 4_000 });
    await house.servedAgain(performance.now());
    const api = house.apis[0]!;
    const readyz = async () => (await fetch(`${api.url}/readyz`)).status;
    const filling = setInterval(fillDisk, 50);
    const lostBefore = house.desks.map(({ lost }) => lost);
    await until('no desk can write any more', () => house.desks.every(({ lost }, n) => lost > lostBefore[n]! + 2), 120_000);
    const notReady = await until('it is not ready', async () => (await readyz()) === 503, 60_000);
    console.info(`not ready after ${Math.round(notReady)} ms: ${await (await fetch(`${api.url}/readyz`)).text()}`);
    for (const desk of house.desks) console.info(JSON.stringify(desk.lastLoss));
    expect((await fetch(`${api.url}/healthz`)).status).toBe(200);
    const cookie = await house.cookieOf('supervisor.1');
    await sleep(5_000);
    for (let n = 0; n < 3; n++) {
      const said = await ask(api.url, { query: '{ board { cursor } }', cookie }).catch(() => null);
      expect([200, 503]).toContain(said?.status);
    }
    clearInterval(filling);
    rmSync(join(folder, 'filler'));
    const freed = performance.now();
    const servedAfterMs = await house.servedAgain(freed, 60_000);
    await until('it is ready again', async () => (await readyz()) === 200);
    console.info(`room again: everybody served after ${servedAfterMs} ms;`, await house.closeBusiness());
  }, 300_000);
});
