import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { FIGURE_KEYS, FIGURES, type FigureDimension } from '@guanjia/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillDemo } from '../demo/fill-demo.js';
import { startTestApi, type TestApi } from '../server/testing/test-api.js';
import type { FigureScope } from './figure-scope.js';
import { rebuildFigures } from './projection/rebuild-figures.js';
import { readFigures } from './read-figures.js';
import { readRecords } from './read-records.js';
import { factsOf, sumUp, times } from './testing/laid-down-facts.js';

/** Each number of the demo's last days opens to exactly the records that it counts: every figure, by every dimension. */

let api: TestApi;
let everything: FigureScope;
let period: { from: string; until: string };
beforeAll(async () => {
  api = await startTestApi({ prepare: (services) => fillDemo(services) });
  const { pool } = api.database;
  const followed = 'select from callback_cursor c, journal_head h where c.seq = h.seq and not exists (select from journal where seq is null)';
  while ((await pool.query(followed)).rowCount === 0) await sleep(50);
  const client = await pool.connect();
  await rebuildFigures(client).finally(() => client.release());
  const { rows } = await pool.query<{ centreIds: string[]; from: string; until: string }>(
    `select (select array_agg(id::text) from service_centre) as "centreIds", to_char(app_now() - interval '3 months', 'YYYY-MM') as "from", to_char(app_now() + interval '13 months', 'YYYY-MM') as until`);
  const { centreIds, ...months } = rows[0]!;
  period = months;
  // The last days are too few for a visit.
  await factsOf(pool, centreIds[0]!).visits([...times(3, { visited: `${months.from}-10T10:00:00`, at_home: true, satisfaction: 5 }), ...times(4, { visited: `${months.from}-11T10:00:00`, grp: 'COMPLAINT', satisfaction: 2 }), { visited: `${months.from}-12T10:00:00` }]);
  await sumUp(pool);
  everything = { centreIds, personCentreIds: centreIds, audiences: ['CENTRE', 'QUALITY', 'COMPLAINT_CENTRE', 'CONFIDENTIAL', 'CALLBACKS'] };
}, 120_000);
afterAll(() => api.end());

async function opened(records: string) {
  const nodes: { id: string; inNumerator: boolean }[] = [];
  for (let after: string | null = null; ; ) {
    const page = await readRecords(api.database, everything, { records, first: 20, after });
    nodes.push(...page.edges.map(({ node }) => node));
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage) return { total: page.totalCount, listed: new Set(nodes.map(({ id }) => id)).size, numerator: nodes.filter(({ inNumerator }) => inNumerator).length, point: page.figure.points[0]! };
  }
}

const yearAfter = (month: string) => `${Number(month.slice(0, 4)) + 1}${month.slice(4)}`;

describe('A number opens to its records', () => {
  it.each(FIGURE_KEYS)('%s, as it is and as the number of a year before', async (key) => {
    let counted = 0;
    for (const by of [[], ...FIGURES[key].dimensions.map((dimension): FigureDimension[] => [dimension])]) {
      const request = { key, by, step: 'WHOLE' as const };
      const { figures } = await readFigures(api.database, everything, { ...period, figures: [request] });
      const { figures: yearLater } = await readFigures(api.database, everything, { from: yearAfter(period.from), until: yearAfter(period.until), lastYear: true, figures: [request] });
      for (const { records, numerator, denominator, groups, value } of figures[0]!.points) {
        const { point, ...found } = await opened(records);
        const where = `${key} by ${by.join()} ${groups.map((group) => group.key).join()}`;
        expect(found, where).toEqual({ total: denominator, listed: denominator, numerator });
        expect(point, where).toMatchObject({ numerator, denominator, value, groups });
        // The number of a year before opens to the same records as the number of then.
        const { before } = yearLater[0]!.points.find((one) => isDeepStrictEqual(one.groups, groups))!;
        expect(before, where).toEqual({ value, numerator, denominator, records });
        counted += denominator;
      }
    }
    expect(counted).toBeGreaterThan(0);
  }, 120_000);

  it('and every group adds up to the whole, where a record has one', async () => {
    for (const key of FIGURE_KEYS) {
      const { figures } = await readFigures(api.database, everything, { ...period, figures: [{ key, step: 'WHOLE' }, ...FIGURES[key].dimensions.map((dimension) => ({ key, step: 'WHOLE' as const, by: [dimension] }))] });
      const sum = ({ points }: (typeof figures)[number]) => [points.reduce((total, { numerator }) => total + numerator, 0), points.reduce((total, { denominator }) => total + denominator, 0)];
      for (const figure of figures) expect(sum(figure), `${key} by ${figure.by.join()}`).toEqual(sum(figures[0]!));
    }
  });
});

describe('Over the wire', () => {
  it('a page in one request, its records and the versions, with everything that can be selected', async () => {
    const supervisor = await api.as('supervisor.1');
    const { data, errors } = await supervisor.graphql(
      `query ($input: FiguresInput!) { figures(input: $input) { throughSeq behind at figures { key name { zh en } unit basis counts { zh } of { zh } exclusions { en } target clause { source section words { zh } } by step
         points { period groups { dimension key name { zh } } value numerator denominator p90 gap before { value numerator denominator records } records } } } }`,
      { input: { ...period, lastYear: true, figures: [{ key: 'CASES', step: 'WHOLE' }, { key: 'ATTAINMENT', by: ['RULE', 'STRENGTH'], step: 'QUARTER' }, { key: 'HOME_VISIT_SHARE' }] } });
    expect(errors).toBeUndefined();
    const [cases] = data.figures.figures;
    expect(cases.points).toHaveLength(1);
    const records = await supervisor.graphql('query ($records: String!) { figureRecords(records: $records, first: 3) { totalCount pageInfo { hasNextPage endCursor } figure { key points { numerator } } edges { cursor node { id path number what { zh } centre { id code } at inNumerator minutes } } } }', { records: cases.points[0].records });
    expect(records.errors).toBeUndefined();
    expect(records.data.figureRecords).toMatchObject({ totalCount: cases.points[0].numerator, figure: { points: [{ numerator: cases.points[0].numerator }] } });
    const { data: me } = await supervisor.graphql('{ me { centres { id } } }');
    expect((await supervisor.graphql(`{ figureVersions(centreId: "${me.me.centres[0].id}") { id centre { id } month number frozenAt frozenBy { id } throughSeq note } }`)).data).toEqual({ figureVersions: [] });
    expect((await (await api.as('reception.1')).graphql(`{ figureVersions(centreId: "${me.me.centres[0].id}") { id } }`)).errors![0]!.extensions!.code).toBe('FORBIDDEN');
  });
});
