import { FIGURE_KEYS, FIGURES } from '@guanjia/domain';
import type { FigureRequestInput, FiguresInput } from '@guanjia/schema';
import { GraphQLError } from 'graphql';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markConfidential } from '../cases/mark-confidential.js';
import { idOf, type Login } from '../cases/testing/service-desk.js';
import { figureScopeOf } from './figure-scope.js';
import { openFigureHouse, type FigureHouse } from './projection/testing/figure-house.js';
import { readFigures } from './read-figures.js';
import { readRecords } from './read-records.js';

let house: FigureHouse;
/** Of March 2027 at the first centre: two ordinary complaints and a confidential one; one complaint at the other centre. */
let confidential: string;
let elsewhere: string;
beforeAll(async () => {
  house = await openFigureHouse();
  await house.at('2027-03-05T09:00:00');
  await house.receive();
  await house.receive();
  confidential = await house.receive();
  elsewhere = await house.receive();
  await house.ask('update service_case set centre_id = $2, unit_id = $3, resident_id = null where id = $1', [elsewhere, house.otherCentreId, house.otherUnitId]);
  await house.ask('update obligation set centre_id = $2 where subject_id = $1', [elsewhere, house.otherCentreId]);
  idOf(await markConfidential(house.desk, await house.viewer('zhao'), { clientKey: randomUUID(), caseId: confidential, version: (await house.stored(confidential)).version, reason: '涉密' }));
  await house.project();
}, 60_000);
afterAll(() => house.close());

const MARCH = { from: '2027-03', until: '2027-03' };
const ask = async (login: Login, request: FigureRequestInput = { key: 'COMPLAINTS' }, more: Partial<FiguresInput> = {}) => {
  const scope = figureScopeOf(await house.viewer(login));
  return (await readFigures(house.database, scope, { ...MARCH, ...more, figures: [request] })).figures[0]!;
};
const open = async (login: Login, records: string, more: object = {}) => readRecords(house.database, figureScopeOf(await house.viewer(login)), { records, ...more });
const idsOf = ({ edges }: Awaited<ReturnType<typeof open>>) => edges.map(({ node }) => node.id);
const total = async (login: Login, more: Partial<FiguresInput> = {}) => (await ask(login, undefined, more)).points[0]!.numerator;

