import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scoreOf } from '@guanjia/domain';
import { openArisenDuties } from '../duties/open-arisen-duties.js';
import { archiveCallbacks } from './archive-callbacks.js';
import { endOccasion } from './end-occasion.js';
import { planCallbackMonth } from './plan-callback-month.js';
import { recordCallback } from './record-callback.js';
import { recordOccasion } from './record-occasion.js';
import { reviewCallback } from './review-callback.js';
import { openCallbackHouse, type CallbackHouse } from './testing/callback-house.js';

let house: CallbackHouse;
/** Duties begin on the last day of February. */
beforeEach(async () => {
  house = await openCallbackHouse();
  await house.at('2027-02-28T12:00:00');
  await house.pass();
  await house.at('2027-03-01T00:00:00');
  await house.pass();
});
afterEach(() => house.close());

const said = (outcome: { kind: string; refusal?: { message: { en: string } } }) => (outcome.kind === 'refused' ? outcome.refusal!.message.en : outcome.kind);
const answers = { quality: 4, effect: 4, satisfaction: 5, shortcomings: '无', suggestions: '无', opinion: '住户满意', qualified: true } as const;
const visit = async (callbackId: string, form: 'TELEPHONE' | 'HOME_VISIT' | 'LETTER' = 'TELEPHONE') =>
  said(await recordCallback(house.desk, await house.viewerOf(house.assistants[0]!), { clientKey: randomUUID(), callbackId, form, ...answers }));
const review = async (callbackId: string) => said(await reviewCallback(house.desk, await house.viewer('wang'), { clientKey: randomUUID(), callbackId, verdict: 'QUALIFIED', comment: '属实', remedy: null }));
const openDuty = async (rule: string, month: string) =>
  (await house.ask<{ id: string }>(`select id from duty where centre_id = $1 and rule_key = $2 and to_char(period_start at time zone 'Asia/Shanghai', 'YYYY-MM') = $3`, [house.centreId, rule, month]))[0]!.id;
const homeShare = async (month: string) => (await house.ask<{ status: string; verdict: string | null; level: number }>('select status, verdict, level from obligation where subject_id = $1', [await openDuty('CB-12', month)]))[0]!;

describe('CB-08: at the centre’s midnight', () => {
  it('the lowest scores that can still be visited in time are added until the share is reached', async () => {
    for (let n = 0; n < 4; n++) await house.settled();
    await house.follow();
    // As if the draw had been made while a share of nothing was asked for: nobody is drawn.
    await house.ask('update callback_candidate set callback_id = null');
    await house.ask('delete from obligation where subject_kind = $1', ['callback']);
    await house.ask('delete from callback');
    await house.ask(`update callback_candidate set decision = 'WAITING'`);
    await house.at('2027-03-01T23:59:59.999');
    await house.follow();
    expect(await house.callbacks()).toEqual([]);
    await house.at('2027-03-02T00:00:00');
    await house.follow();
    const [{ secret }] = (await house.ask<{ secret: string }>(`select secret from callback_secret where centre_id = $1 and month = '2027-03'`, [house.centreId])) as [{ secret: string }];
    const lowest = (await house.candidates()).toSorted((one, other) => scoreOf(secret, one.case_id) - scoreOf(secret, other.case_id))[0]!;
    expect((await house.callbacks()).map(({ case_id }) => case_id)).toEqual([lowest.case_id]);
  });

  it('and nobody whose limit is past', async () => {
    await house.settled();
    await house.follow();
    await house.ask('update callback_candidate set callback_id = null');
    await house.ask('delete from obligation where subject_kind = $1', ['callback']);
    await house.ask('delete from callback');
    await house.ask(`update callback_candidate set decision = 'WAITING'`);
    await house.at('2027-03-06T00:00:00.001');
    await house.follow();
    expect(await house.callbacks()).toEqual([]);
  });
});

