import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACTS, doAct, type Act, type History } from './testing/acts.js';
import { openFigureHouse, type FigureHouse } from './testing/figure-house.js';

/** A longer run: HISTORIES=500 npx vitest run --project api src/figures/projection/random */
const RUNS = Number(process.env['HISTORIES'] ?? 40);

let house: FigureHouse;
let now = Date.parse('2027-03-01T09:00:00+08:00');
beforeAll(async () => {
  house = await openFigureHouse();
  await house.at(new Date(now).toISOString());
  await house.follow();
});
afterAll(() => house.close());

const done = new Set<string>();

/** One history after another in the same house, each with matters of its own, after figures that are known to be right. */
async function live(acts: readonly Act[]): Promise<void> {
  await house.rebuild();
  const history: History = { house, caseIds: [], now };
  for (const act of acts) if (await doAct(history, act)) done.add(act.act);
  now = history.now;
}

async function rebuiltIsIncremental(): Promise<void> {
  await house.project();
  const incremental = await house.storedFigures();
  expect(await house.check()).toMatchObject({ waiting: 0, differences: [] });
  const { facts } = await house.rebuild();
  expect(facts.map(({ table, corrected }) => ({ table, corrected }))).toEqual(facts.map(({ table }) => ({ table, corrected: 0 })));
  expect(await house.storedFigures()).toEqual(incremental);
}

type Step = readonly [keyof typeof ACTS, number];
/** So many that the lot cannot well fall on all of them. */
const REPAIRS = Array.from({ length: 5 }, (): Step[] => [['receivedLate', 3], ['settled', 0]]).flat();
const LOOKED: readonly Step[] = [['followed', 0], ['projected', 0]];
/** Each act where it can be done. */
const WHOLE: readonly Step[] = [
  ['received', 0], ['classified', 0], ['transferred', 0], ['paused', 0], ['resumed', 0], ['replied', 0], ['projected', 0], ['settled', 0], ...LOOKED, ['hidden', 0], ...LOOKED, ['shown', 0], ...LOOKED, ['tried', 0], ['visited', 0], ['confirmed', 0],
  ['receivedAgain', 0], ...REPAIRS, ...LOOKED, ['chosen', 0], ['projected', 0], ['visited', 0], ['visited', 1], ['reopened', 0], ...LOOKED, ['settled', 0], ['received', 1], ['cancelled', 0], ['received', 1], ['received', 5], ['merged', 0], ['received', 2],
  ['closed', 0], ['swept', 0], ['occasion', 0], ['occasion', 1], ['later', 2], ['later', 2], ['occasionEnded', 0], ['homeMoved', 0], ['imported', 0], ['imported', 1], ['swept', 0], ['audited', 0], ['later', 4], ['swept', 0], ['sealed', 0],
];

describe('Facts and cubes: rebuilt = incremental', () => {
  it('after a history in which everything happens that facts read of', async () => {
    await live(WHOLE.map(([act, n]) => ({ act, n })));
    expect(Object.keys(ACTS).filter((act) => !done.has(act))).toEqual([]);
    await rebuiltIsIncremental();
    for (const [table, rows] of Object.entries(await house.storedFigures())) expect(rows.length, table).toBeGreaterThan(1);
  }, 60_000);

  it('after any histories, wherever in between they were sealed, followed and counted', async () => {
    const names = Object.keys(ACTS) as (keyof typeof ACTS)[];
    const act = fc.record({ act: fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: fc.constantFrom<keyof typeof ACTS>('received', 'settled', 'classified', 'followed', 'projected') }), n: fc.nat({ max: 29 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), async (acts) => {
        await live(acts);
        await rebuiltIsIncremental();
      }),
      { numRuns: RUNS, interruptAfterTimeLimit: 45_000 },
    );
  }, 120_000);
});
