import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../database/testing/test-database.js';
import { ask, signIn } from './testing/ask.js';
import { until } from './testing/chance.js';
import { FaultHouse, LONG } from './testing/fault-house.js';

/** Debian's, for both machines that Node is built for. */
const LIBRARY = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map((machine) => `/usr/lib/${machine}/faketime/libfaketime.so.1`).find(existsSync);
if (LONG && !LIBRARY) console.warn('Lying clocks of whole processes are not tried: libfaketime is not installed (Debian: apt-get install faketime).');

/** `after` in a file that may be rewritten while the process runs; its monotonic clock goes on rightly. */
function lyingClock(folder: string, name: string, offset: string): Record<string, string> {
  const file = join(folder, name);
  writeFileSync(file, offset);
  return { LD_PRELOAD: LIBRARY!, FAKETIME_TIMESTAMP_FILE: file, FAKETIME_NO_CACHE: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1', DONT_FAKE_MONOTONIC: '1' };
}

const LATE = `{ cases(filter: { overdue: true }, first: 200) { totalCount edges { node { number obligations { rule status verdict dueAt overdueSince } } } } }`;

describe.skipIf(!LONG || !LIBRARY)("The API's clock lies, as libfaketime makes a whole process believe", () => {
  let test: Awaited<ReturnType<typeof createTestDatabase>>;
  let house: FaultHouse;
  const folder = mkdtempSync(join(tmpdir(), 'guanjia-clock-'));
  beforeAll(async () => {
    test = await createTestDatabase();
    house = await FaultHouse.open({ processes: 0, databaseUrl: test.url });
    await house.startApi(0);
  }, 120_000);
  afterAll(async () => {
    await house.close();
    await test.drop();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('G6, G1, G2: 400 days ahead and 400 behind, side by side with a right one: the same is overdue to all three, steps are taken once, and the recount holds', async () => {
    for (const [place, offset] of [[1, '+400d'], [2, '-400d']] as const) await house.startApi(place, lyingClock(folder, `api-${place}`, offset));
    const tell = async (place: number) => new Date((await fetch(`${house.apis[place]!.url}/healthz`)).headers.get('date')!).getTime();
    expect((await tell(1)) - (await tell(2)), 'the clocks do lie').toBeGreaterThan(799 * 86_400_000);

    await house.openForBusiness({ desks: 3 });
    await house.servedAgain(performance.now());
    await house.adjustClock(3 * 24 * 60);
    await house.servedAgain(performance.now());
    // One jumps back and forth under the work.
    for (const offset of ['-3d', '+90d', '-400d', '+0']) {
      writeFileSync(join(folder, 'api-2'), offset);
      await house.adjustClock(60);
      await house.servedAgain(performance.now());
    }
    console.info('with lying clocks:', await house.closeBusiness());

    const cookie = await house.cookieOf('supervisor.1');
    const seen = [];
    for (const api of house.apis) seen.push((await ask(api!.url, { query: LATE, cookie, withinMs: 20_000 })).data);
    expect(seen[0].cases.totalCount).toBeGreaterThan(0);
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[2]).toEqual(seen[0]);
  }, 240_000);

  it('G6: a session lives as long by a lying clock as by a right one', async () => {
    for (const api of house.apis) {
      const cookie = await signIn(api!.url, 'gm');
      for (const other of house.apis) await until('known everywhere', async () => (await ask(other!.url, { query: '{ me { id } }', cookie })).data?.me?.id !== undefined);
    }
  }, 60_000);
});
