import { FIGURE_KEYS, type FigureKey, type FigureStep } from '@guanjia/domain';
import type { FigurePoint } from '@guanjia/schema';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fillDemo } from '../demo/fill-demo.js';
import { tellHistory } from '../demo/life/history.js';
import { startTestApi, type TestApi, type TestClient } from '../server/testing/test-api.js';
import { heaps, placeOf, plainPoint, type PlainPoint } from './testing/plain-count.js';
import { dimensionsFor, filtered, pairs, passes, single, type Request } from './testing/requests.js';
import { plainRecords, type PlainRecord } from './testing/plain-records.js';
import { readRawRows, type RawRows } from './testing/raw-rows.js';

/** So much of the demo's year: `RECOUNT_DAYS=365` tells all of it. */
const DAYS = Number(process.env['RECOUNT_DAYS'] ?? 16);
vi.setConfig({ testTimeout: 600_000, hookTimeout: 3_600_000 });

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

/** Who asks: what they may see, and of which of their centres they ask; null: of all, by naming none. */
interface Asker {
  readonly client: TestClient;
  readonly audiences: readonly string[];
  readonly ownCentreIds: readonly string[];
  readonly centreIds: readonly string[] | null;
}
const sees = ({ audiences, ownCentreIds, centreIds }: Asker) => (record: PlainRecord) => audiences.includes(record.audience) && (centreIds ?? ownCentreIds).includes(record.by.CENTRE!);

const NUMBERED = 'select from figure_cursor c, journal_head h where c.seq = h.seq and not exists (select from journal where seq is null)';
async function lookAtRows(): Promise<void> {
  await vi.waitUntil(async () => (await api.database.pool.query(NUMBERED)).rows.length > 0, { timeout: 300_000, interval: 50 });
  raw = await readRawRows(api.database.pool);
}

/** All figures of the state of the rows that is in `raw`: both are asked again when something happened meanwhile (time goes on: steps are taken, duties arise). */
async function ask({ client, centreIds }: Asker, requests: readonly Request[]): Promise<Asked> {
  for (;;) {
    const { data, text } = await client.graphql(ASK, { input: { ...period, centreIds, figures: requests } });
    if (!data?.figures) throw new Error(text.slice(0, 500));
    const { throughSeq, behind, at, figures } = data.figures;
    if (behind === 0 && throughSeq === raw.seq) return { at: new Date(at), points: requests.flatMap((request, n) => (figures[n].points as FigurePoint[]).map((point) => ({ request, point }))) };
    await lookAtRows();
  }
}

const nameOf = ({ key, by, step, filters }: Request) => [key, 'by', step, ...by, ...filters.map(({ dimension, keys }) => `${dimension} in ${keys.join(', ')}`)].join(' ');
const inWords = ({ numerator, denominator, value, p90 }: PlainPoint) => `${numerator}/${denominator} = ${value}, ${p90}`;
const spanOf = (step: FigureStep) => (month: string) => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return { MONTH: month, QUARTER: `${year}-Q${Math.ceil(number / 3)}`, YEAR: String(year), WHOLE: `${period.from}/${period.until}` }[step];
};

function countedBy(asker: Asker, requests: readonly Request[], at: Date): Map<string, string> {
  const isSeen = sees(asker);
  const records = new Map([...new Set(requests.map(({ key }) => key))].map((key) => [key, plainRecords(key, raw, at).filter((record) => isSeen(record) && record.month >= period.from && record.month <= period.until)]));
  return new Map(requests.flatMap((request) => {
    const { key, by, step, filters } = request;
    const points = [...heaps(records.get(key)!.filter(passes(filters)), by, spanOf(step))].map(([place, heap]) => [place, plainPoint(key, heap)] as const);
    return points.filter(([, { denominator }]) => denominator > 0).map(([place, point]) => [`${nameOf(request)}: ${place}`, inWords(point)] as const);
  }));
}

/** Asks, counts, and compares point by point; answers the places that have records. */
async function compare(asker: Asker, requests: readonly Request[]): Promise<Set<string>> {
  const wrong: string[] = [];
  const compared = new Set<string>();
  for (let n = 0; n < requests.length; n += AT_ONCE) {
    const together = requests.slice(n, n + AT_ONCE);
    const { at, points } = await ask(asker, together);
    const told = new Map(points.filter(({ point }) => point.denominator > 0).map(({ request, point: { period: span, groups, ...point } }) => [`${nameOf(request)}: ${placeOf(span, groups.map(({ key }) => key))}`, inWords(point)]));
    const plain = countedBy(asker, together, at);
    for (const place of new Set([...told.keys(), ...plain.keys()])) {
      compared.add(place);
      if (told.get(place) !== plain.get(place)) wrong.push(`${place}: told ${told.get(place)}, counted ${plain.get(place)}`);
    }
  }
  expect(wrong).toEqual([]);
  return compared;
}

const figuresIn = (places: ReadonlySet<string>) => new Set([...places].map((place) => place.split(' ')[0]));

