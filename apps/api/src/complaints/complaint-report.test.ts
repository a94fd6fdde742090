import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { approveCancellation } from '../cases/approve-cancellation.js';
import { approveMerge } from '../cases/approve-merge.js';
import { cancelCase } from '../cases/cancel-case.js';
import { classifyCase } from '../cases/classify-case.js';
import { markConfidential } from '../cases/mark-confidential.js';
import { mergeCase } from '../cases/merge-case.js';
import { replyToResident } from '../cases/reply-to-resident.js';
import { idOf, type Login } from '../cases/testing/service-desk.js';
import { sendReport } from '../duties/send-report.js';
import { openDutyHouse, type DutyHouse } from '../duties/testing/duty-house.js';
import { fillComplaintReport } from './fill-complaint-report.js';
import { findMonth, linesOf, listMonths } from './read-month.js';
import type { ReportOutcome } from './report-path.js';
import { reviewComplaintReport } from './review-complaint-report.js';
import { sendComplaintReport } from './send-complaint-report.js';

let house: DutyHouse;
beforeEach(async () => {
  house = await openDutyHouse();
  await house.at('2027-02-28T12:00:00');
  await house.look();
});
afterEach(() => house.close());

const on = async (caseId: string) => ({ clientKey: randomUUID(), caseId, version: (await house.stored(caseId)).version });
const march = () => findMonth(house.database.pool, house.centreId, '2027-03');
const total = async () => (await (await march()).current()).complaints.length;
const newest = async () => (await march()).versions[0]!;
const said = (outcome: ReportOutcome) => (outcome.kind === 'refused' ? outcome.refusal.message.en : outcome.kind);
const fill = async (login: Login = 'wang', changes: object = {}) =>
  fillComplaintReport(house.desk, await house.viewer(login), { clientKey: randomUUID(), centreId: house.centreId, month: '2027-03', comment: '电梯投诉居多。', ...changes });
const read = async (login: Login = 'zhao') => reviewComplaintReport(house.desk, await house.viewer(login), { clientKey: randomUUID(), reportId: (await newest()).id });
const send = async (login: Login = 'wang') => sendComplaintReport(house.desk, await house.viewer(login), { clientKey: randomUUID(), reportId: (await newest()).id });
const received = async (moment: string, changes: Parameters<DutyHouse['receive']>[0] = {}) => {
  await house.at(moment);
  return house.receive(changes);
};
const april = async (moment = '2027-04-03T09:00:00') => {
  await house.at(moment);
  await house.look();
};
const sent = async () => {
  await fill();
  await read();
  return send();
};

describe('CP-40 (X 十六.1): all complaints accepted in the month, none left out', () => {
  it('from its first moment at the centre to its last', async () => {
    await received('2027-02-28T23:59:59.999');
    await received('2027-03-01T00:00:00.000');
    await received('2027-03-31T23:59:59.999');
    await received('2027-04-01T00:00:00.000');
    await april();
    const { complaints } = await (await march()).current();
    const inZone = await house.ask<{ id: string }>(`select id from service_case where kind = 'COMPLAINT' and centre_id = $1 and to_char(received_at at time zone 'Asia/Shanghai', 'YYYY-MM') = '2027-03' order by received_at, id`, [house.centreId]);
    expect(complaints.map(({ id }) => id)).toEqual(inZone.map(({ id }) => id));
    expect(complaints).toHaveLength(2);
  });

  it('merged, cancelled and confidential ones, one that became another kind beside the total, nothing of another centre', async () => {
    const [kept, merged, cancelled, confidential, inquiry] = await Promise.all(Array.from({ length: 5 }, () => received('2027-03-05T09:00:00')));
    await received('2027-03-05T09:00:00', { kind: 'REPAIR' });
    await april();
    const [li, wang, zhao] = await Promise.all([house.viewer('li'), house.viewer('wang'), house.viewer('zhao')]);
    idOf(await mergeCase(house.desk, li, { ...(await on(merged!)), intoCaseId: kept!, reason: '同一电梯' }));
    idOf(await approveMerge(house.desk, zhao, await on(merged!)));
    idOf(await cancelCase(house.desk, li, { ...(await on(cancelled!)), reason: '重复登记' }));
    idOf(await approveCancellation(house.desk, zhao, await on(cancelled!)));
    idOf(await markConfidential(house.desk, zhao, { ...(await on(confidential!)), reason: '涉密' }));
    idOf(await classifyCase(house.desk, wang, { ...(await on(inquiry!)), kind: 'INQUIRY', basis: 'CORRECTION', reason: '只是询问' }));
    const { complaints, otherKind } = await (await march()).current();
    expect(complaints.map(({ id, outcome }) => [id, outcome]).sort()).toEqual([[kept, 'OPEN'], [merged, 'MERGED'], [cancelled, 'CANCELLED'], [confidential, 'OPEN']].sort());
    expect(otherKind).toBe(1);
    expect(await findMonth(house.database.pool, house.otherCentreId, '2027-03').then((month) => month.current())).toMatchObject({ complaints: [], otherKind: 0 });
  });

  it('class, answer and limits as they are', async () => {
    const caseId = await received('2027-03-05T09:00:00');
    const wang = await house.viewer('wang');
    idOf(await classifyCase(house.desk, wang, { ...(await on(caseId)), kind: 'COMPLAINT', validity: 'VALID', severity: 'MINOR', basis: 'CORRECTION', reason: '核实' }));
    idOf(await replyToResident(house.desk, wang, { ...(await on(caseId)), definite: true, reply: '已修', form: 'VISIT' }));
    await april();
    expect((await (await march()).current()).complaints).toMatchObject([{ validity: 'VALID', severity: 'MINOR', answer: 'VISIT', limits: 'LATE', opinion: null, repeat: false, collective: false, outcome: 'OPEN' }]);
  });
});

