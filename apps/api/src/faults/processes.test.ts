import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FaultHouse, LONG, SEED } from './testing/fault-house.js';

/** Minutes of it: FAULTS=long FAULTS_SEED=… npx vitest run --project api src/faults/processes */
const ROUNDS = LONG ? 12 : 1;
/** The promise; a machine that runs all other tests beside these may take longer. */
const RECOVERED_WITHIN_MS = LONG ? 10_000 : 30_000;

let house: FaultHouse;
beforeAll(async () => {
  house = await FaultHouse.open({ processes: 2 });
}, 120_000);
afterAll(() => house.close(), 60_000);

/** Each fault with the moment from which everybody must be served again. */
const FAULTS: Readonly<Record<string, () => Promise<number>>> = {
  'kill -9 of an API process': async () => {
    const place = house.chance() < 0.5 ? 0 : 1;
    const since = performance.now();
    await house.apis[place]!.kill();
    house.put(place, null);
    return since;
  },
  'SIGSTOP of an API process': async () => {
    const { pid } = house.apis.find((api) => api !== null)!;
    process.kill(pid, 'SIGSTOP');
    await sleep(1_500);
    process.kill(pid, 'SIGCONT');
    return performance.now();
  },
  'kill -9 of the database': async () => {
    process.kill(house.database!.pid!, 'SIGKILL');
    return performance.now();
  },
  'SIGSTOP of the database': async () => {
    house.signalDatabase('SIGSTOP');
    await sleep(2_000);
    house.signalDatabase('SIGCONT');
    return performance.now();
  },
  'restart of the database': async () => {
    process.kill(house.database!.pid!, 'SIGINT');
    return performance.now();
  },
};

describe(`Under load by two processes behind a balancer (seed ${SEED}, ${ROUNDS} rounds)`, () => {
  it('G1, G2, G3, F1, F2: whatever is killed or stopped, everybody is served again in time, and the recount holds', async () => {
    await house.openForBusiness({ desks: 4, withinMs: 4_000 });
    await house.servedAgain(performance.now());
    const took: Record<string, number[]> = {};
    for (let round = 0; round < ROUNDS; round++) {
      for (const [fault, happens] of Object.entries(FAULTS)) {
        const since = await happens();
        const ms = await house.servedAgain(since);
        (took[fault] ??= []).push(ms);
        for (const [place, api] of house.apis.entries()) if (api === null) await house.startApi(place);
        await house.adjustClock(30 + Math.floor(house.chance() * 300));
        await sleep(house.chance() * 300);
      }
    }
    const counted = await house.closeBusiness();
    console.info(`served again after ms: ${JSON.stringify(took)}; ${JSON.stringify(counted)}, ${house.desks.reduce((sum, { lost }) => sum + lost, 0)} tries lost, ${house.watchers.map(({ reader }) => reader.connects).join('+')} connects; seed ${SEED}`);
    expect(Math.max(...Object.values(took).flat())).toBeLessThan(RECOVERED_WITHIN_MS);
    expect(counted.alarms).toBeGreaterThan(0);
  }, 60_000 + ROUNDS * 90_000);
});
