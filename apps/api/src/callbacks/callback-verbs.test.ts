import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordCallbackInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { acknowledgeOverdue } from '../cases/acknowledge-overdue.js';
import { attemptCallback } from './attempt-callback.js';
import { askSecondVisit } from './ask-second-visit.js';
import { chooseCallback } from './choose-callback.js';
import { decideCallback } from './decide-callback.js';
import { lockCallback } from './load-callback.js';
import { planCallback } from './plan-callback.js';
import { recordCallback } from './record-callback.js';
import { replaceCallback } from './replace-callback.js';
import { reviewCallback } from './review-callback.js';
import { openCallbackHouse, type CallbackHouse } from './testing/callback-house.js';

let house: CallbackHouse;
let assistant: Viewer;
beforeEach(async () => {
  house = await openCallbackHouse();
  await house.at('2027-03-01T09:00:00');
  await house.follow();
  assistant = await house.viewerOf(house.assistants[0]!);
});
afterEach(() => house.close());

const said = (outcome: { kind: string; refusal?: { message: { en: string } } }) => (outcome.kind === 'refused' ? outcome.refusal!.message.en : outcome.kind);
const answers = { quality: 4, effect: 4, satisfaction: 5, shortcomings: '无', suggestions: '无', opinion: '住户满意', qualified: true } as const;
const record = (viewer: Viewer, callbackId: string, changes: Partial<RecordCallbackInput> = {}) =>
  recordCallback(house.desk, viewer, { clientKey: randomUUID(), callbackId, form: 'TELEPHONE', ...answers, ...changes });
const complaintVisit = async () => {
  const caseId = await house.settled({ kind: 'COMPLAINT' });
  await house.follow();
  return { caseId, callbackId: (await house.callbacks(caseId))[0]!.id };
};
/** One repair alone in its month is drawn, whatever the secret: a tenth of one, rounded up. */
const drawnVisit = async () => {
  const caseId = await house.settled();
  await house.follow();
  return { caseId, callbackId: (await house.callbacks(caseId))[0]!.id };
};
const owed = (callbackId: string) => house.ask<{ rule_key: string; status: string; verdict: string | null }>('select rule_key, status, verdict from obligation where subject_id = $1 order by rule_key', [callbackId]);
const headAndAssistant = { form: 'HOME_VISIT' } as const;

describe('recordCallback (CB-13 to CB-15)', () => {
  it('a repair by telephone: met on time, and the case shows the visit and nothing more', async () => {
    const { caseId, callbackId } = await drawnVisit();
    await house.at('2027-03-02T10:00:00');
    const before = (await house.events(caseId)).length;
    expect(said(await record(assistant, callbackId, { shortcomings: '等了很久' }))).toBe('done');
    expect(await house.ask('select status, form, quality, effect, satisfaction, shortcomings, recorded_by from callback where id = $1', [callbackId])).toEqual([
      { status: 'VISITED', form: 'TELEPHONE', quality: 4, effect: 4, satisfaction: 5, shortcomings: '等了很久', recorded_by: assistant.personId },
    ]);
    expect(await owed(callbackId)).toContainEqual({ rule_key: 'CB-02', status: 'MET', verdict: 'ON_TIME' });
    expect(await owed(callbackId)).toContainEqual({ rule_key: 'CB-16.review', status: 'OPEN', verdict: null });
    const added = (await house.events(caseId)).slice(before);
    expect(added.map(({ type, facts, actor_id }) => [type, facts['form'], facts['callback'], actor_id])).toEqual([['CallbackRecorded', 'TELEPHONE', callbackId, assistant.personId]]);
    expect(JSON.stringify(await house.ask('select facts from journal'))).not.toContain('等了很久');
    const client = await house.database.pool.connect();
    const read = await lockCallback(client, { callbackId });
    client.release();
    expect(read!.state).toMatchObject({ status: 'VISITED', version: (await house.callbacks(caseId))[0]!.version });
  });

  it.each([
    ['by telephone, which the text does not allow', async (callbackId: string) => record(assistant, callbackId, { secondCallerId: house.assistants[1]! })],
    ['by one person, where the text names two', async (callbackId: string) => record(assistant, callbackId, headAndAssistant)],
  ])('a complaint is refused %s', async (_, visit) => {
    const { callbackId } = await complaintVisit();
    expect(said(await visit(callbackId))).not.toBe('done');
    expect((await owed(callbackId)).every(({ status }) => status === 'OPEN')).toBe(true);
  });

  it('late is late, and twenty equal submissions are one visit', async () => {
    const { caseId, callbackId } = await drawnVisit();
    await house.at('2027-03-20T10:00:00');
    const input: RecordCallbackInput = { clientKey: 'once', callbackId, form: 'TELEPHONE', ...answers };
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => recordCallback(house.desk, assistant, input)));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toEqual(new Set([JSON.stringify({ kind: 'done', callbackId })]));
    expect(await house.ask(`select from journal where type = 'CallbackRecorded' and subject_id = any($1)`, [[caseId, callbackId]])).toHaveLength(2);
    expect(await owed(callbackId)).toContainEqual({ rule_key: 'CB-02', status: 'MET', verdict: 'LATE' });
    expect(said(await record(assistant, callbackId))).not.toBe('done');
  });

  it('law 10: who handled the matter does not find what was drawn, and another centre finds nothing', async () => {
    const { callbackId } = await drawnVisit();
    for (const login of ['sun', 'chen'] as const) {
      await expect(house.viewer(login).then((viewer) => record(viewer, callbackId))).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    }
    // A handler who makes visits beside it, as an assistant who settled one: hidden as well.
    await house.ask(`insert into post_holding (person_id, post, centre_id, held_from) values ($1, 'CUSTOMER_ASSISTANT', $2, '2020-01-01T00:00:00Z')`, [house.personIds.sun, house.centreId]);
    await expect(house.viewer('sun').then((viewer) => record(viewer, callbackId))).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  });
});

