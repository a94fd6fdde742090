import { randomUUID } from 'node:crypto';
import type { FigureKey } from '@guanjia/domain';
import type { FreezeFiguresInput } from '@guanjia/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markConfidential } from '../cases/mark-confidential.js';
import { reopenCase } from '../cases/reopen-case.js';
import { idOf, type Login } from '../cases/testing/service-desk.js';
import { figureScopeOf } from './figure-scope.js';
import { freezeFigures } from './freeze-figures.js';
import { projectFigures } from './projection/project-figures.js';
import { openFigureHouse, type FigureHouse } from './projection/testing/figure-house.js';
import { readFigures } from './read-figures.js';
import { readRecords } from './read-records.js';
import { versionsOf } from './versions.js';

/** October to December 2027: what is counted in which month by the centre's clock, and what stays of it. */

let house: FigureHouse;
/** Received on 30 September at 23:59:59.999, settled at the last moment of October and the first of November. */
let [lastMoment, midnight]: string[] = [];
beforeAll(async () => {
  house = await openFigureHouse();
  await house.at('2027-09-30T23:59:59.999');
  [lastMoment, midnight] = await Promise.all([house.receive({ kind: 'REPAIR' }), house.receive({ kind: 'REPAIR' })]);
  await house.at('2027-10-01T00:00:00.000');
  await house.receive({ kind: 'INQUIRY' });
  await house.at('2027-10-31T23:59:59.999');
  await house.settle(lastMoment!);
  await house.at('2027-11-01T00:00:00.000');
  await house.settle(midnight!);
  await house.at('2027-11-02T09:00:00');
  await house.project();
}, 60_000);
afterAll(() => house.close());

const figure = async (key: FigureKey, from: string, until = from, more: object = {}) => (await readFigures(house.database, figureScopeOf(await house.viewer('zhao')), { from, until, ...more, figures: [{ key, ...more }] })).figures[0]!;
const counts = async (...asked: Parameters<typeof figure>) => (await figure(...asked)).points.map(({ period, numerator }) => [period, numerator]);
const frozen = async (key: FigureKey, versionId: string) => (await figure(key, '2027-10', '2027-10', { versionId })).points[0]!;
const freeze = async (changes: Partial<FreezeFiguresInput> = {}, login: Login = 'zhao') =>
  freezeFigures(house.desk, await house.viewer(login), { clientKey: randomUUID(), centreId: house.centreId, month: '2027-10', versions: 0, note: '', ...changes });
const said = async (...asked: Parameters<typeof freeze>) => (await freeze(...asked)).refusal?.message.en ?? 'done';

describe('The month is that of the centre’s clock', () => {
  it('a matter of the last millisecond of a month, quarter, year is of it, one of midnight of the next', async () => {
    expect(await counts('CASES', '2027-09', '2027-10')).toEqual([['2027-09', 2], ['2027-10', 1]]);
    expect(await counts('CASES', '2027-09', '2027-10', { step: 'QUARTER' })).toEqual([['2027-Q3', 2], ['2027-Q4', 1]]);
    expect(await counts('TIME_TO_SETTLE', '2027-10', '2027-11')).toEqual([['2027-10', 1], ['2027-11', 1]]);
    // 30 September 23:59:59.999 to 31 October 23:59:59.999 are 31 days; one millisecond more is no whole minute.
    expect((await figure('TIME_TO_SETTLE', '2027-10', '2027-11')).points.map(({ value }) => value)).toEqual([31 * 1440, 31 * 1440]);
    expect(await counts('CASES', '2026-12', '2027-01', { step: 'YEAR' })).toEqual([['2026', 0], ['2027', 0]]);
    const { points } = await figure('CALLBACK_RATE', '2027-10', '2027-11');
    expect(points.map(({ denominator }) => denominator)).toEqual([1, 1]);
  });
});