describe('CB-12: a month’s home visits', () => {
  it('reached: met by time itself, and nobody is rung', async () => {
    for (let n = 0; n < 3; n++) await house.settled();
    await house.follow();
    const [first] = await house.callbacks();
    expect(await visit(first!.id, 'HOME_VISIT')).toBe('done');
    await house.at('2027-03-31T23:59:59.999');
    await house.pass();
    expect(await homeShare('2027-03')).toMatchObject({ status: 'OPEN', level: 0 });
    await house.at('2027-04-01T00:00:00.001');
    await house.pass();
    expect(await homeShare('2027-03')).toMatchObject({ status: 'MET', level: 0 });
    expect(await house.ask(`select facts ->> 'atHome' as home from journal where type = 'HomeShareReached' and centre_id = $1`, [house.centreId])).toEqual([{ home: '1' }]);
  });

  it('missed: the manager is told, it is over, and the next month blocks on nothing', async () => {
    await house.settled();
    await house.follow();
    expect(await visit((await house.callbacks())[0]!.id)).toBe('done');
    await house.at('2027-04-01T00:00:01');
    await house.pass();
    expect(await homeShare('2027-03')).toMatchObject({ status: 'OPEN' });
    await house.at('2027-04-01T02:00:00');
    await house.pass();
    await house.pass();
    const share = await homeShare('2027-03');
    expect(share.status).not.toBe('OPEN');
    expect(share.verdict).toBe('MISSED');
    const rung = await house.ask<{ facts: { to: string; persons: string } }>(`select facts from journal where subject_id = $1 and type = 'ObligationOverdue'`, [await openDuty('CB-12', '2027-03')]);
    expect(rung.map(({ facts }) => [facts.to, facts.persons])).toEqual([['CENTRE_MANAGER', house.personIds.zhao]]);
    expect(await homeShare('2027-04')).toMatchObject({ status: 'OPEN' });
  });
});

describe('CB-17: a month is archived', () => {
  const archive = async () => archiveCallbacks(house.desk, await house.viewer('wang'), { clientKey: randomUUID(), dutyId: await openDuty('CB-17', '2027-03'), finding: '已存档' });

  it('frozen, with its secret told; refused while something can be drawn or is not reviewed', async () => {
    for (let n = 0; n < 2; n++) await house.settled();
    await house.at('2027-03-31T23:00:00');
    await house.settled();
    await house.follow();
    const drawn = await house.callbacks();
    for (const { id } of drawn) expect(await visit(id)).toBe('done');
    await house.at('2027-04-01T09:00:00');
    await house.pass();
    const waiting = (await house.candidates()).filter(({ decision, limit_at }) => decision === 'WAITING' && limit_at > new Date('2027-04-01T09:00:00+08:00'));
    if (waiting.length > 0) expect(said(await archive())).toMatch(/can still be drawn/);
    await house.at('2027-04-08T09:00:00');
    expect(said(await archive())).toMatch(/are not reviewed/);
    for (const { id } of drawn) expect(await review(id)).toBe('done');
    expect(await house.ask('select revealed_at from callback_secret where revealed_at is not null')).toEqual([]);
    expect(said(await archive())).toBe('done');
    const [frozen] = await house.ask<{ figures: { groups: { group: string; settled: number; visited: number }[] }; candidates: unknown[]; callbacks: unknown[]; secret: string; hash: string; seq: number }>('select * from callback_archive');
    expect(frozen!.candidates).toHaveLength(3);
    expect(frozen!.callbacks).toHaveLength(drawn.length);
    expect(frozen!.figures.groups.find(({ group }) => group === 'REPAIR')).toMatchObject({ settled: 3, visited: drawn.length });
    expect(await house.ask(`select facts ->> 'secret' as secret, facts ->> 'hash' as hash from journal where type = 'SampleRevealed'`)).toEqual([{ secret: frozen!.secret, hash: frozen!.hash }]);
    expect(await house.ask(`select status, verdict from obligation where subject_id = $1`, [await openDuty('CB-17', '2027-03')])).toEqual([{ status: 'MET', verdict: 'ON_TIME' }]);
    await expect(house.ask(`update callback_archive set secret = 'x'`)).rejects.toThrow(/stays as it was/);
    expect(said(await archive())).not.toBe('done');
  });

  it('not before all that was settled in it is followed', async () => {
    await house.settled();
    await house.at('2027-04-08T09:00:00');
    await openArisenDuties(house.desk, (trouble) => {
      throw trouble;
    });
    expect(said(await archive())).toMatch(/not all that was settled/i);
    await house.follow();
    expect(said(await archive())).toBe('done');
  });

  it('CB-19: the month’s plan is a duty of its own', async () => {
    expect(said(await planCallbackMonth(house.desk, await house.viewer('wang'), { clientKey: randomUUID(), dutyId: await openDuty('CB-19', '2027-03'), finding: '每周三、五家访' }))).toBe('done');
  });
});

