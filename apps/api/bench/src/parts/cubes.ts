import { openBenchDatabase, type BenchDatabase, type BenchServer } from '../bench-database.js';
import { drawCurves } from '../curves.js';
import { openDesk } from '../desk.js';
import { number, times } from '../figures.js';
import { fillFacts, limitsEach, seedPlaces, YEARS } from '../many-facts.js';
import { table, type ReportRow } from '../report.js';
import { measured, measuresOf, type Measure, type Measured } from './figure-pages.js';
import { folding } from './folding.js';

export const FIGURE_CURVES = 'benchmarks-figures.svg';

const SIZES = [10_000, 100_000, 1_000_000, 10_000_000];
const CENTRES = 100;
const GOAL = 1.5;

interface Point {
  readonly cases: number;
  readonly stored: string;
  readonly what: readonly Measure[];
  readonly all: readonly Measured[];
}

export interface FiguresSettings {
  readonly server: BenchServer;
  readonly upTo: number;
  readonly say: (words: string) => void;
}

/** What the pages of figures cost when a company's past grows, beside the same counted from facts; and what it costs to keep cubes. */
export async function cubes({ server, upTo, say }: FiguresSettings): Promise<{ table: string; drawing: string }> {
  const kept = await folding({ server, upTo, say });
  const bench = await openFigures(server);
  const points: Point[] = [];
  for (const cases of SIZES.filter((size) => size <= upTo)) {
    const began = performance.now();
    await fillFacts(bench.database.pool, cases, say);
    say(`facts of ${number(cases)} cases after ${number((performance.now() - began) / 1_000)} s`);
    points.push(await measurePages(bench, cases, say));
  }
  await bench.close();
  return reportOf(points, kept);
}

/** A company of many centres without any facts yet. */
export async function openFigures(server: BenchServer): Promise<BenchDatabase> {
  const bench = await openBenchDatabase(server, 4);
  const desk = await openDesk(bench, CENTRES, ['reception/p', 'complaints/s-k', 'callbacks/q']);
  await desk.close();
  await seedPlaces(bench.database.pool);
  return bench;
}

export async function measurePages(bench: BenchDatabase, cases: number, say: (words: string) => void): Promise<Point> {
  const what = await measuresOf(bench);
  const all: Measured[] = [];
  for (const measure of what) {
    all.push(await measured(measure));
    say(`${measure.what}: ${shown(all.at(-1)!)}`);
  }
  return { cases, what, all, stored: await storedIn(bench) };
}

export function reportOf(points: readonly Point[], kept: { readonly about: string; readonly rows: readonly ReportRow[] }): { table: string; drawing: string } {
  const [first] = points;
  const text = [
    `Facts of ${YEARS} years and ${CENTRES} centres, evenly spread, ${limitsEach(0)} time limits a case (${limitsEach(SIZES.at(-1)!)} at ${number(SIZES.at(-1)!)} cases), written by SQL; the cubes by the product's own sums. Each page as the dashboard asks for it, for the last whole year of the calendar and the year before. Naive: each figure of the page by a statement of its own over facts with an index by centre and month, nothing named, held to a target or opened; of the company's complaints: all facts read, as without an index. Growth: milliseconds against those of the smallest size.`,
    '',
    tableOf(points),
    '',
    '### Keeping the cubes',
    kept.about,
    '',
    table(kept.rows),
  ];
  const curves = first!.what.map(({ what }, n) => ({ name: what, points: points.map(({ cases, all }) => ({ x: cases, y: all[n]!.ms / first!.all[n]!.ms })) }));
  return { table: text.join('\n'), drawing: drawCurves(curves, { goal: GOAL, title: 'Cost of figures by number of cases, against 10,000' }) };
}

async function storedIn(bench: BenchDatabase): Promise<string> {
  const { rows } = await bench.database.pool.query<{ megabytes: number; cubes: number }>(`
    select sum(pg_total_relation_size(oid)) filter (where relname like '%\\_fact' and relkind = 'r')::float8 / 1e6 as megabytes, sum(reltuples) filter (where relname like '%\\_cube')::float8 as cubes
    from pg_class where relname ~ '_(fact|cube)$' and relkind = 'r' and relname not like 'frozen%'`);
  return `${number(rows[0]!.megabytes)} MB, ${number(rows[0]!.cubes)} rows`;
}

const digits = (ms: number) => number(ms, ms < 100 ? 1 : 0);
function shown({ ms, naiveMs }: Measured): string {
  return naiveMs === null ? `${digits(ms)} ms` : `${digits(ms)} ms, naive ${digits(naiveMs)}: ${times(naiveMs / ms)}`;
}

function tableOf(points: readonly Point[]): string {
  const [first, last] = [points[0]!, points.at(-1)!];
  const row = ({ what, goal, fromCubes }: Measure, n: number) => {
    const { ms, naiveMs } = last.all[n]!;
    const grown = ms / first.all[n]!.ms;
    const goals = [
      ...(goal === undefined ? [] : [`≥ ${goal} × the naive, ${naiveMs! / ms >= goal ? 'met' : '**missed**'}`]),
      ...(fromCubes ? [`growth ≤ ${GOAL} ×, ${grown <= GOAL ? 'met' : '**missed**'}`] : []),
    ];
    return `| ${what} | ${points.map(({ all }) => shown(all[n]!)).join(' | ')} | ${number(grown, 2)} × | ${goals.join('; ') || '–'} |`;
  };
  return [
    `| | ${points.map(({ cases }) => number(cases)).join(' | ')} | growth | goal |`,
    `|---|${points.map(() => '---|').join('')}---|---|`,
    ...first.what.map(row),
    `| facts; rows of cubes | ${points.map(({ stored }) => stored).join(' | ')} | | |`,
  ].join('\n');
}