describe('attemptCallback and replaceCallback', () => {
  const attempt = (callbackId: string, note = '无人接听') => attemptCallback(house.desk, assistant, { clientKey: randomUUID(), callbackId, form: 'TELEPHONE', outcome: 'NO_ANSWER', note, nextTryAt: null });
  const replace = async (callbackId: string) => replaceCallback(house.desk, await house.viewer('wang'), { clientKey: randomUUID(), callbackId, reason: '一直无人接听' });

  it('an attempt is kept and counts for nothing', async () => {
    const { callbackId } = await drawnVisit();
    expect(said(await attempt(callbackId))).toBe('done');
    expect(await house.ask('select form, outcome, note, by from callback_attempt where callback_id = $1', [callbackId])).toEqual([{ form: 'TELEPHONE', outcome: 'NO_ANSWER', note: '无人接听', by: assistant.personId }]);
    expect((await owed(callbackId)).map(({ status }) => status)).toEqual(['OPEN']);
    expect(JSON.stringify(await house.ask('select facts from journal'))).not.toContain('无人接听');
  });

  it('three on two days: the next lowest score comes in its place, recorded', async () => {
    for (let n = 0; n < 8; n++) await house.settled();
    await house.follow();
    const [first] = await house.callbacks();
    const drawn = (await house.callbacks()).length;
    for (const day of ['01', '01', '02']) {
      await house.at(`2027-03-${day}T11:00:00`);
      expect(said(await replace(first!.id))).toMatch(/at least 3 tries on 2 days/);
      await attempt(first!.id);
    }
    expect(said(await replace(first!.id))).toBe('done');
    const after = await house.callbacks();
    expect(after.find(({ id }) => id === first!.id)).toMatchObject({ status: 'REPLACED' });
    expect(after.filter(({ status }) => status === 'OPEN')).toHaveLength(drawn);
    expect((await house.candidates()).filter(({ decision }) => decision === 'REPLACED').map(({ callback_id }) => callback_id)).toEqual([first!.id]);
    expect(await house.ask(`select facts ->> 'status' as status from journal where type = 'CallbackReplaced'`)).toEqual([{ status: 'REPLACED' }]);
  });

  it('not where nobody else is left, nor where each of its kind is owed', async () => {
    const { callbackId } = await drawnVisit();
    for (const day of ['01', '02', '03']) {
      await house.at(`2027-03-${day}T11:00:00`);
      await attempt(callbackId);
    }
    expect(said(await replace(callbackId))).toMatch(/Nobody of this kind is left/);
    const complaint = await complaintVisit();
    expect(said(await replace(complaint.callbackId))).toMatch(/Only a drawn household/);
  });
});

describe('planCallback, chooseCallback, askSecondVisit', () => {
  it('is planned by the supervisor with people of the centre', async () => {
    const { callbackId } = await drawnVisit();
    const plan = async (callerIds: string[]) => planCallback(house.desk, await house.viewer('wang'), { clientKey: randomUUID(), callbackId, callerIds, plannedFor: new Date('2027-03-02T10:00:00+08:00'), important: false });
    expect(said(await plan([house.assistants[0]!]))).toBe('done');
    expect(await house.ask('select planned_callers, planned_for from callback where id = $1', [callbackId])).toEqual([{ planned_callers: [house.assistants[0]], planned_for: new Date('2027-03-02T10:00:00+08:00') }]);
    await expect(plan([house.personIds.chen])).rejects.toThrow(/holds no post at this centre/);
  });

  it('is chosen by hand, fills no share, and not by who handled it nor twice', async () => {
    for (let n = 0; n < 4; n++) await house.settled();
    await house.follow();
    const waiting = (await house.candidates()).find(({ decision }) => decision === 'WAITING')!;
    const choose = async (login: 'wang' | 'zhao') => chooseCallback(house.desk, await house.viewer(login), { clientKey: randomUUID(), caseId: waiting.case_id, reason: '业主来电表扬' });
    expect(said(await choose('wang'))).toBe('done');
    expect(await house.callbacks(waiting.case_id)).toMatchObject([{ origin: 'CHOSEN', audience: 'CENTRE', hidden_from: [] }]);
    expect((await house.candidates(waiting.case_id))[0]!.decision).toBe('WAITING');
    expect(said(await choose('zhao'))).toMatch(/a visit already/);
  });

  it('a repair gets its second visit, no sooner than a month after', async () => {
    const { caseId, callbackId } = await drawnVisit();
    expect(said(await record(assistant, callbackId))).toBe('done');
    expect(said(await askSecondVisit(house.desk, await house.viewer('wang'), { clientKey: randomUUID(), callbackId, reason: '看是否再漏' }))).toBe('done');
    const second = (await house.callbacks(caseId)).find(({ round }) => round === 'SECOND')!;
    expect(await owed(second.id)).toEqual([{ rule_key: 'CB-02.second', status: 'OPEN', verdict: null }]);
    expect(said(await record(assistant, second.id))).toMatch(/too early/);
  });
});

