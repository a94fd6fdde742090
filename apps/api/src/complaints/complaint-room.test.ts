import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addNote } from '../cases/add-note.js';
import { classifyCase } from '../cases/classify-case.js';
import { markConfidential } from '../cases/mark-confidential.js';
import { recordStep } from '../cases/record-step.js';
import { settleCase } from '../cases/settle-case.js';
import { idOf, type Login } from '../cases/testing/service-desk.js';
import { sampleRecords } from '../duties/sample-records.js';
import { openDutyHouse, type DutyHouse } from '../duties/testing/duty-house.js';
import { findChannels, setChannels } from './complaint-channels.js';
import { confirmLesson, findLesson, listLessons, readingsOf } from './list-lessons.js';
import { readSample } from './read-sample.js';

let house: DutyHouse;
beforeEach(async () => {
  house = await openDutyHouse();
  await house.at('2027-02-28T12:00:00');
  await house.look();
  await house.at('2027-03-01T00:00:00');
  await house.look();
  await house.at('2027-03-10T10:00:00');
});
afterEach(() => house.close());

const on = async (caseId: string) => ({ clientKey: randomUUID(), caseId, version: (await house.stored(caseId)).version });
const teach = async (caseId: string, body: string, login: Login = 'wang') => idOf(await addNote(house.desk, await house.viewer(login), { ...(await on(caseId)), about: 'LESSON', body }));
const settled = async () => {
  const id = await house.receive();
  idOf(await classifyCase(house.desk, await house.viewer('wang'), { ...(await on(id)), kind: 'COMPLAINT', validity: 'INVALID', basis: 'CORRECTION', reason: '核实' }));
  idOf(await settleCase(house.desk, await house.viewer('wang'), { ...(await on(id)), result: '已修复' }));
  return id;
};

describe('CP-30 (U 2): the lesson of a complaint is told to all staff', () => {
  const lessons = async (login: Login, changes: Partial<Parameters<typeof listLessons>[2]> = {}) =>
    listLessons(house.database.pool, await house.viewer(login), { centreIds: [house.centreId, house.otherCentreId], unread: false, first: null, after: null, ...changes });

  it('a note that is a lesson, and the last of the eight steps; no other note, nothing of what is no complaint', async () => {
    const id = await house.receive();
    await teach(id, '拖地后放警示牌');
    idOf(await recordStep(house.desk, await house.viewer('wang'), { ...(await on(id)), step: 'EIGHT_PREVENTED', evidence: '电梯每周加检' }));
    idOf(await addNote(house.desk, await house.viewer('wang'), { ...(await on(id)), about: 'EVIDENCE', body: '监控已调' }));
    await teach(await house.receive({ kind: 'REPAIR' }), '不是投诉');
    const { edges, totalCount, unreadCount } = await lessons('zhou');
    expect(edges.map(({ node }) => node.body).sort()).toEqual(['拖地后放警示牌', '电梯每周加检'].sort());
    expect([totalCount, unreadCount]).toEqual([2, 2]);
  });

  it('without the names and numbers of the household and the caller', async () => {
    await house.ask(`update resident set name = '郑秀珍' where id = $1`, [house.residentId]);
    await teach(await house.receive({ callerName: '王先生', callerTelephone: '138 0013 5678' }), '郑秀珍（13800135678）与王先生都提到：先致歉，再解释');
    expect((await lessons('zhou')).edges[0]!.node.body).toBe('×××（×××）与×××都提到：先致歉，再解释');
  });

  it('not of a confidential matter (HR-19), nor of another centre’s', async () => {
    const id = await house.receive();
    await teach(id, '涉密教训');
    expect((await lessons('chen')).totalCount).toBe(0);
    idOf(await markConfidential(house.desk, await house.viewer('zhao'), { ...(await on(id)), reason: '涉密' }));
    for (const login of ['zhou', 'zhao'] as const) expect((await lessons(login)).totalCount).toBe(0);
  });

  it('each confirms once that it was read; who has not is known', async () => {
    await teach(await house.receive(), '先致歉');
    const node = (await lessons('zhou')).edges[0]!.node;
    expect(node).toMatchObject({ readAt: null, readCount: 0 });
    await house.at('2027-03-10T11:00:00');
    await confirmLesson(house.database.pool, node.id, house.personIds.zhou);
    await house.at('2027-03-10T12:00:00');
    await confirmLesson(house.database.pool, node.id, house.personIds.zhou);
    expect(await findLesson(house.database.pool, await house.viewer('zhou'), node.id)).toMatchObject({ readAt: new Date('2027-03-10T11:00:00+08:00'), readCount: 1 });
    expect((await lessons('zhou', { unread: true })).edges).toEqual([]);
    expect((await lessons('li', { unread: true })).edges).toHaveLength(1);
    const readings = await readingsOf(house.database.pool, node);
    expect(readings.filter(({ readAt }) => readAt !== null).map(({ personId }) => personId)).toEqual([house.personIds.zhou]);
    expect(readings.map(({ personId }) => personId).sort()).toEqual((['li', 'wang', 'zhao', 'sun', 'zhou'] as const).map((login) => house.personIds[login]).sort());
    expect(await findLesson(house.database.pool, await house.viewer('chen'), node.id)).toBeNull();
  });

  it('page by page, newest first', async () => {
    const id = await house.receive();
    for (const [minute, body] of ['一', '二', '三'].entries()) {
      await house.at(`2027-03-10T10:0${minute}:00`);
      await teach(id, body);
    }
    const first = await lessons('li', { first: 2 });
    expect(first.edges.map(({ node }) => node.body)).toEqual(['三', '二']);
    expect((await lessons('li', { first: 2, after: first.pageInfo.endCursor })).edges.map(({ node }) => node.body)).toEqual(['一']);
  });
});

