import { FIGURES, FIGURE_KEYS, type FigureDimension, type FigureKey, type FigureStep } from '@guanjia/domain';
import type { FigurePoint } from '@guanjia/schema';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fillDemo } from '../demo/fill-demo.js';
import { tellHistory } from '../demo/life/history.js';
import { startTestApi, type TestApi, type TestClient } from '../server/testing/test-api.js';
import { heaps, plainPoint, type PlainPoint } from './testing/plain-count.js';
import { plainRecords, type PlainRecord } from './testing/plain-records.js';
import { readRawRows, type RawRows } from './testing/raw-rows.js';

/** So much of the demo's year: `RECOUNT_DAYS=365` tells all of it. */
const DAYS = Number(process.env['RECOUNT_DAYS'] ?? 16);
vi.setConfig({ testTimeout: 600_000, hookTimeout: 3_600_000 });

interface Request {
  readonly key: FigureKey;
  readonly by: readonly FigureDimension[];
  readonly step: FigureStep;
}
/** Each figure by itself in each length of span, and by each of its dimensions. */
const REQUESTS: readonly Request[] = FIGURE_KEYS.flatMap((key): Request[] => [
  ...(['MONTH', 'QUARTER', 'YEAR', 'WHOLE'] as const).map((step) => ({ key, by: [], step })),
  ...FIGURES[key].dimensions.map((dimension) => ({ key, by: [dimension], step: 'MONTH' as const })),
]);
const AT_ONCE = 24;
const ASK = /* GraphQL */ `query ($input: FiguresInput!) { figures(input: $input) { throughSeq behind at figures { points { period numerator denominator value p90 records groups { key } } } } }`;
const OPEN = /* GraphQL */ `query ($records: String!, $after: String) { figureRecords(records: $records, first: 200, after: $after) { totalCount edges { cursor node { id inNumerator minutes } } pageInfo { hasNextPage } } }`;

let api: TestApi;
let raw: RawRows;
let period: { from: string; until: string };
beforeAll(async () => {
  api = await startTestApi({ prepare: (services) => fillDemo(services, { history: { days: DAYS, seed: 'guanjia' } }) });
  await tellHistory(api.database.url, { signal: new AbortController().signal });
  const { rows } = await api.database.pool.query<{ from: string; until: string }>(
    `select to_char(min(least(received_at, settled_at)) - interval '1 month', 'YYYY-MM') as from, to_char(app_now() + interval '2 months', 'YYYY-MM') as until from service_case`);
  period = rows[0]!;
});
afterAll(() => api.end());

interface Page {
  readonly totalCount: number;
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string; readonly inNumerator: boolean } }[];
  readonly pageInfo: { readonly hasNextPage: boolean };
}

interface Asked {
  readonly at: Date;
  readonly points: readonly { readonly request: Request; readonly point: FigurePoint }[];
}

/** All figures of one state of the rows: asked again when something happened meanwhile (time goes on: steps are taken, duties arise). */
async function ask(client: TestClient, requests: readonly Request[]): Promise<Asked> {
  for (;;) {
    await vi.waitUntil(async () => (await api.database.pool.query('select from figure_cursor c, journal_head h where c.seq = h.seq and not exists (select from journal where seq is null)')).rows.length > 0, { timeout: 300_000, interval: 50 });
    raw = await readRawRows(api.database.pool);
    const { data, text } = await client.graphql(ASK, { input: { ...period, figures: requests.map(({ key, by, step }) => ({ key, by, step })) } });
    if (!data?.figures) throw new Error(text.slice(0, 500));
    const { throughSeq, behind, at, figures } = data.figures;
    if (behind !== 0 || throughSeq !== raw.seq) continue;
    return { at: new Date(at), points: requests.flatMap((request, n) => (figures[n].points as FigurePoint[]).map((point) => ({ request, point }))) };
  }
}

const nameOf = ({ key, by, step }: Request) => `${key} by ${by[0] ?? step}`;
const inWords = ({ numerator, denominator, value, p90 }: PlainPoint) => `${numerator}/${denominator} = ${value}, ${p90}`;
const spanOf = (step: FigureStep) => (month: string) => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return { MONTH: month, QUARTER: `${year}-Q${Math.ceil(number / 3)}`, YEAR: String(year), WHOLE: `${period.from}/${period.until}` }[step];
};

