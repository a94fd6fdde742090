import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordCallback } from '../../callbacks/record-callback.js';
import { markConfidential } from '../../cases/mark-confidential.js';
import { idOf, type Login } from '../../cases/testing/service-desk.js';
import { transferCase } from '../../cases/transfer-case.js';
import { changeSettings } from '../../policies/company-settings.js';
import { figureScopeOf } from '../figure-scope.js';
import { openFigureHouse, type FigureHouse } from '../projection/testing/figure-house.js';
import { readRecords } from '../read-records.js';
import { readAlerts, type AlertNode } from './read-alerts.js';

let house: FigureHouse;
/** 1 March 2027 is a Monday; the month has 31 days. */
beforeEach(async () => {
  house = await openFigureHouse();
  await house.at('2027-02-28T12:00:00');
  await house.follow();
});
afterEach(() => house.close());

const alerts = async (login: Login = 'wang', wanted?: readonly string[]) => readAlerts(house.database, figureScopeOf(await house.viewer(login), wanted));
const opened = async ({ records }: AlertNode, login: Login = 'wang') => readRecords(house.database, figureScopeOf(await house.viewer(login)), { records, first: 200 });
const MARKS = { quality: 4, effect: 4, satisfaction: 5, shortcomings: '无', suggestions: '无', opinion: '满意', qualified: true, signedBy: '郑女士' } as const;

/** So many minor complaints, settled at once. */
async function settledComplaints(count: number): Promise<string[]> {
  const caseIds: string[] = [];
  for (let n = 0; n < count; n++) caseIds.push(await house.settled({ kind: 'COMPLAINT' }));
  await house.follow();
  return caseIds;
}
async function visit(caseId: string, form: 'HOME_VISIT' | 'LETTER'): Promise<void> {
  const [callback] = await house.callbacks(caseId);
  idOf(await recordCallback(house.desk, await house.viewer('zhao'), { clientKey: randomUUID(), callbackId: callback!.id, form, secondCallerId: house.assistants[0]!, ...MARKS }));
}
/** Repairs of a home that nobody does anything about. */
async function neglected(count: number, home = 0): Promise<string[]> {
  const caseIds: string[] = [];
  for (let n = 0; n < count; n++) caseIds.push(await house.receive({ kind: 'REPAIR', matter: '水龙头漏水', unitId: house.homeIds[home]! }));
  return caseIds;
}

describe('A target at risk before the month ends (CB-07, CB-12)', () => {
  it('says where the month will end at the present pace, and what it takes', async () => {
    await house.at('2027-03-05T09:00:00');
    const complaints = await settledComplaints(13);
    for (const [n, caseId] of complaints.slice(0, 10).entries()) await visit(caseId, n === 0 ? 'HOME_VISIT' : 'LETTER');
    await house.at('2027-03-20T09:00:00');
    await settledComplaints(3);
    await house.at('2027-03-21T12:00:00');
    await house.project();
    const [homeVisits, callbacks, ...others] = (await alerts()).filter(({ key }) => !key.startsWith('breach:'));
    expect(others).toEqual([]);
    // 1 of 10 visits at home: 10 %. 20 of 31 days are gone: 10 × 31 / 20 = 15.5 → 16 visits by the end, of which 3.2 → 4 are to be at home: 3 more.
    expect(homeVisits).toMatchObject({ key: `visits:${house.centreId}:2027-03`, sentence: { zh: '按目前进度，月末上门回访率为10%，目标20%：还需上门3户。' }, clause: { source: 'Q' }, centreId: house.centreId });
    // All complaints are visited within 3 days. 13 are past that, 10 were visited: 76.9 %. 16 settled so far: 16 × 31 / 20 = 24.8 → 25 by the end; 25 − 10 = 15 more.
    expect(callbacks).toMatchObject({ key: `candidates:${house.centreId}:2027-03:COMPLAINT`, sentence: { zh: '按目前进度，月末投诉的回访率为76%，目标100%：还需回访15户。' }, clause: { source: 'Q' } });
    // The numbers open to what they are made of: 10 visits, 1 of them at home; 16 owed, 10 made.
    expect((await opened(homeVisits!)).figure.points[0]).toMatchObject({ numerator: 1, denominator: 10 });
    expect(await opened(callbacks!)).toMatchObject({ totalCount: 16, figure: { points: [{ numerator: 10, denominator: 16 }] } });
    await house.at('2027-03-22T12:00:00');
    expect((await alerts()).slice(0, 2).map(({ key }) => key)).toEqual([homeVisits!.key, callbacks!.key]);
    // Over: what it came to is no risk any more, and the new month has said nothing yet.
    await house.at('2027-04-01T12:00:00');
    await house.project();
    expect((await alerts()).filter(({ key }) => !key.startsWith('breach:'))).toEqual([]);
  });

  it('CB-08: a draw is not told, neither by a rate nor by a limit that passed', async () => {
    await house.at('2027-03-02T09:00:00');
    for (let n = 0; n < 30; n++) await house.settled();
    await house.follow();
    await house.at('2027-03-20T12:00:00');
    await house.pass();
    await house.project();
    const drawn = await house.ask<{ id: string }>(`select o.id from callback k join obligation o on o.subject_id = k.id where k.origin = 'DRAWN' and k.visited_at is null and o.due_at < app_now()`);
    expect(drawn.length).toBeGreaterThanOrEqual(3);
    const told = await alerts('zhao');
    // A tenth of 30 past their 5 days: 3 owed, none made. 19 of 31 days are gone: 30 × 31 / 19 = 48.9 → 49, a tenth: 5.
    expect(told.map(({ sentence }) => sentence.zh).filter((sentence) => sentence.includes('回访'))).toEqual(['按目前进度，月末日常维修的回访率为0%，目标100%：还需回访5户。']);
    const ids = (await Promise.all(told.map((alert) => opened(alert, 'zhao')))).flatMap(({ edges }) => edges.map(({ node }) => node.id));
    expect(ids.filter((id) => drawn.some((limit) => limit.id === id))).toEqual([]);
  });
});