describe('CP-29 (X 十六.2–3): records are sampled and complainants visited, and which is kept', () => {
  const sample = async (sampled: Parameters<typeof sampleRecords>[2]['sampled'], login: Login = 'wang') =>
    sampleRecords(house.desk, await house.viewer(login), { clientKey: randomUUID(), dutyId: (await house.open('CP-29')).id, finding: '抽查如下', sampled: sampled ?? null });
  const said = (outcome: Awaited<ReturnType<typeof sample>>) => (outcome.kind === 'refused' ? outcome.refusal.message.en : outcome.kind);
  const scope = (audiences = ['CENTRE']) => ({ centreIds: [house.centreId], audiences });

  it('what was sampled, what was found, and how many were content', async () => {
    const [repair, complaint] = [await house.receive({ kind: 'REPAIR' }), await settled()];
    const { id } = await house.open('CP-29');
    const before = (await readSample(house.database.pool, id, scope()))!;
    expect(before.proposedRecords.map(({ id: one }) => one).sort()).toEqual([repair, complaint].sort());
    expect(before.proposedComplainants.map(({ id: one }) => one)).toEqual([complaint]);
    expect(said(await sample([
      { caseId: repair, kind: 'RECORD', finding: 'COMPLAINT_LEFT_OUT', remark: '应为投诉' },
      { caseId: complaint, kind: 'RECORD', finding: 'COMPLETE' },
      { caseId: complaint, kind: 'COMPLAINANT', finding: 'SATISFIED' },
    ]))).toBe('done');
    const after = (await readSample(house.database.pool, id, scope()))!;
    expect(after).toMatchObject({ records: 2, complete: 1, complainants: 1, satisfied: 1, proposedRecords: [], proposedComplainants: [] });
    expect(after.sampled.find(({ finding }) => finding === 'COMPLAINT_LEFT_OUT')).toMatchObject({ case: { id: repair }, kind: 'RECORD', remark: '应为投诉' });
    expect(await house.ask(`select facts ->> 'records' as records, facts ->> 'satisfied' as satisfied from journal where subject_id = $1 and type = 'RecordsSampled'`, [id])).toEqual([{ records: '2', satisfied: '1' }]);
  });

  it('where the month has records, one is named; where it has none, that is the finding', async () => {
    expect(said(await sample([]))).toBe('done');
    await house.at('2027-04-01T00:00:00');
    await house.look();
    await house.at('2027-04-02T10:00:00');
    await house.receive();
    expect(said(await sample([]))).toMatch(/at least one/);
    expect(await house.ask('select from complaint_sample')).toEqual([]);
  });

  it('a complaint that is not settled has no complainant to visit; another centre’s record is none; nothing is half written', async () => {
    const [open, elsewhere] = [await house.receive(), await house.receive()];
    await house.ask('update service_case set centre_id = $2 where id = $1', [elsewhere, house.otherCentreId]);
    for (const wrong of [{ caseId: open, kind: 'COMPLAINANT', finding: 'SATISFIED' }, { caseId: elsewhere, kind: 'RECORD', finding: 'COMPLETE' }] as const) {
      await expect(sample([{ caseId: open, kind: 'RECORD', finding: 'COMPLETE' }, wrong])).rejects.toThrow('sampled: names what is no record');
    }
    await expect(sample([{ caseId: open, kind: 'RECORD', finding: 'SATISFIED' }])).rejects.toThrow('does not fit');
    expect(await house.ask('select from complaint_sample')).toEqual([]);
    expect((await house.open('CP-29')).fulfilled_at).toBeNull();
  });

  it('is not found from another centre, nor for another duty', async () => {
    expect(await readSample(house.database.pool, (await house.open('CP-29')).id, { centreIds: [house.otherCentreId], audiences: ['CENTRE'] })).toBeNull();
    expect(await readSample(house.database.pool, (await house.open('FD-03')).id, scope())).toBeNull();
  });
});