describe('Scope and audience', () => {
  it('each counts what they may see: the confidential one for who answers for the centre, the other centre for the company alone', async () => {
    expect([await total('wu'), await total('zhao'), await total('sun')]).toEqual([4, 3, 2]);
    expect(await total('sun', { centreIds: [house.otherCentreId] })).toBe(0);
    expect(await total('wu', { centreIds: [house.otherCentreId] })).toBe(1);
  });

  it('a number opens to as many records as it says, for whoever opens it as many as they may see', async () => {
    const { records } = (await ask('wu')).points[0]!;
    expect((await open('wu', records)).totalCount).toBe(4);
    const own = await open('sun', records);
    expect({ total: own.totalCount, point: own.figure.points[0]!.numerator }).toEqual({ total: 2, point: 2 });
    expect(idsOf(own)).not.toContain(confidential);
    expect(idsOf(own)).not.toContain(elsewhere);
  });

  it('so does the number of a year before', async () => {
    const march = { from: '2028-03', until: '2028-03', lastYear: true };
    const { before } = (await ask('wu', undefined, march)).points[0]!;
    expect([before!.denominator, (await open('wu', before!.records)).totalCount]).toEqual([4, 4]);
    const own = await open('sun', before!.records);
    expect({ total: own.totalCount, point: own.figure.points[0]!.numerator }).toEqual({ total: 2, point: 2 });
    expect(idsOf(own)).not.toContain(confidential);
    expect(idsOf(own)).not.toContain(elsewhere);
    const there = (await ask('wu', undefined, { ...march, centreIds: [house.otherCentreId] })).points[0]!.before!;
    expect([there.denominator, (await open('wu', there.records)).totalCount, (await open('sun', there.records)).totalCount]).toEqual([1, 1, 0]);
    const persons = (await ask('zhao', { key: 'CASES', by: ['PERSON'] }, march)).points.map(({ before: one }) => one!.records);
    expect(persons.length).toBeGreaterThan(0);
    await expect(open('sun', persons[0]!)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });

  it('a selector of another centre opens to nothing, and says nothing of what is there', async () => {
    const byCentre = await ask('wu', { key: 'COMPLAINTS', by: ['CENTRE'] });
    const there = byCentre.points.find(({ groups }) => groups[0]!.key === house.otherCentreId)!;
    for (const records of [there.records, (await ask('wu', undefined, { centreIds: [house.otherCentreId] })).points[0]!.records]) {
      const opened = await open('sun', records);
      expect({ edges: opened.edges, total: opened.totalCount, counts: opened.figure.points.map(({ numerator }) => numerator) }).toEqual({ edges: [], total: 0, counts: [0] });
    }
  });

  it('person by person asks for its right at every centre that is counted, when asked and when opened', async () => {
    expect((await ask('zhao', { key: 'CASES', by: ['PERSON'] })).points.length).toBeGreaterThan(0);
    await expect(ask('sun', { key: 'CASES', by: ['PERSON'] })).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    await expect(ask('sun', { key: 'CASES', filters: [{ dimension: 'PERSON', keys: [''] }] })).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    const { records } = (await ask('zhao', { key: 'CASES', by: ['PERSON'] })).points[0]!;
    await expect(open('sun', records)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });
});

describe('Records', () => {
  it('in the order of their moments, page by page, each once, with where to look at it', async () => {
    const { records } = (await ask('zhao')).points[0]!;
    const first = await open('zhao', records, { first: 2 });
    const second = await open('zhao', records, { first: 2, after: first.pageInfo.endCursor });
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage, first.totalCount]).toEqual([true, false, 3]);
    expect(new Set([...idsOf(first), ...idsOf(second)]).size).toBe(3);
    const { node } = first.edges[0]!;
    const { number } = await house.stored(node.id);
    expect(node).toMatchObject({ path: `/cases/${number}`, number, what: { zh: '投诉', en: 'complaint' }, centreId: house.centreId, at: new Date('2027-03-05T09:00:00+08:00'), inNumerator: true, minutes: null });
  });

  it('limits lead to their matter and are named by their rule', async () => {
    const { points } = await ask('zhao', { key: 'TIME_LIMITS', by: ['RULE'], step: 'WHOLE' }, { until: '2027-12' });
    expect(points.every(({ groups }) => groups[0]!.name.zh !== groups[0]!.key)).toBe(true);
    const { edges } = await open('zhao', points[0]!.records);
    expect(edges[0]!.node).toMatchObject({ path: expect.stringMatching(/^\/cases\/YH-/), what: points[0]!.groups[0]!.name });
  });
});

const UNASKABLE: readonly [string, Partial<FiguresInput>][] = [
  ['no month', { from: '2027-3' }], ['a month that is none', { from: '2027-13' }], ['SQL', { until: `2027-03'; drop table case_fact; --` }], ['the end before the beginning', { from: '2027-04' }],
  ['more than 36 months', { from: '2024-03' }], ['25 figures', { figures: Array.from({ length: 25 }, () => ({ key: 'CASES' as const })) }],
  ['four dimensions', { figures: [{ key: 'CASES', by: ['KIND', 'CATEGORY', 'SEVERITY', 'VALIDITY'] }] }], ['one dimension twice', { figures: [{ key: 'CASES', by: ['KIND', 'KIND'] }] }],
  ['a dimension that it does not have', { figures: [{ key: 'CALLBACK_RATE', by: ['KIND'] }] }], ['a filter that it does not have', { figures: [{ key: 'CALLBACK_RATE', filters: [{ dimension: 'RULE', keys: ['CP-05'] }] }] }],
  ['a kind that is none', { figures: [{ key: 'CASES', filters: [{ dimension: 'KIND', keys: ['WISH'] }] }] }], ['an hour that is none', { figures: [{ key: 'CASES', filters: [{ dimension: 'HOUR', keys: ['24'] }] }] }],
  ['a building that is no id', { figures: [{ key: 'CASES', filters: [{ dimension: 'BUILDING', keys: [`' or true`] }] }] }], ['NUL', { figures: [{ key: 'CASES', filters: [{ dimension: 'CATEGORY', keys: ['\0'] }] }] }],
  ['no keys', { figures: [{ key: 'CASES', filters: [{ dimension: 'KIND', keys: [] }] }] }], ['a centre that is no id', { centreIds: ['YH'] }], ['last year of a version', { lastYear: true, versionId: '019a0000-0000-7000-8000-000000000000' }],
];

