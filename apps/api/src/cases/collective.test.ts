import { randomUUID } from 'node:crypto';
import { DEFAULT_SETTINGS } from '@guanjia/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { adoptPolicies } from '../policies/adopt-policies.js';
import { publishPacks } from '../policies/publish-packs.js';
import { answerHousehold } from './answer-household.js';
import { approvePlan } from './approve-plan.js';
import type { Outcome } from './carry-out.js';
import { classifyCase } from './classify-case.js';
import { closeCase } from './close-case.js';
import { confirmHousehold } from './confirm-household.js';
import { householdsOfCases } from './households-of-cases.js';
import { joinHouseholds } from './join-households.js';
import { linksOfCases } from './linked-cases.js';
import { proposePlan } from './propose-plan.js';
import { recordStep } from './record-step.js';
import { reportUp } from './report-up.js';
import { returnPlan } from './return-plan.js';
import { settleCase } from './settle-case.js';
import { idOf, openServiceDesk, type Login, type ServiceDesk } from './testing/service-desk.js';

describe('plans and collective complaints, stored (CP-11, CP-23)', () => {
  let house: ServiceDesk;
  let caseId: string;
  let units: string[];
  beforeAll(async () => {
    house = await openServiceDesk();
    const packs = (await publishPacks(house.database)).map(({ key }) => key).filter((key) => ['reception/p', 'complaints/s-k', 'complaints/s-k-x'].includes(key));
    await adoptPolicies(house.database, { centreId: house.centreId, packs, settings: DEFAULT_SETTINGS, from: new Date('2021-01-01T00:00:00Z') });
    const { rows } = await house.database.pool.query<{ id: string }>(
      `insert into unit (id, centre_id, building_id, number) select uuidv7(), u.centre_id, u.building_id, n::text from unit u, generate_series(1301, 1305) n where u.id = $1 returning id`, [house.unitId]);
    units = rows.map(({ id }) => id);
  });
  afterAll(() => house.close());
  beforeEach(async () => void (caseId = await house.receive({ residentId: house.residentId, callerName: null, callerTelephone: null })));

  const as = (login: Login) => house.viewer(login);
  const on = async (id = caseId) => ({ clientKey: randomUUID(), caseId: id, version: (await house.stored(id)).version });
  const refusal = (outcome: Outcome) => (outcome.kind === 'refused' ? outcome.refusal : null);
  const scope = () => ({ centreIds: [house.centreId], audiences: ['CENTRE'] });
  const households = async () => (await householdsOfCases(house.database.pool, [caseId], scope()))[0]!;
  const classify = async (id = caseId) => idOf(await classifyCase(house.desk, await as('wang'), { ...(await on(id)), kind: 'COMPLAINT', validity: 'VALID', severity: 'IMPORTANT', basis: 'CORRECTION' }));
  const join = async (login: Login, caseIds: string[], people: { unitId?: string; name?: string; telephone?: string }[] = []) => joinHouseholds(house.desk, await as(login), { ...(await on()), caseIds, households: people, reason: '同一部电梯' });
  const answer = async (login: Login, householdId: string, form: 'VISIT' | 'TELEPHONE' = 'VISIT') => answerHousehold(house.desk, await as(login), { ...(await on()), householdId, form, reply: '电梯已修好', signedBy: '郑女士' });
  const ask = async (login: Login, householdId: string, outcome: 'SATISFIED' | 'DISSATISFIED' | 'NOT_REACHED' = 'SATISFIED') => confirmHousehold(house.desk, await as(login), { ...(await on()), householdId, outcome });
  const close = async () => closeCase(house.desk, await as('zhao'), { ...(await on()), reason: '各户均已知悉' });
  const plan = async () => {
    idOf(await proposePlan(house.desk, await as('wang'), { ...(await on()), findings: '门机故障', plan: '当日更换' }));
    idOf(await approvePlan(house.desk, await as('zhao'), await on()));
  };
  const settle = async () => idOf(await settleCase(house.desk, await as('sun'), { ...(await on()), result: '已更换' }));
  /** The case's own household, two complaints of others, two without one. */
  const five = async () => {
    const others = [await house.receive({ unitId: units[0]!, callerName: '王先生', callerTelephone: '13900001111' }), await house.receive({ unitId: units[1]!, callerName: '李女士', callerTelephone: '13900002222' })];
    idOf(await join('wang', others, [{ unitId: units[2]! }, { name: '五楼住户', telephone: '13900003333' }]));
    return others;
  };

  it('CP-02 (S 5.1.1): harm that was stopped first is recorded with the reception, once, as its step', async () => {
    const input = { clientKey: randomUUID(), residentId: house.residentId, callerName: null, callerTelephone: null, harmStopped: '已关闭水阀' };
    const id = await house.receive(input);
    expect(await house.receive(input)).toBe(id);
    const steps = (await house.events(id)).filter(({ type }) => type === 'StepRecorded');
    expect(steps.map(({ facts, actor_id }) => [facts['checklist'], facts['step'], actor_id])).toEqual([['CP-01', 'HARM_STOPPED', house.personIds.li]]);
    const repair = await house.receive({ ...input, clientKey: randomUUID(), kind: 'REPAIR' });
    expect((await house.events(repair)).some(({ type }) => type === 'StepRecorded')).toBe(false);
  });

  it('CP-11: the plan is kept with who proposed and who approved; returned, with what is to be changed', async () => {
    await classify();
    expect(refusal(await settleCase(house.desk, await as('sun'), { ...(await on()), result: '好了' }))).toMatchObject({ rule: 'CP-11.settle' });
    expect(refusal(await proposePlan(house.desk, await as('wang'), { ...(await on()), plan: '当日更换' }))).toMatchObject({ rule: 'CP-35' });
    expect(refusal(await proposePlan(house.desk, await as('sun'), { ...(await on()), findings: '门机故障', plan: '当日更换' }))).toMatchObject({ rule: 'CP-11' });
    idOf(await proposePlan(house.desk, await as('wang'), { ...(await on()), findings: '门机故障', plan: '当日更换' }));
    expect(refusal(await approvePlan(house.desk, await as('wang'), await on()))).toMatchObject({ rule: 'CP-11.approve' });
    idOf(await returnPlan(house.desk, await as('zhao'), { ...(await on()), reason: '费用由谁承担？' }));
    await plan();
    await settle();
    const told = (await house.events(caseId)).filter(({ type }) => type.startsWith('Plan'));
    expect(told.map(({ type, actor_id }) => [type, actor_id])).toEqual([
      ['PlanProposed', house.personIds.wang], ['PlanReturned', house.personIds.zhao], ['PlanProposed', house.personIds.wang], ['PlanApproved', house.personIds.zhao],
    ]);
    // Texts stand beside the journal, never in it.
    expect(JSON.stringify(told)).not.toMatch(/更换|承担/);
  });

  it('CP-23: named households are kept with whom they are known by; their complaints end as merged, and lead there', async () => {
    const [first] = await five();
    expect((await households()).map(({ unitId, name, telephoneMasked, fromCase }) => [unitId, name, telephoneMasked, fromCase?.status ?? null])).toEqual([
      [house.unitId, '郑女士', '138****5678', null],
      [units[0], '王先生', '139****1111', 'CLOSED'],
      [units[1], '李女士', '139****2222', 'CLOSED'],
      [units[2], null, null, null],
      [null, '五楼住户', '139****3333', null],
    ]);
    expect((await linksOfCases(house.database.pool, [first!], scope()))[0]!.mergedInto?.id).toBe(caseId);
    expect((await house.events(first!)).map(({ type }) => type)).toEqual(expect.arrayContaining(['CaseMerged', 'CaseClosed']));
    expect((await house.obligations(caseId)).map(({ rule_key }) => rule_key)).toContain('CP-23.manager');
    expect(JSON.stringify((await house.events(caseId)).filter(({ type }) => type === 'HouseholdJoined'))).not.toMatch(/王先生|1390000/);
  });

  it('CP-23: fewer than five are refused, and nothing is written', async () => {
    const other = await house.receive({ unitId: units[0]!, callerName: '王先生', callerTelephone: '13900001111' });
    expect(refusal(await join('wang', [other]))).toMatchObject({ rule: 'CP-23', message: { zh: expect.stringContaining('现列明2户') } });
    expect([await households(), (await house.stored(other)).status]).toEqual([[], 'RECEIVED']);
  });

  it('CP-23: a home that is named already ends without being named twice; later households are added', async () => {
    await five();
    const again = await house.receive({ unitId: units[0]!, callerName: '王太太', callerTelephone: '13900004444' });
    const sixth = await house.receive({ unitId: units[3]!, callerName: '赵先生', callerTelephone: '13900005555' });
    idOf(await join('zhao', [again, sixth]));
    expect((await households()).map(({ name }) => name)).toEqual(['郑女士', '王先生', '李女士', null, '五楼住户', '赵先生']);
    expect((await house.stored(again)).status).toBe('CLOSED');
  });

  it('CP-23: not by the desk alone, and nothing of another centre', async () => {
    const others = [await house.receive({ unitId: units[0]! })];
    expect(refusal(await join('li', others, units.map((unitId) => ({ unitId }))))?.message.en).toMatch(/approve cancelling and merging/);
    await expect(join('wang', [randomUUID()])).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    await expect(join('wang', [], [{ unitId: house.otherUnitId }])).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    await expect(join('chen', others)).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    await expect(join('wang', [], [{}])).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });

  it('CP-23: sent twice at once it is done once; two that want the same complaints, only one gets them', async () => {
    const others = [await house.receive({ unitId: units[0]!, callerName: '王先生', callerTelephone: '13900001111' })];
    const input = { ...(await on()), caseIds: others, households: units.slice(1, 4).map((unitId) => ({ unitId })), reason: '同一部电梯' };
    const wang = await as('wang');
    const twice = await Promise.all([joinHouseholds(house.desk, wang, input), joinHouseholds(house.desk, wang, input)]);
    expect(twice.map(({ kind }) => kind)).toEqual(['done', 'done']);
    expect(await households()).toHaveLength(5);
    const rival = await house.receive({ unitId: units[4]! });
    const late = await joinHouseholds(house.desk, await as('zhao'), { ...(await on(rival)), caseIds: others, households: units.slice(1, 4).map((unitId) => ({ unitId })), reason: '同一部电梯' });
    expect(refusal(late)?.message.en).toMatch(/closed/);
  });

  it('CP-23: from the first visit to the last confirmation; closing before names who is missing', async () => {
    await five();
    await classify();
    await plan();
    idOf(await reportUp(house.desk, await as('wang'), { ...(await on()), to: ['CENTRE_MANAGER'], note: '集体投诉' }));
    idOf(await reportUp(house.desk, await as('zhao'), { ...(await on()), to: ['DEPUTY_GENERAL_MANAGER', 'COMPLAINT_CENTRE'], note: '集体投诉' }));
    idOf(await recordStep(house.desk, await as('zhao'), { ...(await on()), step: 'SPECIAL_INCIDENT_REPORT', evidence: '经过、原因、措施' }));
    const [own, second, third, fourth, fifth] = await households();
    expect(refusal(await answer('sun', own!.id, 'TELEPHONE'))).toMatchObject({ rule: 'CP-23.household' });
    for (const household of [own, second, third]) idOf(await answer('sun', household!.id));
    await settle();
    const missing = refusal(await close());
    expect(missing?.rule).toBe('CP-23.close');
    expect(missing?.message.zh).toMatch(/尚未答复：3栋 1303、五楼住户。$/);
    expect(missing?.message.en).toMatch(/Not answered yet: Building 3 1303, 五楼住户\.$/);
    expect(refusal(await ask('wang', fourth!.id))?.message.en).toMatch(/no answer yet/);
    for (const household of [fourth, fifth]) idOf(await answer('sun', household!.id));
    expect((await house.stored(caseId))['definite_answer_at']).not.toBeNull();
    expect(refusal(await ask('sun', own!.id))).not.toBeNull();
    idOf(await ask('wang', own!.id));
    idOf(await ask('wang', second!.id, 'NOT_REACHED'));
    idOf(await ask('wang', second!.id, 'DISSATISFIED'));
    expect((await house.stored(caseId)).status).toBe('IN_PROGRESS');
    expect((await households())[1]).toMatchObject({ answeredAt: null, signedBy: null, outcome: 'DISSATISFIED' });
    idOf(await answer('sun', second!.id));
    await settle();
    for (const household of [second, third, fourth, fifth]) idOf(await ask('wang', household!.id));
    expect(await house.stored(caseId)).toMatchObject({ status: 'CLOSED' });
    expect((await households()).map(({ answerForm, signedBy, outcome }) => [answerForm, signedBy, outcome])).toEqual(Array.from({ length: 5 }, () => ['VISIT', '郑女士', 'SATISFIED']));
  });
});
