import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { approveExtension } from './approve-extension.js';
import type { Outcome } from './carry-out.js';
import { extendObligation } from './extend-obligation.js';
import { pauseObligation } from './pause-obligation.js';
import { resumeObligation } from './resume-obligation.js';
import { takeDueSteps } from './take-due-steps.js';
import { idOf, openServiceDesk, type Login, type ServiceDesk } from './testing/service-desk.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;

describe('law 5: what moves a clock of a case', () => {
  let house: ServiceDesk;
  let caseId: string;
  let due: number;
  beforeAll(async () => void (house = await openServiceDesk()));
  afterAll(() => house.close());
  beforeEach(async () => {
    caseId = await house.receive({ kind: 'REPAIR' });
    due = (await owed()).dueAt;
  });

  const owed = async () => (await house.read(caseId))!.state.obligations.find(({ rule }) => rule === 'FD-06')!;
  const on = async () => ({ clientKey: randomUUID(), obligationId: (await owed()).id, version: (await house.stored(caseId)).version });
  const refusal = (outcome: Outcome) => (outcome.kind === 'refused' ? outcome.refusal.message.en : null);
  const eventsOf = async (type: string) => (await house.events(caseId)).filter((event) => event.type === type);
  const now = async () => Number((await house.database.pool.query('select (extract(epoch from app_now()) * 1000)::int8 as now')).rows[0].now);

  const pause = async (login: Login, more = {}) => pauseObligation(house.desk, await house.viewer(login), { ...(await on()), reason: 'WAITING_FOR_RESIDENT', ...more });
  const resume = async (login: Login) => resumeObligation(house.desk, await house.viewer(login), await on());
  const ask = async (login: Login, dueAt: number, reason = '等待配件') => extendObligation(house.desk, await house.viewer(login), { ...(await on()), dueAt: new Date(dueAt), reason });
  const approve = async (login: Login, more = {}) => approveExtension(house.desk, await house.viewer(login), { ...(await on()), ...more });

  it('a paused clock does not ring; when it runs again the due time has moved by the pause and the first one stays', async () => {
    idOf(await pause('li', { note: '住户出差至周五' }));
    expect(await owed()).toMatchObject({ nextStepAt: null, pauses: [{ until: null, reason: 'WAITING_FOR_RESIDENT' }] });
    await house.later('3 days');
    await takeDueSteps(house.desk, caseId);
    expect(await eventsOf('ObligationOverdue')).toEqual([]);
    idOf(await resume('li'));
    const after = await owed();
    expect(after.firstDueAt).toBe(due);
    const { from, until } = after.pauses[0]!;
    expect(after.dueAt - due).toBe(until! - from);
    expect(until! - from).toBeGreaterThanOrEqual(3 * DAY);
  });

  it('the pause says its reason and keeps its words beside the journal', async () => {
    idOf(await pause('li', { note: '住户出差至周五' }));
    const [paused] = await eventsOf('ObligationPaused');
    expect(paused).toMatchObject({ actor_id: house.personIds.li, facts: { reason: 'WAITING_FOR_RESIDENT', note: expect.any(String) } });
    const { rows } = await house.database.pool.query('select kind, body from case_note where id = $1', [paused!.facts['note']]);
    expect(rows).toEqual([{ kind: 'NOTE', body: '住户出差至周五' }]);
  });

  it.each<[string, () => Promise<Outcome>, RegExp]>([
    ['a pause for a reason that is not listed', () => pause('li', { reason: 'TIRED' }), /from the list/],
    ['a pause by a guard, whose post may not', () => pause('zhou'), /may do this: handle/],
    ['a second pause', async () => (idOf(await pause('li')), pause('li')), /stands still already/],
    ['running again what runs', () => resume('li'), /not paused/],
    ['a pause of what is overdue', async () => (await house.later('2 days 1 second'), pause('li')), /overdue already/],
    ['an extension to an earlier time', () => ask('li', due - HOUR), /later than the present/],
    ['an extension of what is overdue', async () => (await house.later('2 days 1 second'), ask('li', due + 9 * DAY)), /overdue already/],
    ['an extension of a paused clock', async () => (idOf(await pause('li')), ask('li', due + DAY)), /let it run again/],
    ['an approval where nobody asked', () => approve('zhao'), /waits for approval/],
    ['an approval by the person who asked (law 10)', async () => (idOf(await ask('zhao', due + DAY)), approve('zhao')), /other than the one who asks/],
    ['an approval by a post that may not', async () => (idOf(await ask('li', due + DAY)), approve('wang')), /approve extensions/],
    ['an approval that comes after the due time (law 3)', async () => (idOf(await ask('li', due + DAY)), await house.later('2 days 1 second'), approve('zhao')), /overdue already/],
  ])('refuses %s', async (_, act, words) => {
    expect(refusal(await act())).toMatch(words);
    expect((await owed()).dueAt).toBe(due);
  });

  it('a request moves nothing; another person’s approval does, and keeps the first due time', async () => {
    idOf(await ask('li', due + DAY));
    expect(await owed()).toMatchObject({ dueAt: due, extension: null, extensionRequest: { dueAt: due + DAY, reason: '等待配件', requestedBy: house.personIds.li } });
    expect((await eventsOf('ExtensionRequested'))[0]).toMatchObject({ actor_id: house.personIds.li, facts: { wantedDueAt: due + DAY } });
    idOf(await approve('zhao'));
    expect(await owed()).toMatchObject({
      dueAt: due + DAY, firstDueAt: due, extensionRequest: null,
      extension: { dueAt: due + DAY, reason: '等待配件', requestedBy: house.personIds.li, approvedBy: house.personIds.zhao },
    });
    expect((await eventsOf('ObligationExtended'))[0]).toMatchObject({ actor_id: house.personIds.zhao });
  });

  it('on time is the new time itself; a moment later it rings', async () => {
    idOf(await ask('li', due + DAY));
    idOf(await approve('zhao'));
    await house.later(`${due + DAY - (await now()) - 2000} milliseconds`);
    await takeDueSteps(house.desk, caseId);
    expect(await eventsOf('ObligationOverdue')).toEqual([]);
    await house.later('3 seconds');
    await takeDueSteps(house.desk, caseId);
    expect(await eventsOf('ObligationOverdue')).toHaveLength(1);
  });

  it('what is approved is what was seen: a newer request in between is a conflict', async () => {
    idOf(await ask('li', due + DAY));
    const seen = (await house.stored(caseId)).version;
    idOf(await ask('li', due + 30 * DAY));
    expect(await approve('zhao', { version: seen })).toEqual({ kind: 'conflict', caseId, yourVersion: seen });
    expect((await owed()).dueAt).toBe(due);
  });

  it('the same submission twice is one request and one answer', async () => {
    const input = { ...(await on()), dueAt: new Date(due + DAY), reason: '等待配件' };
    const li = await house.viewer('li');
    expect(await extendObligation(house.desk, li, input)).toEqual(await extendObligation(house.desk, li, input));
    expect(await eventsOf('ExtensionRequested')).toHaveLength(1);
  });

  it('another centre’s clock is not found', async () => {
    for (const act of [pause, resume, approve]) await expect(act('chen')).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    await expect(ask('chen', due + DAY)).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  });
});