interface Seer {
  readonly login: string;
  readonly audiences: readonly string[];
}
/** The general manager sees everything; a centre's manager that centre, without the complaint centre's and the inspectors' own. */
const SEERS: readonly Seer[] = [
  { login: 'gm', audiences: ['CENTRE', 'QUALITY', 'COMPLAINT_CENTRE', 'CONFIDENTIAL', 'CALLBACKS'] },
  { login: 'manager.2', audiences: ['CENTRE', 'CONFIDENTIAL', 'CALLBACKS'] },
];

function counted(requests: readonly Request[], at: Date, seen: (record: PlainRecord) => boolean) {
  const records = new Map([...new Set(requests.map(({ key }) => key))].map((key) => [key, plainRecords(key, raw, at).filter((record) => seen(record) && record.month >= period.from && record.month <= period.until)]));
  return requests.flatMap(({ key, by, step }) =>
    [...heaps(records.get(key)!, by[0] ?? null, spanOf(step))].map(([place, heap]): [string, PlainPoint] => [`${nameOf({ key, by, step })}: ${place}`, plainPoint(key, heap)]).filter(([, { denominator }]) => denominator > 0));
}

describe.each(SEERS)('CP-40, CB-07 to CB-12: every figure recounted from the rows that the verbs wrote, as $login sees them', ({ login, audiences }) => {
  let client: TestClient;
  let seen: (record: PlainRecord) => boolean;
  beforeAll(async () => {
    client = await api.as(login);
    const centreIds: string[] = (await client.graphql('{ me { centres { id } } }')).data.me.centres.map(({ id }: { id: string }) => id);
    seen = ({ audience, by }) => audiences.includes(audience) && centreIds.includes(by.CENTRE!);
  });

  it('each in each span, and by each of its dimensions and month', async () => {
    const wrong: string[] = [];
    const compared = new Set<string>();
    for (let n = 0; n < REQUESTS.length; n += AT_ONCE) {
      const requests = REQUESTS.slice(n, n + AT_ONCE);
      const { at, points } = await ask(client, requests);
      const told = new Map(points.filter(({ point }) => point.denominator > 0).map(({ request, point: { period: span, groups, ...point } }) => [`${nameOf(request)}: ${[span, ...groups.map(({ key }) => key)].join(' ').trim()}`, inWords(point)]));
      const plain = new Map(counted(requests, at, seen).map(([place, point]) => [place, inWords(point)]));
      for (const place of new Set([...told.keys(), ...plain.keys()])) {
        compared.add(place);
        if (told.get(place) !== plain.get(place)) wrong.push(`${place}: told ${told.get(place)}, counted ${plain.get(place)}`);
      }
    }
    expect(wrong).toEqual([]);
    // It compared something: in the company each figure has records.
    expect(new Set([...compared].map((place) => place.split(' ')[0])).size).toBeGreaterThanOrEqual(login === 'gm' ? FIGURE_KEYS.length : 12);
    expect(compared.size).toBeGreaterThan(200);
  });

  it('each month’s number opens to the very records', async () => {
    const requests = FIGURE_KEYS.map((key): Request => ({ key, by: [], step: 'MONTH' }));
    const { at, points } = await ask(client, requests);
    const opened = new Set<FigureKey>();
    for (const { request: { key }, point } of points.filter((one) => one.point.denominator > 0)) {
      const found: { id: string; inNumerator: boolean }[] = [];
      let page: Page | undefined;
      do {
        page = (await client.graphql(OPEN, { records: point.records, after: page?.edges.at(-1)?.cursor })).data.figureRecords as Page;
        found.push(...page.edges.map(({ node }) => node));
      } while (page.pageInfo.hasNextPage);
      expect([key, point.period, found.length, page?.totalCount]).toEqual([key, point.period, point.denominator, point.denominator]);
      expect(found.filter(({ inNumerator }) => inNumerator).length, key).toBe(point.numerator);
      const plain = plainRecords(key, raw, at).filter((record) => seen(record) && record.month === point.period);
      const ids = new Map(plain.map(({ id, inNumerator }) => [id, inNumerator]));
      // Of what visits are owed of, as many are shown as are owed; of all else, all.
      if (key !== 'CALLBACK_RATE') expect(found.map(({ id }) => id).sort()).toEqual([...ids.keys()].sort());
      for (const { id, inNumerator } of found) expect([key, id, inNumerator]).toEqual([key, id, ids.get(id)]);
      opened.add(key);
    }
    expect(opened.size).toBeGreaterThan(12);
  });
});