describe('reviewCallback and decideCallback (CB-16)', () => {
  const review = async (callbackId: string, remedy: string | null = '重新维修') => reviewCallback(house.desk, await house.viewer('wang'), { clientKey: randomUUID(), callbackId, verdict: 'UNQUALIFIED', comment: '维修不彻底', remedy });

  it('unqualified: a linked complaint in the same transaction, and the manager owes a word', async () => {
    const { caseId, callbackId } = await drawnVisit();
    await record(assistant, callbackId, { qualified: false });
    expect(said(await review(callbackId, null))).not.toBe('done');
    expect(await house.ask(`select from service_case where kind = 'COMPLAINT'`)).toEqual([]);
    expect(said(await review(callbackId))).toBe('done');
    const [complaint] = await house.ask<{ id: string; description: string; unit_id: string }>(`select id, description, unit_id from service_case where kind = 'COMPLAINT'`);
    expect((await house.callbacks(caseId))[0]).toMatchObject({ status: 'REVIEWED', complaint_id: complaint!.id });
    expect(complaint).toMatchObject({ unit_id: house.unitId, description: expect.stringContaining('重新维修') });
    expect(await owed(callbackId)).toContainEqual({ rule_key: 'CB-16.decide', status: 'OPEN', verdict: null });
    expect(said(await decideCallback(house.desk, await house.viewer('zhao'), { clientKey: randomUUID(), callbackId, decision: '由工程部返工' }))).toBe('done');
    expect(await owed(callbackId)).toContainEqual({ rule_key: 'CB-16.decide', status: 'MET', verdict: 'ON_TIME' });
    expect(await house.ask('select decision from callback where id = $1', [callbackId])).toEqual([{ decision: '由工程部返工' }]);
  });

  it('of a complaint that is settled and not closed: the new one is linked by the visit, since only a closed one is followed (CP-26)', async () => {
    const { caseId, callbackId } = await complaintVisit();
    const head = await house.viewer('zhao');
    expect(said(await record(head, callbackId, { form: 'HOME_VISIT', secondCallerId: house.assistants[0]!, qualified: false }))).toBe('done');
    expect(said(await review(callbackId))).toBe('done');
    const { complaint_id } = (await house.callbacks(caseId))[0]!;
    expect((await house.events(complaint_id!)).map(({ type, facts }) => [type, facts['previous']])).toContainEqual(['CaseReceived', undefined]);
  });

  it('what fails after the complaint takes it back', async () => {
    const { callbackId } = await drawnVisit();
    await record(assistant, callbackId, { qualified: false });
    await house.ask(`create function die() returns trigger language plpgsql as $$ begin raise exception 'killed' using errcode = 'P0001'; end $$`);
    await house.ask(`create trigger die before insert on journal for each row when (new.type = 'CallbackReviewed') execute function die()`);
    await expect(review(callbackId)).rejects.toThrow('killed');
    expect(await house.ask(`select from service_case where kind = 'COMPLAINT'`)).toEqual([]);
    await house.ask('drop trigger die on journal');
    expect(said(await review(callbackId))).toBe('done');
    expect(await house.ask(`select from service_case where kind = 'COMPLAINT'`)).toHaveLength(1);
  });

  it('not by who visited', async () => {
    const { callbackId } = await drawnVisit();
    const wang = await house.viewer('wang');
    expect(said(await record(wang, callbackId))).toBe('done');
    expect(said(await review(callbackId))).not.toBe('done');
  });
});

describe('An alarm of a visit', () => {
  it('rings its post, reaches no handler, and is acknowledged', async () => {
    const { callbackId } = await complaintVisit();
    await house.at('2027-03-06T10:00:00');
    await house.pass();
    const rung = await house.ask<{ facts: Record<string, unknown>; subject_kind: string }>(`select facts, subject_kind from journal where subject_id = $1 and type = 'ObligationOverdue'`, [callbackId]);
    expect(rung.length).toBeGreaterThan(0);
    const [obligation] = await house.ask<{ id: string }>(`select id from obligation where subject_id = $1 and level > 0`, [callbackId]);
    expect(said(await acknowledgeOverdue(house.desk, await house.viewer('zhao'), { clientKey: randomUUID(), obligationId: obligation!.id, note: null }))).toBe('done');
    expect(await house.ask('select acknowledged_by from obligation where id = $1', [obligation!.id])).toEqual([{ acknowledged_by: house.personIds.zhao }]);
  });
});
