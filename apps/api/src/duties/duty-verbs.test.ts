import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scopeOf } from '../access/scope.js';
import { acknowledgeOverdue } from '../cases/acknowledge-overdue.js';
import { listCases } from '../cases/list-cases.js';
import { markConfidential } from '../cases/mark-confidential.js';
import type { Login } from '../cases/testing/service-desk.js';
import { askHelpfulness } from './ask-helpfulness.js';
import { auditReception } from './audit-reception.js';
import type { DutyOutcome } from './carry-out-duty.js';
import { reviewWeek } from './review-week.js';
import { sampleRecords } from './sample-records.js';
import { sendReport } from './send-report.js';
import { openDutyHouse, type DutyHouse } from './testing/duty-house.js';

let house: DutyHouse;
/** Duties begin on the Sunday; 1 March 2027 is a Monday. */
beforeEach(async () => {
  house = await openDutyHouse();
  await house.at('2027-02-28T12:00:00');
  await house.look();
  await house.at('2027-03-01T00:00:00');
  await house.look();
});
afterEach(() => house.close());

const audit = async (login: Login, changes: Partial<Parameters<typeof auditReception>[2]> = {}): Promise<DutyOutcome> =>
  auditReception(house.desk, await house.viewer(login), { clientKey: randomUUID(), dutyId: changes.dutyId ?? (await house.open('FD-03')).id, finding: '记录完整', ...changes });
const said = (outcome: { kind: string; refusal?: { message: { en: string } } }) => (outcome.kind === 'refused' ? outcome.refusal!.message.en : outcome.kind);
const owed = async (dutyId: string) => (await house.ask<{ status: string; verdict: string | null; level: number; acknowledged_level: number; id: string }>('select id, status, verdict, level, acknowledged_level from obligation where subject_id = $1', [dutyId]))[0]!;
const recordedBy = async (dutyId: string) => (await house.ask<{ number: string }>('select c.number from audited_record r join service_case c on c.id = r.case_id where r.duty_id = $1', [dutyId])).length;