describe('A rule broken repeatedly in one place', () => {
  const broken = async (login: Login = 'wang') => (await alerts(login)).filter(({ key }) => key.startsWith('breach:'));
  /** Of one rule alone, that every neglected repair breaks once. */
  const ofReply = async (login: Login = 'wang') => (await broken(login)).filter(({ key }) => key.includes(':FD-06:'));

  it('three times in a building: said with its records, and with its clause', async () => {
    await house.at('2027-03-01T09:00:00');
    const caseIds = await neglected(3);
    await neglected(2, 1);
    await house.at('2027-03-10T09:00:00');
    await house.pass();
    await house.project();
    const [alert, ...others] = await ofReply();
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ key: `breach:${house.centreId}:FD-06:BUILDING:${house.buildingIds[0]}`, clause: { source: 'P' }, centreId: house.centreId });
    expect(alert!.sentence.zh).toMatch(/^近30天内，3栋的“.+”（FD-06）有3次没有按时做到。$/);
    expect(alert!.sentence.en).toMatch(/was broken 3 times within 30 days: Building 3\.$/);
    const page = await opened(alert!);
    expect(page.totalCount).toBe(3);
    expect(page.edges.map(({ node }) => node.id).sort()).toEqual((await house.ask<{ id: string }>(`select id from obligation where rule_key = 'FD-06' and subject_id = any($1) order by id`, [caseIds])).map(({ id }) => id).sort());
  });

  it('a department and a public area are places too', async () => {
    const areaId = randomUUID();
    await house.ask(`insert into public_area (id, centre_id, name_zh, name_en) values ($1, $2, '中心花园', 'Central garden')`, [areaId, house.centreId]);
    await house.at('2027-03-01T09:00:00');
    for (let n = 0; n < 3; n++) {
      const caseId = await house.receive({ kind: 'REPAIR', matter: '路灯不亮', unitId: null, publicAreaId: areaId });
      const { version } = await house.stored(caseId);
      idOf(await transferCase(house.desk, await house.viewer('wang'), { clientKey: randomUUID(), caseId, version, department: '工程部', ownerPost: 'DEPARTMENT_HEAD', reason: '属其职责' }));
    }
    await house.at('2027-03-10T09:00:00');
    await house.pass();
    await house.project();
    const rule = (await broken())[0]!.key.split(':')[2]!;
    const said = (await broken()).filter(({ key }) => key.includes(`:${rule}:`));
    expect(said.map(({ key }) => key).sort()).toEqual([`breach:${house.centreId}:${rule}:DEPARTMENT:工程部`, `breach:${house.centreId}:${rule}:PUBLIC_AREA:${areaId}`]);
    expect(said.map(({ sentence }) => sentence.zh.includes('工程部') || sentence.zh.includes('中心花园'))).toEqual([true, true]);
    expect((await opened(said[0]!)).totalCount).toBe(3);
  });

  it('as often, and within as many days, as the company sets', async () => {
    await house.at('2027-03-01T09:00:00');
    await neglected(2);
    await house.at('2027-03-10T09:00:00');
    await house.pass();
    await house.project();
    expect(await ofReply()).toEqual([]);
    expect(await changeSettings(house.database, house.personIds.wu, { limits: [{ key: 'breachTimes', value: 2 }], reason: '从严' })).toEqual([]);
    expect((await ofReply())[0]!.sentence.zh).toContain('有2次');
    expect(await changeSettings(house.database, house.personIds.wu, { limits: [{ key: 'breachDays', value: 7 }], reason: '从严' })).toEqual([]);
    expect(await ofReply()).toEqual([]);
  });

  it('HR-19, A21: what one may not see does not count, here or at another centre', async () => {
    await house.at('2027-03-01T09:00:00');
    const [hidden] = await neglected(3);
    await house.at('2027-03-10T09:00:00');
    await house.pass();
    await house.project();
    expect(await ofReply('sun')).toHaveLength(1);
    const { version } = await house.stored(hidden!);
    idOf(await markConfidential(house.desk, await house.viewer('wang'), { clientKey: randomUUID(), caseId: hidden!, version, reason: '涉及隐私' }));
    await house.project();
    expect(await ofReply('sun')).toEqual([]);
    const [seen] = await ofReply('zhao');
    expect(seen!.sentence.zh).toContain('有3次');
    // What is handed on opens to what the one who opens it may see.
    expect((await opened(seen!, 'sun')).totalCount).toBe(2);
    expect(await alerts('chen')).toEqual([]);
    expect(await alerts('wu', [house.otherCentreId])).toEqual([]);
    expect((await alerts('wu')).map(({ centreId }) => centreId)).toContain(house.centreId);
  });
});