describe('What cannot be asked is refused in both languages', () => {
  it.each(UNASKABLE)('%s', async (_what, input) => {
    const scope = figureScopeOf(await house.viewer('zhao'));
    const refused = await readFigures(house.database, scope, { ...MARCH, figures: [{ key: 'CASES' }], ...input }).then(() => null, (error: GraphQLError) => error);
    expect(refused).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', messages: { zh: expect.stringMatching(/[\u4e00-\u9fff]/), en: expect.any(String) } } });
  });

  it('a version that does not exist is not found', async () => {
    await expect(ask('zhao', undefined, { versionId: randomUUID() })).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  });

  const selector = (content: unknown) => Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)).toString('base64url');
  const GOOD = { f: 'COMPLAINTS', s: 'MONTH', m: ['2027-03', '2027-03'], g: [], w: [] };
  const HOSTILE: readonly [string, string][] = [
    ['nothing', ''], ['no base64', '%%%'], ['no JSON', selector('{')], ['null', selector('null')], ['another shape', selector({ ...GOOD, x: 1 })], ['__proto__', selector('{"__proto__": {"f": "CASES"}}')],
    ['a figure that is none', selector({ ...GOOD, f: 'constructor' })], ['a span longer than its step', selector({ ...GOOD, m: ['2027-03', '2027-04'] })], ['a span that is none', selector({ ...GOOD, m: ['2027-03', '0000-01'] })],
    ['too many months', selector({ ...GOOD, s: 'WHOLE', m: ['1990-01', '2027-03'] })], ['a dimension that it does not have', selector({ ...GOOD, g: [['RULE', 'x']] })], ['SQL as a key', selector({ ...GOOD, g: [['CENTRE', `') or true--`]] })],
    ['a million keys', selector({ ...GOOD, w: [['CATEGORY', Array.from({ length: 100_000 }, () => 'x')]] })], ['NUL', selector({ ...GOOD, w: [['CATEGORY', ['\0']]] })], ['no id', selector({ ...GOOD, c: ['x'] })],
    ['deep nesting', selector('['.repeat(20_000))],
  ];
  it.each(HOSTILE)('a selector with %s', async (_what, records) => {
    await expect(open('zhao', records)).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT', field: 'records' } });
  });

  it('but the plain one is none of these, and its pages have their limits', async () => {
    expect((await open('zhao', selector(GOOD), { first: 100_000 })).totalCount).toBe(3);
    await expect(open('zhao', selector(GOOD), { first: 0 })).rejects.toMatchObject({ extensions: { field: 'first' } });
    await expect(open('zhao', selector(GOOD), { after: 'x' })).rejects.toMatchObject({ extensions: { field: 'after' } });
    expect((await open('zhao', selector(GOOD), { after: Buffer.from(`9000000000000000|${randomUUID()}`).toString('base64url') })).edges).toEqual([]);
  });

  it('more than anybody could read is not held in memory', async () => {
    await house.ask(
      `insert into case_fact (case_id, centre_id, audience, kind, category, post, received_at, received_month, received_weekday, received_hour, reopened, repeated, collective)
       select gen_random_uuid(), $1, 'CENTRE', 'OPINION', n::text, 'CS_SUPERVISOR', '2028-01-01T09:00:00+08:00', '2028-01-01', 6, 9, 0, false, false from generate_series(1, 30001) n`, [house.centreId]);
    const finely = (keys: string[]) => ask('zhao', { key: 'CASES', by: ['CATEGORY', 'POST'], filters: [{ dimension: 'KIND', keys }] }, { from: '2028-01', until: '2028-01' });
    await expect(finely(['OPINION'])).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT', field: 'figures' } });
    expect((await finely(['REPAIR'])).points).toEqual([]);
  });

  it('every figure can be told apart by each dimension that it is said to have', async () => {
    for (const key of FIGURE_KEYS) for (const dimension of FIGURES[key].dimensions) expect((await ask('zhao', { key, by: [dimension] })).by, `${key} by ${dimension}`).toEqual([dimension]);
  });
});