describe('FD-03 (P 4.3): the supervisor audits the day’s records', () => {
  it.each([
    ['one millisecond before midnight', '2027-03-01T23:59:59.999', 'ON_TIME'],
    ['exactly at midnight', '2027-03-02T00:00:00.000', 'ON_TIME'],
    ['one millisecond later', '2027-03-02T00:00:00.001', 'LATE'],
  ])('%s', async (_, moment, verdict) => {
    const { id } = await house.open('FD-03');
    await house.at(moment);
    expect(said(await audit('wang', { dutyId: id, finding: '两件漏写电话' }))).toBe('done');
    expect(await owed(id)).toMatchObject({ status: 'MET', verdict });
    const [duty] = (await house.duties('FD-03')).filter((each) => each.id === id);
    expect(duty).toMatchObject({ fulfilled_by: house.personIds.wang, fulfilled_at: new Date(`${moment}+08:00`) });
    expect(await house.ask('select n.body, n.author_id from duty d join duty_note n on n.id = d.finding_id where d.id = $1', [id])).toEqual([{ body: '两件漏写电话', author_id: house.personIds.wang }]);
    const [done] = await house.ask<{ facts: Record<string, unknown>; actor_id: string; audience: string }>(`select facts, actor_id, audience from journal where subject_id = $1 and type = 'ReceptionAudited'`, [id]);
    expect(done).toMatchObject({ actor_id: house.personIds.wang, audience: 'CENTRE', facts: { duty: 'FD-03', records: 0 } });
    expect(JSON.stringify(done!.facts)).not.toContain('漏写');
  });

  it('late, it stays late when it is done, though no sweeper ever rang', async () => {
    const { id } = await house.open('FD-03');
    await house.at('2027-03-05T09:00:00');
    expect(said(await audit('wang', { dutyId: id }))).toBe('done');
    expect(await owed(id)).toMatchObject({ status: 'MET', verdict: 'LATE', level: 1 });
    await house.look();
    expect(await house.ask(`select from journal where subject_id = $1 and type = 'ObligationOverdue'`, [id])).toHaveLength(1);
    expect(await owed(id)).toMatchObject({ verdict: 'LATE' });
  });

  it.each<[string, Login, RegExp]>([
    ['by the desk that wrote the records', 'li', /none of your posts/],
    ['by a department head, whose duty it is not', 'sun', /none of your posts/],
    ['by a guard', 'zhou', /none of your posts/],
  ])('is refused %s', async (_, login, says) => {
    const { id } = await house.open('FD-03');
    expect(said(await audit(login))).toMatch(says);
    expect(await house.ask('select version, fulfilled_at from duty where id = $1', [id])).toEqual([{ version: 1, fulfilled_at: null }]);
  });

  it('a post above may; a second time it is done; another verb does not do it', async () => {
    const { id } = await house.open('FD-03');
    const week = { clientKey: randomUUID(), dutyId: id, finding: '无' };
    expect(said(await reviewWeek(house.desk, await house.viewer('zhao'), week))).toMatch(/is not done by this/);
    expect(said(await audit('zhao', { dutyId: id }))).toBe('done');
    expect(said(await audit('wang', { dutyId: id }))).toBe('This duty is done already.');
  });

  it('at another centre there is no such duty, nor one that does not exist', async () => {
    const { id } = await house.open('FD-03');
    await expect(audit('chen', { dutyId: id })).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    await expect(audit('wang', { dutyId: randomUUID() })).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  });

  it.each([
    ['no word', { finding: ' ' }, /finding: is empty/],
    ['5,001 characters', { finding: '长'.repeat(5001) }, /finding: has 5001 characters/],
    ['no id', { dutyId: 'FD-03' }, /dutyId: is not an id/],
    ['no key', { clientKey: '' }, /clientKey: is empty/],
  ])('is bad input with %s', async (_, changes, says) => {
    await expect(audit('wang', changes)).rejects.toThrow(says);
  });
});

describe('The same submission is one act', () => {
  it('twenty times at once: one answer, one entry', async () => {
    const { id } = await house.open('FD-03');
    const wang = await house.viewer('wang');
    const input = { clientKey: 'once', dutyId: id, finding: '完整' };
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => auditReception(house.desk, wang, input)));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toEqual(new Set([JSON.stringify({ kind: 'done', dutyId: id })]));
    expect(await house.ask(`select from journal where subject_id = $1 and type = 'ReceptionAudited'`, [id])).toHaveLength(1);
  });

  it('the key with other content is said aloud; nor may it have done something to a case', async () => {
    const { id } = await house.open('FD-03');
    const wang = await house.viewer('wang');
    await auditReception(house.desk, wang, { clientKey: 'k', dutyId: id, finding: '完整' });
    expect(said(await auditReception(house.desk, wang, { clientKey: 'k', dutyId: id, finding: '另一' }))).toMatch(/already used for other content/);
    const caseId = await house.receive();
    expect(said(await markConfidential(house.desk, wang, { clientKey: 'k', caseId, version: (await house.stored(caseId)).version, reason: '涉密' }))).toMatch(/already used for other content/);
    await house.at('2027-03-02T00:00:00');
    await house.look();
    await markConfidential(house.desk, wang, { clientKey: 'c', caseId, version: (await house.stored(caseId)).version, reason: '涉密' });
    expect(said(await auditReception(house.desk, wang, { clientKey: 'c', dutyId: (await house.open('FD-03')).id, finding: '完整' }))).toMatch(/already used for other content/);
  });
});