describe('CP-28 (X 十五): filled in by the supervisor, read by the head, sent to the complaint centre', () => {
  beforeEach(async () => {
    await received('2027-03-05T09:00:00');
    await received('2027-03-06T09:00:00');
  });

  it('sent by the 5th 24:00, the duty is done by it in time, with what the supervisor wrote', async () => {
    await april('2027-04-05T23:59:00');
    const { id } = await house.open('CP-28');
    expect(said(await fill())).toBe('done');
    expect((await house.duties('CP-28'))[0]!.fulfilled_at).toBeNull();
    expect(said(await read())).toBe('done');
    await house.at('2027-04-06T00:00:00');
    expect(said(await send())).toBe('done');
    expect(await house.ask('select status, verdict from obligation where subject_id = $1', [id])).toEqual([{ status: 'MET', verdict: 'ON_TIME' }]);
    expect(await house.ask(`select facts ->> 'to' as to from journal where subject_id = $1 and type = 'ReportSent'`, [id])).toEqual([{ to: 'COMPLAINT_CENTRE' }]);
    expect(await house.ask('select n.body from duty d join duty_note n on n.id = d.finding_id where d.id = $1', [id])).toEqual([{ body: '电梯投诉居多。' }]);
    const report = await newest();
    expect(report).toMatchObject({ status: 'SENT', version: 1, reason: null, figures: { total: 2, otherKind: 0 }, filledById: house.personIds.wang, readById: house.personIds.zhao, sentById: house.personIds.wang });
    expect(await house.ask(`select type, facts, audience from journal where subject_kind = 'complaintReport' order by n`)).toEqual([
      { type: 'ComplaintReportFilled', facts: { month: '2027-03', version: 1, complaints: 2 }, audience: 'CENTRE' },
      { type: 'ComplaintReportRead', facts: { month: '2027-03', version: 1 }, audience: 'CENTRE' },
      { type: 'ComplaintReportSent', facts: { month: '2027-03', version: 1, complaints: 2 }, audience: 'CENTRE' },
    ]);
  });

  it('one millisecond later it is late, and stays so', async () => {
    await april('2027-04-06T00:00:00.001');
    expect(said(await sent())).toBe('done');
    expect(await house.ask('select status, verdict from obligation where subject_id = $1', [(await house.duties('CP-28'))[0]!.id])).toEqual([{ status: 'MET', verdict: 'LATE' }]);
  });

  it('not while the month runs, not unread, not read by who filled it in', async () => {
    await house.at('2027-03-31T23:59:59.999');
    expect(said(await fill())).toMatch(/not over/);
    expect((await march()).status).toBe('RUNNING');
    await april();
    expect((await march()).status).toBe('TO_FILL');
    expect(said(await fill('zhao'))).toBe('done');
    expect(said(await send())).toMatch(/reads the report before/);
    expect(said(await read('zhao'))).toMatch(/other than the one who filled/);
    expect((await march()).status).toBe('FILLED');
    expect((await house.duties('CP-28'))[0]!.fulfilled_at).toBeNull();
  });

  it('CP-40: a complaint that joins the month later holds it up until it is filled in again, and read again', async () => {
    await april('2027-04-01T09:00:00');
    await fill();
    await read();
    await house.receive({ receivedAt: new Date('2027-03-31T20:00:00+08:00'), lateRecordReason: '夜间纸质登记' });
    expect(await total()).toBe(3);
    expect(said(await send())).toMatch(/gained complaints/);
    expect((await house.duties('CP-28'))[0]!.fulfilled_at).toBeNull();
    expect(said(await fill('wang', { comment: '补记一件。' }))).toBe('done');
    expect((await newest())).toMatchObject({ version: 1, status: 'FILLED', comment: '补记一件。', figures: { total: 3 }, readById: null });
    await read();
    expect(said(await send())).toBe('done');
    expect(await linesOf(house.database.pool, (await newest()).id)).toHaveLength(3);
  });

  it('what was sent stays as it was sent; a correction is a new version with its reason, read and sent like the first', async () => {
    await april();
    await sent();
    const first = await newest();
    const wang = await house.viewer('wang');
    const [one] = (await (await march()).current()).complaints;
    idOf(await classifyCase(house.desk, wang, { ...(await on(one!.id)), kind: 'COMPLAINT', validity: 'INVALID', basis: 'CORRECTION', reason: '核实' }));
    expect(await (await march()).changes()).toEqual({ joined: [], left: [], reclassified: [one!.id] });
    expect((await linesOf(house.database.pool, first.id)).find(({ id }) => id === one!.id)).toMatchObject({ validity: null });
    expect(said(await fill())).toMatch(/why what was sent is corrected/);
    expect(said(await fill('wang', { reason: '一件改定为无效' }))).toBe('done');
    expect(await newest()).toMatchObject({ version: 2, status: 'FILLED', reason: '一件改定为无效' });
    await read();
    expect(said(await send())).toBe('done');
    const versions = (await march()).versions;
    expect(versions.map(({ version, status }) => [version, status])).toEqual([[2, 'SENT'], [1, 'SENT']]);
    expect(versions[1]).toEqual(first);
    expect(versions[0]!.figures.cells).toContainEqual({ category: null, validity: 'INVALID', severity: null, count: 1 });
    expect(await house.ask(`select from journal where type = 'ReportSent'`)).toHaveLength(1);
    for (const attack of ['update complaint_report set comment = $$x$$', 'delete from complaint_report', 'update complaint_report_line set facts = $${}$$', 'delete from complaint_report_line']) {
      await expect(house.ask(attack)).rejects.toThrow('stays as it was sent');
    }
  });

  it('a duty that was ticked off before is not done twice', async () => {
    await april();
    const { id } = await house.open('CP-28');
    await sendReport(house.desk, await house.viewer('wang'), { clientKey: randomUUID(), dutyId: id, to: 'COMPLAINT_CENTRE', finding: '纸质报送' });
    expect(said(await sent())).toBe('done');
    expect(await newest()).toMatchObject({ status: 'SENT' });
    expect(await house.ask(`select from journal where subject_id = $1 and type = 'ReportSent'`, [id])).toHaveLength(1);
  });

  it('a month before the centre took the procedure up is reported without a duty', async () => {
    await april();
    expect(said(await fill('wang', { month: '2027-01', comment: '无投诉。' }))).toBe('done');
    const january = async () => (await findMonth(house.database.pool, house.centreId, '2027-01')).versions[0]!;
    const input = async () => ({ clientKey: randomUUID(), reportId: (await january()).id });
    expect(said(await reviewComplaintReport(house.desk, await house.viewer('zhao'), await input()))).toBe('done');
    expect(said(await sendComplaintReport(house.desk, await house.viewer('wang'), await input()))).toBe('done');
    expect(await january()).toMatchObject({ status: 'SENT', figures: { total: 0 } });
  });

  it('the same submission twenty times is one act; the key with other content is said aloud', async () => {
    await april();
    const wang = await house.viewer('wang');
    const input = { clientKey: 'once', centreId: house.centreId, month: '2027-03', comment: '如常。' };
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => fillComplaintReport(house.desk, wang, input)));
    expect(new Set(outcomes.map(said))).toEqual(new Set(['done']));
    expect(await house.ask(`select from journal where type = 'ComplaintReportFilled'`)).toHaveLength(1);
    expect(said(await fillComplaintReport(house.desk, wang, { ...input, comment: '另一' }))).toMatch(/already used for other content/);
    await read();
    const zhao = await house.viewer('zhao');
    const once = { clientKey: 'sent', reportId: (await newest()).id };
    expect(said(await sendComplaintReport(house.desk, zhao, once))).toBe('done');
    expect(said(await sendComplaintReport(house.desk, zhao, once))).toBe('done');
    expect(said(await send())).toMatch(/has been sent/);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['filled in by the desk', () => fill('li')],
    ['filled in from another centre', () => fill('chen')],
    ['read by the supervisor, who may not', async () => (await fill('zhao'), read('wang'))],
    ['sent by a department head', async () => (await fill(), await read(), send('sun'))],
  ])('is not found when %s', async (_, attempt) => {
    await april();
    await expect(attempt()).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  });

  it('bad input says where', async () => {
    await april();
    await expect(fill('wang', { month: '2027-13' })).rejects.toThrow('month: is no month');
    await expect(fill('wang', { comment: '' })).rejects.toThrow('comment: is empty');
  });
});

it('the months that there were, newest first, each with how far it is', async () => {
  await received('2027-03-05T09:00:00');
  await april();
  await sent();
  const months = await listMonths(house.database.pool, house.centreId, 13);
  expect(months.map(({ month, status }) => [month, status])).toEqual([['2027-04', 'RUNNING'], ['2027-03', 'SENT'], ['2027-02', 'TO_FILL']]);
  expect((await listMonths(house.database.pool, house.centreId, 2)).map(({ month }) => month)).toEqual(['2027-04', '2027-03']);
});