describe('CP-31 (X 五): by which ways residents can complain', () => {
  const INPUT = { version: 0, dutyTelephone: '0571-8888 1234', hotline: '400 800 1234', fax: null, email: 'tousu@example.com', website: 'https://example.com/tousu', roundTheClock: true };
  const set = async (login: Login, changes: object = {}) => setChannels(house.desk, await house.viewer(login), { centreId: house.centreId, ...INPUT, ...changes });
  const found = () => findChannels(house.database.pool, house.centreId);

  it('said by the manager, changed by who saw what there was, journalled', async () => {
    expect(await found()).toBeNull();
    expect(await set('zhao')).toBeNull();
    expect(await found()).toMatchObject({ ...INPUT, version: 1, setById: house.personIds.zhao, setAt: new Date('2027-03-10T10:00:00+08:00') });
    expect(await set('zhao', { version: 1, hotline: ' ', website: null })).toBeNull();
    expect(await found()).toMatchObject({ hotline: null, website: null, version: 2 });
    for (const version of [0, 1, 3]) expect((await set('zhao', { version }))?.en).toMatch(/meanwhile/);
    expect(await house.ask(`select facts from journal where type = 'ComplaintChannelsSet' order by n`)).toEqual([{ facts: { version: 1 } }, { facts: { version: 2 } }]);
  });

  it.each<Login>(['wang', 'li', 'chen'])('is not found for %s, who may not', async (login) => {
    await expect(set(login)).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  });

  it.each([
    [{ dutyTelephone: '' }, /dutyTelephone: is empty/],
    [{ hotline: 'call us' }, /hotline: is not a telephone number/],
    [{ email: 'tousu' }, /email: is not an e-mail address/],
    [{ website: 'javascript:alert(1)' }, /website: must begin with/],
    [{ website: 'https://x" onload="y' }, /website: must begin with/],
  ])('%o is bad input', async (changes, says) => {
    await expect(set('zhao', changes)).rejects.toThrow(says);
  });
});
