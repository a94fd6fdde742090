import { randomUUID } from 'node:crypto';
import { DEFAULT_SETTINGS, type CaseState } from '@guanjia/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { adoptPolicies } from '../policies/adopt-policies.js';
import { addNote } from './add-note.js';
import type { Outcome } from './carry-out.js';
import { dispatchCase } from './dispatch-case.js';
import { recordStep } from './record-step.js';
import { referCase } from './refer-case.js';
import { remindOwner } from './remind-owner.js';
import { settleCase } from './settle-case.js';
import { idOf, openServiceDesk, type Login, type ServiceDesk } from './testing/service-desk.js';

describe('work that is given out and recorded', () => {
  let house: ServiceDesk;
  let caseId: string;
  beforeAll(async () => {
    house = await openServiceDesk();
    await adoptPolicies(house.database, { centreId: house.centreId, packs: ['reception/p', 'complaints/s-k', 'help-requests/f-c-u'], settings: DEFAULT_SETTINGS, from: new Date('2020-01-02T00:00:00Z') });
  });
  afterAll(() => house.close());
  beforeEach(async () => void (caseId = await house.receive({ kind: 'HELP_REQUEST', category: 'FIRST_AID', matter: '老人摔倒' })));

  const on = async () => ({ clientKey: randomUUID(), caseId, version: (await house.stored(caseId)).version });
  const as = (login: Login) => house.viewer(login);
  const refusal = (outcome: Outcome) => (outcome.kind === 'refused' ? outcome.refusal.message.en : null);
  const lastEvent = async (type: string) => (await house.events(caseId)).findLast((event) => event.type === type);
  const notes = async () => (await house.database.pool.query('select kind, body from case_note where case_id = $1 order by at, id', [caseId])).rows;
  const state = async (): Promise<CaseState> => (await house.read(caseId))!.state;

  const dispatch = async (login: Login, more = {}) => dispatchCase(house.desk, await as(login), { ...(await on()), post: 'GUARD', note: '带上担架', ...more });
  const refer = async (login: Login, more = {}) => referCase(house.desk, await as(login), { ...(await on()), party: 'DEPARTMENT', name: '工程部', ownerPost: 'DEPARTMENT_HEAD', reason: '需更换管道', ...more });
  const remind = async (login: Login, more = {}) => remindOwner(house.desk, await as(login), { ...(await on()), note: '住户再次来电', ...more });
  const write = async (login: Login, more = {}) => addNote(house.desk, await as(login), { ...(await on()), about: 'RISK', body: '家属之间有争执', ...more });
  const step = async (login: Login, more = {}) => recordStep(house.desk, await as(login), { ...(await on()), step: 'FA_PLACE', evidence: '12楼1201', ...more });
  const VERBS = { dispatch, refer, remind, write, step };

  it.each(Object.entries(VERBS))('%s does not find another centre’s case', async (_, act) => {
    await expect(act('chen')).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  });

  it.each<[string, () => Promise<Outcome>, RegExp]>([
    ['a dispatch by a guard', () => dispatch('zhou'), /may do this: dispatch/],
    ['a dispatch of a post that does not exist', () => dispatch('li', { post: 'ASTRONAUT' }), /no post/],
    ['a referral by a guard', () => refer('zhou'), /may do this: handle/],
    ['a referral that makes a party outside the owner', () => refer('li', { party: 'POLICE', name: '派出所' }), /cannot own/],
    ['a reminder by the head of a department', () => remind('sun'), /may do this: remind/],
    ['a reminder of a settled case', async () => (idOf(await settleCase(house.desk, await as('li'), { ...(await on()), result: '已送医' })), remind('li')), /settled/],
    ['a step that no checklist of the case has', () => step('zhou', { step: 'FA_AT_HOSPITAL' }), /no step/],
    ['a step without the evidence that it asks for', () => step('zhou', { evidence: ' ' }), /floor and room/],
    ['a step stated for the future (law 11)', () => step('zhou', { statedAt: new Date(Date.now() + 1e9) }), /future/],
  ])('refuses %s, and changes nothing', async (what, act, words) => {
    const before = await state();
    expect(refusal(await act())).toMatch(words);
    if (!what.includes('settled')) expect(await state()).toEqual(before);
  });

  it('HR-09: a referral without a reason does not pass the door', async () => {
    await expect(refer('li', { reason: ' ' })).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });

  it('HR-04, FA-02: someone is sent, the owner stays, the work has begun', async () => {
    idOf(await dispatch('li'));
    expect(await house.stored(caseId)).toMatchObject({ status: 'IN_PROGRESS', owner_post: 'RECEPTIONIST' });
    expect(await lastEvent('CaseDispatched')).toMatchObject({ actor_id: house.personIds.li, facts: { post: 'GUARD' } });
    expect(await notes()).toEqual([{ kind: 'NOTE', body: '带上担架' }]);
  });

  it('HR-09: what cannot be met here goes to the department that can, recorded with the reason; no clock moves', async () => {
    const dues = (await state()).obligations.map(({ dueAt }) => dueAt);
    idOf(await refer('li'));
    expect(await house.stored(caseId)).toMatchObject({ owner_post: 'DEPARTMENT_HEAD', responsible_department: '工程部' });
    expect((await lastEvent('CaseReferred'))!.facts).toMatchObject({ party: 'DEPARTMENT', department: '工程部', from: 'RECEPTIONIST' });
    expect(await notes()).toEqual([{ kind: 'REASON', body: '需更换管道' }]);
    expect((await state()).obligations.slice(0, dues.length).map(({ dueAt }) => dueAt)).toEqual(dues);
  });

  it('a party outside takes nothing over, and its name is no fact', async () => {
    idOf(await refer('li', { party: 'DEVELOPER', name: '春江置业', ownerPost: null, inWriting: true }));
    expect(await house.stored(caseId)).toMatchObject({ owner_post: 'RECEPTIONIST', responsible_department: null });
    expect(JSON.stringify((await lastEvent('CaseReferred'))!.facts)).not.toContain('春江');
    expect(await notes()).toEqual([{ kind: 'REASON', body: '春江置业：需更换管道' }]);
  });

  it('催办: the owner is reminded, as often as it takes; nobody’s clock moves', async () => {
    const before = (await state()).obligations;
    for (let i = 0; i < 2; i++) idOf(await remind('li'));
    expect((await house.events(caseId)).filter(({ type }) => type === 'CaseReminded').map(({ facts }) => facts['to'])).toEqual(['RECEPTIONIST', 'RECEPTIONIST']);
    expect((await state()).obligations).toEqual(before);
  });

  it('HR-21: a note says what it is about; its words stay out of the journal', async () => {
    idOf(await write('zhou'));
    expect((await lastEvent('NoteAdded'))!.facts).toMatchObject({ about: 'RISK' });
    expect(JSON.stringify(await house.events(caseId))).not.toContain('争执');
    expect(await notes()).toEqual([{ kind: 'NOTE', body: '家属之间有争执' }]);
  });

  it('FA-01: a step is recorded with its evidence by whoever did it, judged by the time of recording', async () => {
    const { receivedAt } = await state();
    idOf(await step('zhou', { statedAt: new Date(receivedAt) }));
    const recorded = await lastEvent('StepRecorded');
    expect(recorded).toMatchObject({ actor_id: house.personIds.zhou, facts: { checklist: 'FA-01', step: 'FA_PLACE', statedAt: receivedAt } });
    expect(recorded!.facts['step.FA_PLACE']).toBe(recorded!.at.getTime());
    expect(await notes()).toEqual([{ kind: 'NOTE', body: '12楼1201' }]);
  });
});