describe('What an audit covers is counted by the server', () => {
  const nextDay = async () => {
    await house.at('2027-03-02T00:00:00');
    await house.look();
  };

  it('all records up to it, anonymous ones too; what is recorded after it belongs to the next', async () => {
    await house.at('2027-03-01T10:00:00');
    await house.receive();
    await house.receive({ anonymous: true, callerName: null, callerTelephone: null });
    await house.at('2027-03-01T17:00:00');
    const first = (await house.open('FD-03')).id;
    await audit('wang', { dutyId: first });
    await house.at('2027-03-01T22:00:00');
    await house.receive();
    await nextDay();
    await house.receive();
    const second = (await house.open('FD-03')).id;
    await audit('wang', { dutyId: second });
    expect([await recordedBy(first), await recordedBy(second)]).toEqual([2, 2]);
    expect(await house.ask(`select facts ->> 'records' as records from journal where type = 'ReceptionAudited' order by n`)).toEqual([{ records: '2' }, { records: '2' }]);
  });

  it('what was recorded before the duties began, at another centre, or as history is not', async () => {
    await house.at('2027-02-28T11:59:59');
    await house.receive();
    await house.at('2027-03-01T10:00:00');
    const foreign = await house.receive();
    await house.ask('update service_case set centre_id = $1 where id = $2', [house.otherCentreId, foreign]);
    const history = await house.receive();
    await house.ask('update service_case set historic = true where id = $1', [history]);
    await house.receive();
    const { id } = await house.open('FD-03');
    await audit('wang', { dutyId: id });
    expect(await recordedBy(id)).toBe(1);
  });

  it('what is recorded late for a time before the audit is the next one’s', async () => {
    await house.at('2027-03-01T17:00:00');
    await audit('wang');
    await house.at('2027-03-01T18:00:00');
    await house.receive({ receivedAt: new Date('2027-03-01T09:00:00+08:00'), lateRecordReason: '停电' });
    await nextDay();
    const { id } = await house.open('FD-03');
    await audit('wang', { dutyId: id });
    expect(await recordedBy(id)).toBe(1);
  });

  it('a refused audit covers nothing', async () => {
    await house.receive();
    const { id } = await house.open('FD-03');
    await audit('li', { dutyId: id });
    expect(await house.ask('select from audited_record')).toEqual([]);
  });

  it('two audits at once cover each record once', async () => {
    await nextDay();
    for (let i = 0; i < 5; i++) await house.receive();
    const duties = await house.duties('FD-03');
    await Promise.all(duties.map(({ id }) => audit('wang', { dutyId: id })));
    const counts = await Promise.all(duties.map(({ id }) => recordedBy(id)));
    expect(counts.reduce((sum, count) => sum + count)).toBe(5);
    const told = await house.ask<{ records: number }>(`select (facts ->> 'records')::int as records from journal where type = 'ReceptionAudited'`);
    expect(told.map(({ records }) => records).sort()).toEqual(counts.sort());
  });

  it('HR-19: what is confidential is not the supervisor’s to audit, and is the manager’s', async () => {
    const secret = await house.receive();
    await markConfidential(house.desk, await house.viewer('zhao'), { clientKey: randomUUID(), caseId: secret, version: (await house.stored(secret)).version, reason: '涉密' });
    await house.receive();
    const { id } = await house.open('FD-03');
    const desk = (await house.viewer('li')).audiences.includes('CONFIDENTIAL');
    expect(desk).toBe(false);
    const list = async (login: Login) => (await listCases(house.database.pool, { scope: scopeOf(await house.viewer(login)), filter: { audit: id } })).edges.length;
    expect([await list('li'), await list('zhao')]).toEqual([1, 2]);
  });

  it('the list of cases finds them: those that it would cover while it is open, those that it covered afterwards', async () => {
    const early = await house.receive();
    const { id } = await house.open('FD-03');
    const list = async (login: Login) => (await listCases(house.database.pool, { scope: scopeOf(await house.viewer(login)), filter: { audit: id } })).edges.map(({ node }) => node.id);
    expect(await list('wang')).toEqual([early]);
    await audit('wang', { dutyId: id });
    await house.receive();
    expect(await list('wang')).toEqual([early]);
    expect(await list('chen')).toEqual([]);
    await expect(listCases(house.database.pool, { scope: scopeOf(await house.viewer('wang')), filter: { audit: 'x' } })).rejects.toThrow('filter.audit: is not an id');
  });
});