describe('CB-03, CB-05: occasions', () => {
  const occasion = async (changes: Partial<Parameters<typeof recordOccasion>[2]>) =>
    recordOccasion(house.desk, await house.viewer('wang'), { clientKey: randomUUID(), centreId: house.centreId, kind: 'CONTRACTED_SERVICE', title: '家政月度服务', unitId: house.unitId, startsOn: '2027-03-01', endsOn: '2027-03-30', heldOn: null, ...changes });
  const due = () => house.ask<{ round: string; rule: string; due: Date; from: Date | null }>(`select cb.round, o.rule_key as rule, o.due_at as due, o.not_before_at as from from callback cb join obligation o on o.subject_id = cb.id and o.status = 'OPEN' order by o.due_at`);

  it('a contracted service is visited in its middle and after its end', async () => {
    const input = await occasion({});
    expect(said(input)).toBe('done');
    expect((await due()).map(({ round, due: at }) => [round, at.toISOString()])).toEqual([
      ['MID_TERM', '2027-03-20T16:00:00.000Z'],
      ['AFTER_END', '2027-04-06T16:00:00.000Z'],
    ]);
    const [{ id }] = (await house.ask('select id from callback_occasion')) as [{ id: string }];
    await house.at('2027-03-05T10:00:00');
    expect(said(await endOccasion(house.desk, await house.viewer('wang'), { clientKey: randomUUID(), occasionId: id, endedOn: '2027-03-04' }))).toBe('done');
    expect((await due()).map(({ round, due: at }) => [round, at.toISOString()])).toEqual([['AFTER_END', '2027-03-11T16:00:00.000Z']]);
    expect((await house.callbacks()).map(({ round, status }) => `${round} ${status}`).toSorted()).toEqual(['AFTER_END OPEN', 'MID_TERM WITHDRAWN']);
    expect(said(await endOccasion(house.desk, await house.viewer('wang'), { clientKey: randomUUID(), occasionId: id, endedOn: '2027-03-04' }))).toMatch(/recorded already/);
  });

  it('an event is visited within a month, by its share; the same submission counts once', async () => {
    await house.at('2027-03-03T10:00:00');
    const input = { clientKey: 'once', centreId: house.centreId, kind: 'COMMUNITY_EVENT' as const, title: '元宵游园', unitId: null, startsOn: null, endsOn: null, heldOn: '2027-03-02' };
    const wang = await house.viewer('wang');
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => recordOccasion(house.desk, wang, input)));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
    expect(await house.callbacks()).toMatchObject([{ grp: 'COMMUNITY_EVENT', origin: 'DRAWN', round: 'FIRST' }]);
    expect(await house.candidates()).toHaveLength(1);
    await expect(occasion({ kind: 'COMMUNITY_EVENT', unitId: null, startsOn: null, endsOn: null, heldOn: '2027-02-30' })).rejects.toThrow(/not a day/);
  });
});
