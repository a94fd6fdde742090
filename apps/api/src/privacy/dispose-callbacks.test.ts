import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveCallbacks } from '../callbacks/archive-callbacks.js';
import { attemptCallback } from '../callbacks/attempt-callback.js';
import { contactsOf } from '../callbacks/callback-contacts.js';
import { callbackScopeOf } from '../callbacks/callback-scope.js';
import { monthsUntil, readMonthOf } from '../callbacks/read-month.js';
import { recordCallback } from '../callbacks/record-callback.js';
import { reviewCallback } from '../callbacks/review-callback.js';
import { openCallbackHouse, type CallbackHouse } from '../callbacks/testing/callback-house.js';
import { idOf } from '../cases/testing/service-desk.js';
import { decideDisposal } from './decide-disposal.js';
import { listDisposalItems } from './list-disposals.js';
import { proposeDisposal } from './propose-disposal.js';

let house: CallbackHouse;
let callbackId: string;
let waiting: string;
const SECRET = '欧阳锋铭';
beforeAll(async () => {
  house = await openCallbackHouse();
  await house.at('2027-02-28T12:00:00');
  await house.pass();
  await house.at('2027-03-01T00:00:00');
  await house.pass();
  await house.settled({ callerName: SECRET, callerTelephone: '13987654321' });
  await house.settled({ kind: 'COMPLAINT', callerName: SECRET });
  await house.follow();
  callbackId = (await house.callbacks()).find(({ grp }) => grp === 'REPAIR')!.id;
  waiting = (await house.callbacks()).find(({ grp }) => grp === 'COMPLAINT')!.id;
  const [assistant, supervisor] = [await house.viewerOf(house.assistants[0]!), await house.viewer('wang')];
  idOf(await attemptCallback(house.desk, assistant, { clientKey: randomUUID(), callbackId, form: 'TELEPHONE', outcome: 'NO_ANSWER', note: `${SECRET}不在家` }));
  const record = { form: 'TELEPHONE', quality: 4, effect: 3, satisfaction: 2, shortcomings: `${SECRET}说慢`, suggestions: `${SECRET}：快些`, qualified: true, opinion: `${SECRET}不太满意`, signedBy: SECRET } as const;
  idOf(await recordCallback(house.desk, assistant, { clientKey: randomUUID(), callbackId, ...record }));
  idOf(await reviewCallback(house.desk, supervisor, { clientKey: randomUUID(), callbackId, verdict: 'QUALIFIED', comment: `已问${SECRET}` }));
}, 120_000);
afterAll(() => house.close());

const pool = () => house.database.pool;
const propose = async (years = 2) => proposeDisposal(pool(), await house.viewer('wang'), { centreId: house.centreId, kind: 'CALLBACKS', years });
const decide = async (id: string) => decideDisposal({ pool: pool(), files: null as never }, await house.viewer('zhao'), { id, approve: true, reason: '保存期已满' });
const march = async () => {
  const scope = callbackScopeOf(await house.viewer('wang'));
  const [month] = await monthsUntil(pool(), house.centreId, '2027-03', 1, scope);
  return readMonthOf(house.database, month!, scope);
};
const stored = async () => (await house.ask<Record<string, unknown>>('select * from callback where id = $1', [callbackId]))[0]!;
const dump = async () => JSON.stringify([await house.ask('select * from callback'), await house.ask('select * from callback_attempt'), await house.ask('select * from callback_archive')]);

describe('CB-17: the records of visits', () => {
  it('are not due while their month is not archived, however old', async () => {
    await house.at('2030-03-01T00:00:00');
    expect(await propose()).toMatchObject({ list: null, refusal: { message: { zh: expect.stringContaining('没有保存已满 2 年') } } });
  });

  it('are kept for two years from their archive, to the moment', async () => {
    await house.at('2027-04-09T10:00:00');
    await house.pass();
    await house.at('2027-04-09T10:00:00');
    const [duty] = await house.ask<{ id: string }>(`select id from duty where centre_id = $1 and rule_key like 'CB-17%' and period_start = '2027-03-01T00:00:00+08:00'`, [house.centreId]);
    idOf(await archiveCallbacks(house.desk, await house.viewer('wang'), { clientKey: randomUUID(), dutyId: duty!.id, finding: '已归档' }));
    await house.at('2029-04-09T10:00:00');
    expect((await propose()).list).toBeNull();
    await house.at('2029-04-09T10:00:00.001');
    const { list } = await propose();
    expect(list).toMatchObject({ count: 1, kind: 'CALLBACKS', approved: null });
    const [item] = await listDisposalItems(pool(), [house.centreId], list!.id);
    expect(item).toMatchObject({ subjectId: callbackId, number: expect.stringMatching(/^YH-/), endedAt: new Date('2027-04-09T10:00:00+08:00') });
  });

  it('approved by another person, what is personal goes at once; marks, form, times, visitors and every figure stay', async () => {
    const [before, row, journal] = [await march(), await stored(), await house.ask('select * from journal order by n')];
    const [waitingList] = await house.ask<{ id: string }>('select id from disposal_list where decided_at is null');
    expect((await decide(waitingList!.id)).list).toMatchObject({ approved: true, disposed: 1 });
    expect(await dump()).not.toContain(SECRET);
    const after = await stored();
    for (const column of ['shortcomings', 'suggestions', 'opinion', 'signed_by', 'comment']) expect(after[column]).toContain('personal data removed');
    for (const column of ['remedy', 'decision', 'reason']) expect(after[column], 'what was empty stays empty').toBeNull();
    const figures = ({ quality, effect, satisfaction, form, visited_at, recorded_by, reviewed_by, verdict, grp, month }: Record<string, unknown>) => ({ quality, effect, satisfaction, form, visited_at, recorded_by, reviewed_by, verdict, grp, month });
    expect(figures(after)).toEqual(figures(row));
    expect(await march()).toEqual(before);
    expect(await house.ask('select * from journal order by n')).toEqual(journal);
    expect(await contactsOf(pool(), [callbackId, waiting])).toMatchObject([{ name: null, telephone: null }, { name: SECRET, telephone: '138 0013 5678' }]);
  });

  it('what was never visited is not on the list', async () => {
    expect((await propose()).refusal!.message.zh).toContain('没有保存已满');
    expect(await house.ask('select status, disposed_at from callback where id = $1', [waiting])).toEqual([{ status: 'OPEN', disposed_at: null }]);
  });
});
