import { randomUUID } from 'node:crypto';
import { DEFAULT_SETTINGS } from '@guanjia/domain';
import { graphql, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../context.js';
import { organisationLoaders } from '../organisation/organisation-loaders.js';
import { adoptPolicies } from '../policies/adopt-policies.js';
import { buildExecutableSchema } from '../schema.js';
import { openServiceDesk, type Login, type ServiceDesk } from './testing/service-desk.js';

const CASE = `id version status confidential
  checklists { rule name { zh } clauses { source } steps { key name { zh } strength choice evidence { zh } recordedAt } }
  pendingRequests { kind reason requestedBy { name { en } } at intoCaseId intoNumber }
  obligations { id rule status dueAt firstDueAt extensionRequest { dueAt reason at requestedBy { name { en } } } extension { dueAt approvedBy { name { en } } } pauses { from until reason name { zh } } }
  availableActions { verb allowed why { en } }`;

describe('the verbs of §4 over GraphQL', () => {
  type Answer = any;
  let house: ServiceDesk;
  let schema: GraphQLSchema;
  let caseId: string;
  beforeAll(async () => {
    house = await openServiceDesk();
    await adoptPolicies(house.database, { centreId: house.centreId, packs: ['reception/p', 'help-requests/f-c-u'], settings: DEFAULT_SETTINGS, from: new Date('2020-01-02T00:00:00Z') });
    schema = buildExecutableSchema();
  });
  afterAll(() => house.close());
  beforeEach(async () => void (caseId = await house.receive({ kind: 'HELP_REQUEST', category: 'FIRST_AID' })));

  async function ask(login: Login, source: string, variableValues: Record<string, unknown> = {}): Promise<Answer> {
    const viewer = await house.viewer(login);
    const contextValue = { ...house.desk, viewer, organisation: organisationLoaders(house.database, viewer) } as unknown as Context;
    const { data, errors } = await graphql({ schema, source, variableValues, contextValue });
    if (errors) throw errors[0]!;
    return JSON.parse(JSON.stringify(data));
  }
  const read = async (login: Login) => (await ask(login, `query ($id: ID!) { case(id: $id) { ${CASE} } }`, { id: caseId })).case;
  /** A mutation by its name, with what every input says. */
  async function act(login: Login, verb: string, more: Record<string, unknown>): Promise<Answer> {
    const name = `${verb[0]!.toUpperCase()}${verb.slice(1)}Input`;
    const { version } = await house.stored(caseId);
    const about = 'obligationId' in more ? {} : { caseId };
    const answer = await ask(login, `mutation ($input: ${name}!) { result: ${verb}(input: $input) { case { ${CASE} } refusal { message { en } } conflict { yourVersion } } }`, { input: { clientKey: randomUUID(), version, ...about, ...more } });
    return answer.result;
  }
  const may = (view: Answer, verb: string) => view.availableActions.find((action: Answer) => action.verb === verb);

  it('an extension that was asked for stands on the obligation, is offered to who may approve it and to nobody else', async () => {
    const before = await read('li');
    const { id: obligationId, dueAt } = before.obligations.find(({ status }: Answer) => status === 'OPEN');
    expect(may(await read('zhao'), 'approveExtension')).toMatchObject({ allowed: false, why: { en: expect.stringContaining('waits for approval') } });
    const later = new Date(Date.parse(dueAt) + 3_600_000).toISOString();
    const asked = await act('li', 'extendObligation', { obligationId, dueAt: later, reason: '等待救护车' });
    const owed = asked.case.obligations.find(({ id }: Answer) => id === obligationId);
    expect(owed).toMatchObject({ dueAt, extension: null, extensionRequest: { dueAt: later, reason: '等待救护车', requestedBy: { name: { en: 'Li' } } } });
    expect(may(asked.case, 'approveExtension')).toMatchObject({ allowed: false });
    expect(may(await read('zhao'), 'approveExtension')).toMatchObject({ allowed: true, why: null });
    const approved = await act('zhao', 'approveExtension', { obligationId });
    expect(approved.case.obligations.find(({ id }: Answer) => id === obligationId)).toMatchObject({
      dueAt: later, firstDueAt: dueAt, extensionRequest: null, extension: { dueAt: later, approvedBy: { name: { en: 'Zhao' } } },
    });
  });

  it('a pause names a listed reason, and the list can be read', async () => {
    const { pauseReasons } = await ask('li', '{ pauseReasons { key name { zh en } } }');
    expect(pauseReasons).toContainEqual({ key: 'WAITING_FOR_RESIDENT', name: { zh: '等待住户', en: 'Waiting for the resident' } });
    const { id: obligationId } = (await read('li')).obligations.find(({ status }: Answer) => status === 'OPEN');
    const paused = await act('li', 'pauseObligation', { obligationId, reason: 'WAITING_FOR_RESIDENT' });
    expect(paused.case.obligations.find(({ id }: Answer) => id === obligationId).pauses).toMatchObject([{ until: null, reason: 'WAITING_FOR_RESIDENT', name: { zh: '等待住户' } }]);
    expect(may(paused.case, 'resumeObligation')).toMatchObject({ allowed: true });
    expect((await act('li', 'resumeObligation', { obligationId })).case.obligations.find(({ id }: Answer) => id === obligationId).pauses).toMatchObject([{ until: expect.any(String) }]);
  });

  it('checklists stand beside the case with what is recorded of them (FA-01)', async () => {
    const [list] = (await read('zhou')).checklists;
    expect(list).toMatchObject({ rule: 'FA-01', clauses: expect.arrayContaining([{ source: 'F' }]) });
    expect(list.steps[0]).toMatchObject({ key: 'FA_PLACE', strength: 'MUST', evidence: { zh: '楼层、房号' }, recordedAt: null });
    const recorded = await act('zhou', 'recordStep', { step: 'FA_PLACE', evidence: '12楼1201' });
    expect(recorded.case.checklists[0].steps[0].recordedAt).toMatch(/Z$/);
  });

  it('what waits for a second person is shown with its reason and who asked (law 10)', async () => {
    const other = await house.receive({ kind: 'HELP_REQUEST', category: 'FIRST_AID' });
    await act('li', 'cancelCase', { reason: '重复登记' });
    const { case: asked } = await act('li', 'mergeCase', { intoCaseId: other, reason: '同一件事' });
    expect(asked.pendingRequests).toMatchObject([
      { kind: 'CANCEL', reason: '重复登记', requestedBy: { name: { en: 'Li' } }, intoCaseId: null },
      { kind: 'MERGE', reason: '同一件事', intoCaseId: other, intoNumber: (await house.stored(other)).number },
    ]);
    for (const verb of ['approveCancellation', 'approveMerge']) {
      expect(may(asked, verb)).toMatchObject({ allowed: false });
      expect(may(await read('wang'), verb)).toMatchObject({ allowed: true });
    }
    const done = await act('wang', 'approveMerge', {});
    expect(done.case).toMatchObject({ status: 'CLOSED', pendingRequests: [] });
  });

  it.each<[string, Login, Record<string, unknown>]>([
    ['dispatchCase', 'li', { post: 'GUARD' }],
    ['referCase', 'li', { party: 'DEPARTMENT', name: '工程部', reason: '需维修' }],
    ['remindOwner', 'li', { note: '请尽快' }],
    ['addNote', 'zhou', { about: 'RISK', body: '有争执' }],
    ['markConfidential', 'wang', { reason: '涉及公司合同' }],
  ])('%s answers with the case as it is now', async (verb, login, more) => {
    const { case: view, refusal } = await act(login, verb, more);
    expect(refusal).toBeNull();
    expect(view).toMatchObject({ id: caseId, version: 2, confidential: verb === 'markConfidential' });
  });

  it('every verb that availableActions names is a mutation of the contract', async () => {
    const mutations = Object.keys(schema.getMutationType()!.getFields());
    const { availableActions } = await read('zhao');
    expect(mutations).toEqual(expect.arrayContaining(availableActions.map(({ verb }: Answer) => verb)));
    expect(availableActions.length).toBeGreaterThan(20);
  });
});
