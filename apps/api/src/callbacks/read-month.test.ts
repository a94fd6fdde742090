import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitmentOf, isDrawn, scoreOf, SCORES } from '@guanjia/domain';
import { scopeOf } from '../access/scope.js';
import type { Viewer } from '../access/viewer.js';
import { idOf } from '../cases/testing/service-desk.js';
import { archiveCallbacks } from './archive-callbacks.js';
import { listArchives } from './archives.js';
import { callbackScopeOf } from './callback-scope.js';
import { chooseCallback } from './choose-callback.js';
import { monthsUntil, readMonthOf } from './read-month.js';
import { recordCallback } from './record-callback.js';
import { reviewCallback } from './review-callback.js';
import { readSample, sampleCandidates } from './sample.js';
import { openCallbackHouse, type CallbackHouse } from './testing/callback-house.js';

let house: CallbackHouse;
let assistant: Viewer;
let supervisor: Viewer;
/** Repairs of March 2027, in the order of their settlement. */
const repairs: string[] = [];
beforeAll(async () => {
  house = await openCallbackHouse();
  await house.at('2027-02-28T12:00:00');
  await house.pass();
  await house.at('2027-03-01T00:00:00');
  await house.pass();
  [assistant, supervisor] = [await house.viewerOf(house.assistants[0]!), await house.viewer('wang')];
  for (let n = 0; n < 11; n++) repairs.push(await house.settled());
  await house.follow();
}, 120_000);
afterAll(() => house.close());

const monthOf = async (viewer: Viewer, month: string | null = null) => {
  const [asked] = await monthsUntil(house.database.pool, house.centreId, month, 1, callbackScopeOf(viewer));
  return readMonthOf(house.database, asked!, callbackScopeOf(viewer));
};
const groupOf = async (viewer: Viewer, group: string, month: string | null = null) => (await monthOf(viewer, month)).groups.find((one) => one.group === group)!;
const visit = async (callbackId: string, changes: object = {}) =>
  idOf(await recordCallback(house.desk, assistant, { clientKey: randomUUID(), callbackId, form: 'TELEPHONE', quality: 4, effect: 4, satisfaction: 4, shortcomings: '无', suggestions: '无', qualified: true, opinion: '好', ...changes }));
const review = async (callbackId: string) => idOf(await reviewCallback(house.desk, supervisor, { clientKey: randomUUID(), callbackId, verdict: 'QUALIFIED', comment: '好' }));
const drawn = async () => (await house.callbacks()).filter(({ origin }) => origin === 'DRAWN').map(({ id }) => id);

describe('CB-08: what a month owes', () => {
  it('eleven repairs at a tenth are two to be visited: rounded up, each a debt', async () => {
    const { settled, wanted, share, visited, owed, rule, clause } = await groupOf(assistant, 'REPAIR');
    expect({ settled, wanted, share, visited, owed }).toEqual({ settled: 11, wanted: 2, share: 10, visited: 0, owed: 2 });
    expect(rule).toMatch(/^CB-08/);
    expect(clause!.source).toBe('Q');
  });

  it('has all kinds for which the procedures ask for a share, with the share of today', async () => {
    const month = await monthOf(assistant);
    expect(Object.fromEntries(month.groups.map(({ group, share }) => [group, share]))).toEqual({ COMPLAINT: 100, CONTRACTED_SERVICE: 100, FIRST_AID: 100, REPAIR: 10, HELP_REQUEST: 10, COMMUNITY_EVENT: 10, OTHER: 10 });
    expect(month).toMatchObject({ month: '2027-03', frozen: false, from: new Date('2027-03-01T00:00:00+08:00'), until: new Date('2027-04-01T00:00:00+08:00') });
    expect(month.visits).toEqual({ numerator: 0, denominator: 2, target: 100, gap: 2, toReach: 2 });
  });

  it('the draw as far as the viewer may see it: who settled the matters could else tell it from the figure', async () => {
    expect((await groupOf(assistant, 'REPAIR')).drawn).toBe((await drawn()).length);
    expect((await groupOf(await house.viewer('sun'), 'REPAIR')).drawn).toBe(0);
    expect((await groupOf(await house.viewer('sun'), 'REPAIR')).settled).toBe(11);
  });

  it('a centre that is not the viewer’s has no months', async () => {
    expect(await monthsUntil(house.database.pool, house.centreId, null, 12, callbackScopeOf(await house.viewer('chen')))).toEqual([]);
    expect((await monthsUntil(house.database.pool, house.centreId, null, 3, callbackScopeOf(assistant))).map(({ month }) => month)).toEqual(['2027-01', '2027-02', '2027-03']);
  });
});