describe('The other duties', () => {
  it('FD-09: the manager reviews last week, the supervisor below does not', async () => {
    await house.at('2027-03-08T09:00:00');
    await house.look();
    const { id } = await house.open('FD-09');
    const review = async (login: Login) => reviewWeek(house.desk, await house.viewer(login), { clientKey: randomUUID(), dutyId: id, finding: '两件超时' });
    expect(said(await review('wang'))).toMatch(/none of your posts/);
    expect(said(await review('zhao'))).toBe('done');
    expect(await owed(id)).toMatchObject({ verdict: 'ON_TIME' });
  });

  it('CP-28: the report is done when it went to the complaint centre, by the 5th at 24:00; sent elsewhere it is still owed', async () => {
    await house.at('2027-04-05T23:59:00');
    await house.look();
    const { id } = await house.open('CP-28');
    const send = async (to: string) => sendReport(house.desk, await house.viewer('wang'), { clientKey: randomUUID(), dutyId: id, to, finding: '三月十二件' });
    expect(said(await send('KING'))).toMatch(/no post/);
    expect(said(await send('CENTRE_MANAGER'))).toBe('done');
    expect(await owed(id)).toMatchObject({ status: 'OPEN' });
    await house.at('2027-04-06T00:00:00');
    expect(said(await send('COMPLAINT_CENTRE'))).toBe('done');
    expect(await owed(id)).toMatchObject({ status: 'MET', verdict: 'ON_TIME' });
    await expect(send('no key')).rejects.toThrow('to: is not a key');
  });

  it('HR-27: helpfulness is asked of the staff, by either of two posts; CP-29: records are sampled', async () => {
    const helpfulness = await house.open('HR-27');
    expect(said(await askHelpfulness(house.desk, await house.viewer('sun'), { clientKey: randomUUID(), dutyId: helpfulness.id, occasion: 'MEETING', finding: '例会' }))).toBe('done');
    expect(await house.ask(`select facts ->> 'occasion' as occasion from journal where type = 'HelpfulnessAsked'`)).toEqual([{ occasion: 'MEETING' }]);
    const sample = await house.open('CP-29');
    expect(said(await sampleRecords(house.desk, await house.viewer('sun'), { clientKey: randomUUID(), dutyId: sample.id, finding: '抽查五件' }))).toMatch(/none of your posts/);
    expect(said(await sampleRecords(house.desk, await house.viewer('wang'), { clientKey: randomUUID(), dutyId: sample.id, finding: '抽查五件' }))).toBe('done');
  });
});

describe('An overdue duty is acknowledged like a case', () => {
  const acknowledge = async (login: Login, obligationId: string, note: string | null = null) => said(await acknowledgeOverdue(house.desk, await house.viewer(login), { clientKey: randomUUID(), obligationId, note }));

  it('up to the level that rang, once; it stays owed', async () => {
    const { id } = await house.open('FD-03');
    const obligation = await owed(id);
    expect(await acknowledge('zhao', obligation.id)).toMatch(/has not rung/);
    await house.at('2027-03-02T00:00:00.001');
    await house.look();
    expect(await acknowledge('li', obligation.id)).toMatch(/acknowledge overdue/);
    expect(await acknowledge('zhao', obligation.id, '今晚补审')).toBe('done');
    expect(await acknowledge('zhao', obligation.id)).toMatch(/acknowledged already/);
    expect(await owed(id)).toMatchObject({ status: 'OPEN', level: 1, acknowledged_level: 1 });
    expect(await house.ask('select acknowledged_by from obligation where id = $1', [obligation.id])).toEqual([{ acknowledged_by: house.personIds.zhao }]);
    expect(await house.ask('select body from duty_note where duty_id = $1', [id])).toEqual([{ body: '今晚补审' }]);
  });

  it('not from another centre', async () => {
    const obligation = await owed((await house.open('FD-03')).id);
    await expect(acknowledge('chen', obligation.id)).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  });
});