describe('Freezing', () => {
  let first: string;
  it('not while the month runs, not by who may not, not for a month that is none', async () => {
    expect(await said({ month: '2027-11' })).toMatch(/not over/);
    await expect(freeze({}, 'sun')).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    await expect(freeze({ centreId: house.otherCentreId })).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    await expect(freeze({ month: '2027-1' })).rejects.toMatchObject({ extensions: { field: 'month' } });
    await expect(freeze({ versions: -1 })).rejects.toMatchObject({ extensions: { field: 'versions' } });
  });

  it('keeps the facts of the month with their place in the journal; the same submission again is the same version', async () => {
    const clientKey = randomUUID();
    const [one, same] = [await freeze({ clientKey }), await freeze({ clientKey })];
    expect(one).toMatchObject({ refusal: null, version: { number: 1, month: '2027-10', centreId: house.centreId, frozenById: house.personIds.zhao, note: '' } });
    expect(same).toEqual(one);
    expect((await freeze({ clientKey, month: '2027-09' })).refusal!.message.en).toMatch(/new key/);
    first = one.version!.id;
    expect(await house.ask(`select facts, actor_id, audience from journal where type = 'FiguresFrozen'`)).toEqual([{ facts: { month: '2027-10', number: 1, versionId: first }, actor_id: house.personIds.zhao, audience: 'CENTRE' }]);
  });

  it('a later correction moves the live figure and leaves the frozen one, with its records', async () => {
    await house.project();
    const before = await frozen('TIME_TO_SETTLE', first);
    expect(before).toMatchObject({ numerator: 1, value: 31 * 1440 });
    idOf(await reopenCase(house.desk, await house.viewer('wang'), { clientKey: randomUUID(), caseId: lastMoment!, version: (await house.stored(lastMoment!)).version, reason: '又漏了' }));
    await house.project();
    expect(await counts('TIME_TO_SETTLE', '2027-10')).toEqual([['2027-10', 0]]);
    expect((await figure('CALLBACK_RATE', '2027-10')).points[0]!.denominator).toBe(0);
    expect(await frozen('TIME_TO_SETTLE', first)).toEqual(before);
    expect((await frozen('CALLBACK_RATE', first)).denominator).toBe(1);
    const opened = await readRecords(house.database, figureScopeOf(await house.viewer('zhao')), { records: before.records });
    expect(opened.edges.map(({ node }) => node.id)).toEqual([lastMoment]);
  });

  it('what was owed when it was frozen is not overdue later: a version is of its moment', async () => {
    const outcomes = async () => (await figure('TIME_LIMITS', '2027-10', '2027-10', { by: ['OUTCOME'], versionId: first })).points.map(({ groups, numerator }) => [groups[0]!.key, numerator]);
    const before = await outcomes();
    await house.at('2027-12-01T09:00:00');
    expect(await outcomes()).toEqual(before);
    await house.at('2027-11-02T09:00:00');
  });

  it('a second version says why, and only who has seen the first makes it', async () => {
    await house.project();
    await expect(freeze({ versions: 1 })).rejects.toMatchObject({ extensions: { field: 'note' } });
    expect(await said()).toMatch(/Somebody else/);
    expect(await said({ versions: 1, note: '一件重开' })).toBe('done');
    expect((await versionsOf(house.database.pool, [house.centreId])).map(({ number, note }) => [number, note])).toEqual([[2, '一件重开'], [1, '']]);
    const [second] = await versionsOf(house.database.pool, [house.centreId]);
    expect((await frozen('TIME_TO_SETTLE', second!.id)).numerator).toBe(0);
    expect((await frozen('TIME_TO_SETTLE', first)).numerator).toBe(1);
  });

  it('of several at once that have seen the same, one makes the next version', async () => {
    await house.project();
    const answers = await Promise.all(Array.from({ length: 4 }, () => said({ versions: 2, note: '再核' })));
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
    expect(answers.filter((answer) => /Somebody else/.test(answer))).toHaveLength(3);
  });

  it('not while something of the centre is not counted, and says so; it waits a moment for what is', async () => {
    await house.receive({ kind: 'REPAIR' });
    expect(await said({ month: '2027-09' })).toMatch(/Not all records/);
    // While it waits, the follower counts.
    const waiting = said({ month: '2027-09' });
    await house.follow();
    await projectFigures(house.database.pool);
    expect(await waiting).toBe('done');
  });

  it('HR-19: what is made confidential later is hidden in its versions from whoever may not see it, and from nobody else', async () => {
    const [inquiry] = await house.ask<{ id: string; version: number }>(`select id, version from service_case where kind = 'INQUIRY'`);
    const seen = async (login: Login) => (await readFigures(house.database, figureScopeOf(await house.viewer(login)), { from: '2027-10', until: '2027-10', versionId: first, figures: [{ key: 'CASES' }, { key: 'TIME_LIMITS' }] })).figures.map(({ points }) => points[0]!.numerator);
    const before = await seen('zhao');
    expect(await seen('sun')).toEqual(before);
    idOf(await markConfidential(house.desk, await house.viewer('zhao'), { clientKey: randomUUID(), caseId: inquiry!.id, version: inquiry!.version, reason: '涉密' }));
    expect(await seen('zhao')).toEqual(before);
    const [cases, limits] = await seen('sun');
    expect(cases).toBe(before![0]! - 1);
    expect(limits).toBeLessThan(before![1]!);
  });

  it('a version has its own month alone', async () => {
    const elsewhere = figure('CASES', '2027-09', '2027-10', { versionId: first });
    await expect(elsewhere).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT', field: 'versionId' } });
  });

  it('A21: a version of another centre is not found, nor what it opens to', async () => {
    const { records } = await frozen('CASES', first);
    const other = { centreIds: [house.otherCentreId], personCentreIds: [], audiences: ['CENTRE'] };
    await expect(readFigures(house.database, other, { from: '2027-10', until: '2027-10', versionId: first, figures: [{ key: 'CASES' }] })).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    await expect(readRecords(house.database, other, { records })).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  });

  it('a version stays as it is: no statement changes it, removes it or its facts', async () => {
    const tables = ['figure_version', 'frozen_case_fact', 'frozen_limit_fact', 'frozen_candidate_fact', 'frozen_visit_fact'];
    for (const table of tables) await expect(house.ask(`truncate ${table} cascade`), table).rejects.toThrow(/stays as it is/);
    for (const act of ['delete from frozen_case_fact', `update frozen_case_fact set kind = 'INQUIRY'`, 'update frozen_limit_fact set level = 3', `update figure_version set note = '改'`]) await expect(house.ask(act), act).rejects.toThrow(/stays as it is/);
    // PIPL: what somebody typed into the note may be blanked, nothing else.
    const redacting = (act: string) => house.ask(`select set_config('guanjia.redaction', 'on', true); ${act}`);
    await expect(redacting('update figure_version set number = number + 1')).rejects.toThrow(/stays as it is/);
    await redacting('update figure_version set note = note');
  });
});
