import type { FiguresInput } from '@guanjia/schema';
import { readAlerts } from '../../../dist/figures/alerts/read-alerts.js';
import type { FigureScope } from '../../../dist/figures/figure-scope.js';
import { readFigures } from '../../../dist/figures/read-figures.js';
import { readRecords } from '../../../dist/figures/read-records.js';
import type { BenchDatabase } from '../bench-database.js';
import { inTurn, median } from '../figures.js';
import { countFromFacts, readAllCases } from '../naive/count-from-facts.js';
import { pageRequests } from '../page-requests.js';

/** Rounds are made for so long, one at least; with a second one the first counts for nothing: it warms up. */
const BUDGET_MS = 6_000;
const MOST_ROUNDS = 16;

export interface Measure {
  readonly what: string;
  readonly product: () => Promise<unknown>;
  /** The same from facts, without cubes. */
  readonly naive?: () => Promise<unknown>;
  /** At the largest size, against the naive. */
  readonly goal?: number;
  /** Nothing of it is counted record by record, so that it should not grow. */
  readonly fromCubes?: true;
}

export interface Measured {
  readonly ms: number;
  readonly naiveMs: number | null;
}

/** What the pages of figures read, by the API's own functions. */
export async function measuresOf({ database }: BenchDatabase): Promise<Measure[]> {
  const { pool } = database;
  const centreIds = (await pool.query<{ id: string }>('select id from service_centre order by code')).rows.map(({ id }) => id);
  const { rows } = await pool.query<{ today: string }>(`select to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM') as today`);
  const pages = await pageRequests(rows[0]!.today);
  const own = centreIds[0]!;
  const scopeOf = (ids: readonly string[]): FigureScope => ({ centreIds: ids, audiences: ['CENTRE'], personCentreIds: [] });
  const [centre, company] = [scopeOf([own]), scopeOf(centreIds)];
  const page = (scope: FigureScope, inputs: readonly FiguresInput[]) => ({
    product: async () => {
      for (const input of inputs) await readFigures(database, scope, input);
    },
    naive: () => countFromFacts(pool, scope, inputs),
  });
  const opened = async (scope: FigureScope) => {
    const { figures } = await readFigures(database, scope, pages.opened(scope.centreIds));
    return figures[0]!.points[0]!.records;
  };
  const records = async (scope: FigureScope) => {
    const selector = await opened(scope);
    return () => readRecords(database, scope, { records: selector, first: 50 });
  };
  const [year] = pages.one(centreIds);
  return [
    { what: 'complaints by category, a centre', ...page(centre, pages.one([own])), goal: 4, fromCubes: true },
    { what: 'complaints by category, company', ...page(company, pages.one(centreIds)), naive: () => readAllCases(pool, year!), goal: 100, fromCubes: true },
    { what: 'overview of a centre, a year', ...page(centre, pages.ofCentre(own)), goal: 4 },
    { what: 'overview of the company, a year', ...page(company, pages.ofCompany(centreIds)) },
    { what: 'time limits kept, a centre', ...page(centre, pages.ofLimits([own])) },
    { what: 'time limits kept, the company', ...page(company, pages.ofLimits(centreIds)) },
    { what: 'complaints, a centre', ...page(centre, pages.ofComplaints(own)), fromCubes: true },
    { what: 'rates of callbacks, a centre', ...page(centre, pages.ofCallbacks(own)), fromCubes: true },
    { what: 'records of a number, a centre', product: await records(centre) },
    { what: 'records of a number, the company', product: await records(company) },
    { what: 'alerts of a centre', product: () => readAlerts(database, centre) },
    { what: 'alerts of the company', product: () => readAlerts(database, company) },
  ];
}

export async function measured({ product, naive }: Measure): Promise<Measured> {
  const all = { product: [] as number[], naive: [] as number[] };
  const until = performance.now() + BUDGET_MS;
  while (all.product.length === 0 || (all.product.length < MOST_ROUNDS && performance.now() < until)) {
    const round = await inTurn(1, { product, naive: naive ?? (async () => undefined) });
    for (const name of ['product', 'naive'] as const) all[name].push(...round[name]);
  }
  const typical = (values: readonly number[]) => median(values.length > 1 ? values.slice(1) : values);
  return { ms: typical(all.product), naiveMs: naive ? typical(all.naive) : null };
}