describe('What was done', () => {
  it('one more than owed in one kind does not make up for another, and what was chosen fills no share', async () => {
    await house.at('2027-03-02T10:00:00');
    const [first] = await drawn();
    await visit(first!);
    expect(await groupOf(assistant, 'REPAIR')).toMatchObject({ visited: 1, owed: 1, chosen: 0 });
    const waiting = (await house.candidates()).find(({ decision }) => decision === 'WAITING')!;
    const chosen = idOf(await chooseCallback(house.desk, supervisor, { clientKey: randomUUID(), caseId: waiting.case_id, reason: '住户是新搬来的' }));
    await visit(chosen, { satisfaction: 2 });
    expect(await groupOf(assistant, 'REPAIR')).toMatchObject({ visited: 1, owed: 1, chosen: 1 });
    await house.settled({ kind: 'COMPLAINT' });
    await house.follow();
    const month = await monthOf(assistant);
    expect(month.visits).toMatchObject({ numerator: 1, denominator: 3, gap: 2 });
    expect(month.satisfied).toEqual({ numerator: 1, denominator: 2, target: null, gap: null, toReach: null });
    expect(month.meanSatisfaction).toBe(3);
    expect(month.satisfaction.map(({ count }) => count)).toEqual([0, 1, 0, 1, 0]);
  });

  it('CB-12: home visits by the date of the visit, with what lacks to a fifth, rounded up', async () => {
    expect((await monthOf(assistant)).homeVisits).toEqual({ numerator: 0, denominator: 2, target: 20, gap: 1, toReach: 1 });
    const [, second] = await drawn();
    await visit(second!, { form: 'HOME_VISIT' });
    expect((await monthOf(assistant)).homeVisits).toEqual({ numerator: 1, denominator: 3, target: 20, gap: 0, toReach: 0 });
    const moved = async (at: string) => {
      await house.ask('update callback set visited_at = $1 where id = $2', [at, second]);
      return [(await monthOf(assistant, '2027-03')).homeVisits.denominator, (await monthOf(assistant, '2027-04')).homeVisits.denominator];
    };
    expect(await moved('2027-03-31T23:59:59.999+08:00')).toEqual([3, 0]);
    expect(await moved('2027-04-01T00:00:00+08:00')).toEqual([2, 1]);
    expect(await moved('2027-03-01T00:00:00+08:00')).toEqual([3, 0]);
  });
});

describe('The sample of a month', () => {
  const month = () => readSample(house.database.pool, { centreId: house.centreId, month: '2027-03' });

  it('shows its hash from the first day and neither secret nor candidates before the archive', async () => {
    const sample = await month();
    expect(sample).toMatchObject({ hash: expect.stringMatching(/^[0-9a-f]{64}$/), secret: null, revealedAt: null, committedAt: Date.parse('2027-03-01T00:00:00+08:00') });
    expect(await sampleCandidates(house.database.pool, sample, scopeOf(supervisor))).toBeNull();
  });

  it('archived, anybody draws again with it, and the figures stay as they were', async () => {
    for (const { id } of (await house.callbacks()).filter(({ status }) => status === 'VISITED')) await review(id);
    await house.at('2027-04-09T10:00:00');
    await house.pass();
    const [duty] = await house.ask<{ id: string }>(`select id from duty where centre_id = $1 and rule_key like 'CB-17%' and period_start = '2027-03-01T00:00:00+08:00'`, [house.centreId]);
    const before = await monthOf(assistant, '2027-03');
    idOf(await archiveCallbacks(house.desk, supervisor, { clientKey: randomUUID(), dutyId: duty!.id, finding: '已归档' }));
    const after = await monthOf(assistant, '2027-03');
    expect({ ...after, frozen: false }).toEqual(before);
    expect(after.frozen).toBe(true);
    await house.ask(`update callback set satisfaction = 1 where satisfaction is not null`);
    expect(await monthOf(assistant, '2027-03')).toEqual(after);

    const sample = await month();
    expect(commitmentOf(sample.secret!)).toBe(sample.hash);
    const candidates = (await sampleCandidates(house.database.pool, sample, scopeOf(supervisor)))!;
    expect(candidates).toHaveLength(12);
    for (const { subjectId, score, group, drawn: isIn } of candidates) {
      expect(score).toBe(scoreOf(sample.secret!, subjectId) / SCORES);
      if (group === 'REPAIR' && isDrawn(scoreOf(sample.secret!, subjectId), 10)) expect(isIn).toBe(true);
    }
    expect(candidates.filter(({ group, drawn: isIn }) => group === 'REPAIR' && isIn).length).toBeGreaterThanOrEqual(2);
    expect(candidates.map(({ number }) => number)).not.toContain(null);
    expect(await listArchives(house.database.pool, [house.centreId])).toMatchObject([{ month: '2027-03', archivedById: supervisor.personId, candidates: 12 }]);
    expect(await listArchives(house.database.pool, [house.otherCentreId])).toEqual([]);
  });

  it('a case outside of what the viewer may see is drawn without its number', async () => {
    await house.ask(`update service_case set audience = 'CONFIDENTIAL' where id = $1`, [repairs[0]]);
    const candidates = (await sampleCandidates(house.database.pool, await month(), { centreIds: [house.centreId], audiences: ['CENTRE'] }))!;
    expect(candidates.find(({ subjectId }) => subjectId === repairs[0])!.number).toBeNull();
    expect(candidates).toHaveLength(12);
  });
});