interface Seer {
  readonly login: string;
  readonly audiences: readonly string[];
  /** At so many centres; who holds a post at fewer is given it at more. */
  readonly at: 1 | 2 | 3;
  /** Of how many of them is asked, by name; null: of all, by naming none. */
  readonly of: readonly (1 | 2 | null)[];
}
const OWN = ['CENTRE', 'CONFIDENTIAL', 'CALLBACKS'];
/** The general manager sees everything, by persons too; supervisors and managers not what is the complaint centre's and the inspectors' own. */
const SEERS: readonly Seer[] = [
  { login: 'gm', audiences: ['QUALITY', 'COMPLAINT_CENTRE', ...OWN], at: 3, of: [null, 2, 1] },
  { login: 'supervisor.1', audiences: OWN, at: 3, of: [null, 2, 1] },
  { login: 'supervisor.2', audiences: OWN, at: 2, of: [null] },
  { login: 'manager.2', audiences: OWN, at: 1, of: [null] },
];

const APPOINT = /* sql */ `
insert into post_holding (person_id, post, centre_id, held_from)
select p.id, h.post, c.id, app_now() - interval '1 day' from person p join post_holding h on h.person_id = p.id,
  lateral (select id from service_centre where id <> h.centre_id order by ordinal limit $2) c where p.login = $1 and h.centre_id is not null`;

describe.each(SEERS)('CP-40, CB-07 to CB-12: every figure recounted from the rows that the verbs wrote, as $login sees them at $at centres', ({ login, audiences, at: centres, of }) => {
  let all: Asker;
  const some = (n: 1 | 2 | null): Asker => ({ ...all, centreIds: n === null ? null : all.ownCentreIds.slice(-n) });
  const dimensions = dimensionsFor(!login.startsWith('supervisor'));
  beforeAll(async () => {
    await api.database.pool.query(APPOINT, [login, centres - 1]);
    const client = await api.as(login);
    const ownCentreIds: string[] = (await client.graphql('{ me { centres { id } } }')).data.me.centres.map(({ id }: { id: string }) => id);
    if (ownCentreIds.length !== centres) throw new Error(`${login} is at ${ownCentreIds.length} centres`);
    all = { client, audiences, ownCentreIds, centreIds: null };
    await lookAtRows();
  });

  describe.each(of)('of so many centres by name (null: of all, by naming none): %s', (n) => {
    it('each in each span, and by each of its dimensions and month', async () => {
      const compared = await compare(some(n), single(dimensions));
      // It compared something: in the company each figure has records.
      expect(figuresIn(compared).size).toBeGreaterThanOrEqual(login === 'gm' && n === null ? FIGURE_KEYS.length : 12);
      expect(compared.size).toBeGreaterThan(200);
    });

    it('by each two of its dimensions', async () => {
      const compared = await compare(some(n), pairs(dimensions));
      expect(figuresIn(compared).size).toBeGreaterThanOrEqual(12);
      expect(compared.size).toBeGreaterThan(1_000);
    });

    it('narrowed to one key and to some, of one dimension and of two', async () => {
      const asker = some(n);
      const compared = new Set<string>();
      // Figure by figure: the API lives in this process, and would not be heard while all are counted.
      for (const key of FIGURE_KEYS) {
        const records = plainRecords(key, raw, new Date()).filter(sees(asker));
        for (const place of await compare(asker, filtered(key, dimensions, records))) compared.add(place);
      }
      expect(figuresIn(compared).size).toBeGreaterThanOrEqual(12);
      expect(compared.size).toBeGreaterThan(500);
    });
  });

  it('each month’s number opens to the very records', async () => {
    const requests = FIGURE_KEYS.map((key): Request => ({ key, by: [], step: 'MONTH', filters: [] }));
    const { at, points } = await ask(all, requests);
    const opened = new Set<FigureKey>();
    for (const { request: { key }, point } of points.filter((one) => one.point.denominator > 0)) {
      const found: { id: string; inNumerator: boolean }[] = [];
      let page: Page | undefined;
      do {
        page = (await all.client.graphql(OPEN, { records: point.records, after: page?.edges.at(-1)?.cursor })).data.figureRecords as Page;
        found.push(...page.edges.map(({ node }) => node));
      } while (page.pageInfo.hasNextPage);
      expect([key, point.period, found.length, page?.totalCount]).toEqual([key, point.period, point.denominator, point.denominator]);
      expect(found.filter(({ inNumerator }) => inNumerator).length, key).toBe(point.numerator);
      const plain = plainRecords(key, raw, at).filter((record) => sees(all)(record) && record.month === point.period);
      const ids = new Map(plain.map(({ id, inNumerator }) => [id, inNumerator]));
      // Of what visits are owed of, as many are shown as are owed; of all else, all.
      if (key !== 'CALLBACK_RATE') expect(found.map(({ id }) => id).sort()).toEqual([...ids.keys()].sort());
      for (const { id, inNumerator } of found) expect([key, id, inNumerator]).toEqual([key, id, ids.get(id)]);
      opened.add(key);
    }
    expect(opened.size).toBeGreaterThan(12);
  });
});
