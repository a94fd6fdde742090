import { join } from 'node:path';
import { sweepBatch } from '../../../dist/obligations/sweep.js';
import { startDatabase } from '../../../dist/database/embedded/start-database.js';
import { boardSnapshot } from '../../../dist/board/board-snapshot.js';
import { listCases } from '../../../dist/cases/list-cases.js';
import { drawCurves } from '../curves.js';
import { openBenchDatabase, type BenchDatabase } from '../bench-database.js';
import { openDesk, type BenchDesk } from '../desk.js';
import { inTurn, median, number } from '../figures.js';
import { closeWhatIsOpen, fillCases, openSome, RARE_WORD } from '../many-cases.js';
import { openObligations } from '../many-obligations.js';
import { openSweeping } from './sweeping.js';

export const CURVES = 'benchmarks-growth.svg';

const SIZES = [10_000, 100_000, 1_000_000, 10_000_000];
const OPEN_CASES = 500;
const DUE = 2_000;
const GOAL = 1.5;

/** What is measured at each size, by its name in table and drawing; those with a goal are looked at by their growth. */
const MEASURED = {
  receive: 'open a case',
  empty: 'empty sweep',
  busy: 'sweep, a batch of 500 due',
  board: `board of ${OPEN_CASES} open cases`,
  latest: 'list of cases, newest first',
  rare: 'search, a word in 1 of 10,000 cases',
  common: 'search, a word in 1 of 12 cases',
} as const;
type Measure = keyof typeof MEASURED;

interface Point {
  readonly cases: number;
  readonly megabytes: number;
  readonly ms: Readonly<Record<Measure, number>>;
  /** Against `select 1` of the same moments, so that the machine's other work falls out. */
  readonly relative: Readonly<Record<Measure, number>>;
}

export interface GrowthSettings {
  readonly upTo: number;
  readonly databaseUrl: string | undefined;
  readonly say: (words: string) => void;
}

/** What grows when a company's past grows: the same questions over ten times as many settled cases, as often as asked for. */
export async function growth({ upTo, databaseUrl, say }: GrowthSettings): Promise<{ table: string; drawing: string }> {
  // A server of its own: while it is filled it does without fsync.
  const server = await startDatabase({ dataDir: join(import.meta.dirname, '../../../../../.guanjia/bench-growth'), databaseUrl, settings: ['max_wal_size=8GB', 'maintenance_work_mem=1GB', 'shared_buffers=1GB'] });
  const points: Point[] = [];
  try {
    const bench = await openBenchDatabase({ url: server.url, version: '', stop: () => server.stop() }, 4);
    const desk = await openDesk(bench, 10);
    let filled = 0;
    for (const size of SIZES.filter((one) => one <= upTo)) {
      const began = performance.now();
      await fillCases(bench.database.pool, filled, size, say);
      filled = size;
      say(`${number(size)} cases after ${number((performance.now() - began) / 1_000)} s`);
      points.push(await measure(bench, desk, size));
    }
    await desk.close();
    await bench.close();
  } finally {
    await server.stop();
  }
  return { table: tableOf(points), drawing: drawCurves(curvesOf(points), { goal: GOAL, title: 'Cost by number of cases, against 10,000' }) };
}

async function measure(bench: BenchDatabase, desk: BenchDesk, cases: number): Promise<Point> {
  const { database } = bench;
  const { pool } = database;
  const scope = { centreIds: desk.centreIds, audiences: ['CENTRE'] };
  const sweeping = await openSweeping(bench.url);
  await openSome(pool, OPEN_CASES);
  await openObligations(pool, DUE, `now() - interval '1 hour' + i * interval '1 ms'`);
  await pool.query('vacuum analyze service_case, obligation, journal');
  const one = () => pool.query({ name: 'one', text: 'select 1' });
  const search = (text?: string) => listCases(pool, { scope, filter: text === undefined ? null : { text }, first: 50 });
  const measured: [Measure, number, () => Promise<unknown>][] = [
    ['busy', DUE / 500, () => sweepBatch(sweeping.query)],
    ['empty', 500, () => sweeping.look()],
    ['receive', 300, () => desk.receive()],
    ['board', 20, () => boardSnapshot(database, scope)],
    ['latest', 20, () => search()],
    ['rare', 10, () => search(RARE_WORD)],
    ['common', 10, () => search('电梯')],
  ];
  const [ms, relative] = [{}, {}] as [Record<Measure, number>, Record<Measure, number>];
  for (const [name, rounds, work] of measured) {
    if (name === 'board') await closeWhatIsOpen(pool);
    if (name !== 'busy') await work();
    const both = await inTurn(rounds, { one, work });
    ms[name] = median(both.work);
    relative[name] = median(both.work) / median(both.one);
  }
  const megabytes = await bench.megabytes();
  await closeWhatIsOpen(pool, { also: 'kept' });
  await sweeping.close();
  return { cases, megabytes, ms, relative };
}

function tableOf(points: readonly Point[]): string {
  const [first, last] = [points[0]!, points.at(-1)!];
  const row = (name: Measure) => {
    const grown = last.relative[name] / first.relative[name];
    const judged = name === 'rare' || name === 'common' || name === 'latest' ? '–' : `≤ ${GOAL} ×, ${grown <= GOAL ? 'met' : '**missed**'}`;
    return `| ${MEASURED[name]} | ${points.map((point) => `${number(point.ms[name], 2)} ms`).join(' | ')} | ${number(grown, 2)} × | ${judged} |`;
  };
  return [
    `| | ${points.map(({ cases }) => number(cases)).join(' | ')} | growth | goal |`,
    `|---|${points.map(() => '---|').join('')}---|---|`,
    ...(Object.keys(MEASURED) as Measure[]).map(row),
    `| database | ${points.map(({ megabytes }) => `${number(megabytes)} MB`).join(' | ')} | | |`,
  ].join('\n');
}

function curvesOf(points: readonly Point[]) {
  return (Object.keys(MEASURED) as Measure[]).map((name) => ({ name: MEASURED[name], points: points.map(({ cases, relative }) => ({ x: cases, y: relative[name] / points[0]!.relative[name] })) }));
}
