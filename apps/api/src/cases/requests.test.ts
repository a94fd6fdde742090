import { randomUUID } from 'node:crypto';
import { DEFAULT_SETTINGS } from '@guanjia/domain';
import { graphql, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../context.js';
import { organisationLoaders } from '../organisation/organisation-loaders.js';
import { adoptPolicies } from '../policies/adopt-policies.js';
import { buildExecutableSchema } from '../schema.js';
import { readCase } from './load-case.js';
import { scopeOf } from '../access/scope.js';
import { openServiceDesk, type Login, type ServiceDesk } from './testing/service-desk.js';

const CASE = `id number version status urgent confidential special collective
  pendingRequests { kind } mergedInto { number status } mergedFrom { number } previousCase { number } followingCases { number matter }
  obligations { id rule status dueAt notBeforeAt extensionRequest { reason } }
  timeline { type name { zh } note facts { key value } }
  resident { name } place { id } callerTelephoneMasked anonymous`;

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Answer = any;

const FORBIDDEN = { extensions: { code: 'FORBIDDEN' } };

describe('how requests end that are not granted, the marks on a case, and the ties between cases', () => {
  let house: ServiceDesk;
  let schema: GraphQLSchema;
  let caseId: string;
  beforeAll(async () => {
    house = await openServiceDesk();
    schema = buildExecutableSchema();
  });
  afterAll(() => house.close());
  beforeEach(async () => void (caseId = await house.receive({ kind: 'REPAIR' })));

  async function ask(login: Login, source: string, variableValues: Record<string, unknown> = {}): Promise<Answer> {
    const viewer = await house.viewer(login);
    const contextValue = { ...house.desk, viewer, organisation: organisationLoaders(house.database, viewer) } as unknown as Context;
    const { data, errors } = await graphql({ schema, source, variableValues, contextValue });
    if (errors) throw errors[0]!;
    return JSON.parse(JSON.stringify(data));
  }
  const read = async (login: Login, id = caseId) => (await ask(login, `query ($id: ID!) { case(id: $id) { ${CASE} } }`, { id })).case;
  const mutate = async (login: Login, verb: string, input: Record<string, unknown>) =>
    (await ask(login, `mutation ($input: ${verb[0]!.toUpperCase()}${verb.slice(1)}Input!) { result: ${verb}(input: $input) { case { ${CASE} } refusal { message { en } } conflict { yourVersion } } }`, { input })).result;
  async function act(login: Login, verb: string, more: Record<string, unknown> = {}, id = caseId): Promise<Answer> {
    const about = 'obligationId' in more ? {} : { caseId: id };
    return mutate(login, verb, { clientKey: randomUUID(), version: (await house.stored(id)).version, ...about, ...more });
  }
  const no = (answer: Answer) => answer.refusal?.message.en;
  const fd06 = (view: Answer) => view.obligations.find(({ rule }: Answer) => rule === 'FD-06');

  describe.each([
    ['CANCEL', () => act('li', 'cancelCase', { reason: '重复登记' })],
    ['MERGE', async () => act('li', 'mergeCase', { reason: '同一漏水', intoCaseId: await house.receive({ kind: 'REPAIR' }) })],
  ] as const)('a request to %s', (kind, request) => {
    it('is declined by another person, with the reason on the record', async () => {
      await request();
      await expect(act('li', 'declineRequest', { kind, reason: '不是重复' })).rejects.toMatchObject(FORBIDDEN);
      const { case: after } = await act('wang', 'declineRequest', { kind, reason: '不是重复' });
      expect(after).toMatchObject({ pendingRequests: [], status: 'RECEIVED', mergedInto: null });
      expect(after.timeline[0]).toMatchObject({ type: kind === 'CANCEL' ? 'CancellationDeclined' : 'MergeDeclined', note: '不是重复' });
      expect(no(await act('wang', kind === 'CANCEL' ? 'approveCancellation' : 'approveMerge'))).toMatch(/No .* waits/);
    });
    it('is withdrawn by who asked; sent twice it is one act; somebody else’s version is a conflict', async () => {
      const { case: asked } = await request();
      expect(no(await act('wang', 'withdrawRequest', { kind }))).toMatch(/Only the person who asked/);
      expect((await act('li', 'withdrawRequest', { kind, version: asked.version - 1 })).conflict).toEqual({ yourVersion: asked.version - 1 });
      const input = { clientKey: randomUUID(), caseId, version: asked.version, kind };
      for (const _ of ['sent', 'sent again']) expect((await mutate('li', 'withdrawRequest', input)).case.pendingRequests).toEqual([]);
      expect((await read('li')).timeline.filter(({ type }: Answer) => type.endsWith('Withdrawn'))).toHaveLength(1);
    });
  });

  describe('more time', () => {
    const request = async () => act('li', 'extendObligation', { obligationId: fd06(await read('li')).id, dueAt: new Date(Date.parse(fd06(await read('li')).dueAt) + 3_600_000).toISOString(), reason: '等待配件' });
    it('is declined by who might have granted it; the due time stays', async () => {
      const before = fd06((await request()).case);
      expect(before.extensionRequest).toEqual({ reason: '等待配件' });
      await expect(act('wang', 'declineExtension', { obligationId: before.id, reason: '配件已到' })).rejects.toMatchObject(FORBIDDEN);
      const { case: after } = await act('zhao', 'declineExtension', { obligationId: before.id, reason: '配件已到' });
      expect(fd06(after)).toMatchObject({ extensionRequest: null, dueAt: before.dueAt });
    });
    it('is withdrawn by who asked', async () => {
      const { id: obligationId } = fd06((await request()).case);
      expect(no(await act('zhao', 'withdrawExtension', { obligationId }))).toMatch(/Only the person who asked/);
      expect(fd06((await act('li', 'withdrawExtension', { obligationId })).case).extensionRequest).toBeNull();
    });
  });

  it('another centre’s case is not found by any of them', async () => {
    const acts: [string, Record<string, unknown>][] = [['withdrawRequest', { kind: 'CANCEL', version: 1 }], ['markUrgent', { urgent: true, reason: 'x', version: 1 }], ['attachFile', { attachmentId: randomUUID() }]];
    for (const [verb, more] of acts) {
      const input = { clientKey: randomUUID(), caseId, ...more };
      await expect(mutate('chen', verb, input), verb).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    }
  });

  it('the urgent mark is set and taken off with its reason', async () => {
    expect((await act('li', 'markUrgent', { urgent: true, reason: '水正在流' })).case).toMatchObject({ urgent: true, timeline: expect.arrayContaining([expect.objectContaining({ type: 'CaseMarkedUrgent', note: '水正在流' })]) });
    expect(no(await act('li', 'markUrgent', { urgent: true, reason: '水正在流' }))).toMatch(/already/);
    expect((await act('li', 'markUrgent', { urgent: false, reason: '已关阀' })).case.urgent).toBe(false);
    await expect(act('li', 'markUrgent', { urgent: true, reason: ' ' })).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });

  describe('HR-19 taken back', () => {
    const seen = async (login: Login) => (await readCase(house.database.pool, caseId, scopeOf(await house.viewer(login)))) !== null;
    it('the case is there again for the desk, and its boards hear of it', async () => {
      await act('wang', 'markConfidential', { reason: '涉及合同' });
      expect(await seen('li')).toBe(false);
      expect((await act('wang', 'unmarkConfidential', { reason: '合同已公开' })).case.confidential).toBe(false);
      expect(await seen('li')).toBe(true);
      const { rows } = await house.database.pool.query(`select audience from journal where subject_id = $1 and type = 'CaseUnmarkedConfidential'`, [caseId]);
      expect(rows).toEqual([{ audience: 'CENTRE' }]);
      const { rows: owed } = await house.database.pool.query('select distinct audience from obligation where subject_id = $1', [caseId]);
      expect(owed).toEqual([{ audience: 'CENTRE' }]);
      expect(no(await act('wang', 'unmarkConfidential', { reason: '合同已公开' }))).toMatch(/not confidential/);
      await expect(act('li', 'unmarkConfidential', { reason: 'x' })).rejects.toMatchObject(FORBIDDEN);
    });
  });

  it('a merged case names the one that goes on, and that one names it; not where that one may not be seen', async () => {
    const into = await house.receive({ kind: 'REPAIR' });
    await act('li', 'mergeCase', { reason: '同一漏水', intoCaseId: into });
    const { case: merged } = await act('wang', 'approveMerge');
    const survivor = await read('li', into);
    expect(merged.mergedInto).toMatchObject({ number: survivor.number, status: 'RECEIVED' });
    expect(survivor.mergedFrom).toEqual([{ number: merged.number }]);
    await act('wang', 'markConfidential', { reason: '涉密' }, into);
    expect((await read('li')).mergedInto).toBeNull();
  });

  describe('CP-26: a complaint about the answer to a complaint', () => {
    const again = async (previousCaseId: string, more: Record<string, unknown> = {}) =>
      mutate('li', 'receiveCase', { clientKey: randomUUID(), centreId: house.centreId, kind: 'COMPLAINT', channel: 'TELEPHONE', matter: '对答复不满意', previousCaseId, ...more });
    const closed = async () => {
      const id = await house.receive();
      await act('wang', 'classifyCase', { kind: 'COMPLAINT', validity: 'INVALID', basis: 'CORRECTION' }, id);
      expect(no(await act('zhao', 'closeCase', { reason: '已答复' }, id))).toBeUndefined();
      return id;
    };
    it('is a new case of the same household, and both name each other', async () => {
      const first = await closed();
      const before = await read('li', first);
      const { case: second } = await again(first);
      expect(second).toMatchObject({ previousCase: { number: before.number }, place: before.place, callerTelephoneMasked: before.callerTelephoneMasked, anonymous: false });
      expect((await read('li', first)).followingCases).toEqual([{ number: second.number, matter: '对答复不满意' }]);
    });
    it('may say another caller', async () => {
      expect((await again(await closed(), { anonymous: true })).case).toMatchObject({ anonymous: true, callerTelephoneMasked: null });
    });
    it('while the first is open, it goes on; a repair is no complaint; another centre’s is not found', async () => {
      expect(no(await again(await house.receive()))).toMatch(/not closed/);
      expect(no(await again(await closed(), { kind: 'REPAIR' }))).toMatch(/Only a complaint/);
      const input = { clientKey: randomUUID(), centreId: house.otherCentreId, kind: 'COMPLAINT', channel: 'TELEPHONE', matter: 'x', previousCaseId: await closed() };
      await expect(mutate('chen', 'receiveCase', input)).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    });
  });

  it('what rows read reaches them: special (HR-10), collective (X 四), how it was answered (CP-23)', async () => {
    await adoptPolicies(house.database, { centreId: house.centreId, packs: ['reception/p', 'help-requests/f-c-u', 'complaints/s-k'], settings: DEFAULT_SETTINGS, from: new Date('2020-01-02T00:00:00Z') });
    const help = await house.receive({ kind: 'HELP_REQUEST', category: 'OTHER' });
    expect((await read('li', help)).special).toBe(false);
    expect((await act('li', 'classifyCase', { kind: 'HELP_REQUEST', basis: 'CORRECTION', special: true }, help)).case.special).toBe(true);
    const complaint = await house.receive();
    expect((await read('wang', complaint)).collective).toBeNull();
    expect((await act('wang', 'classifyCase', { kind: 'COMPLAINT', validity: 'VALID', severity: 'MINOR', basis: 'CORRECTION', collective: true }, complaint)).case.collective).toBe(true);
    const { case: answered } = await act('wang', 'replyToResident', { definite: false, reply: '已收到', form: 'VISIT' }, complaint);
    expect(answered.timeline.find(({ type }: Answer) => type === 'ReplyGiven').facts).toContainEqual({ key: 'form', value: 'VISIT' });
  });

  it('a case may be handed to posts that handle cases, and to no other', async () => {
    const { ownerPosts } = await ask('li', '{ ownerPosts { key } }');
    const keys = ownerPosts.map(({ key }: Answer) => key);
    expect(keys).toEqual(expect.arrayContaining(['RECEPTIONIST', 'DEPARTMENT_HEAD', 'CS_SUPERVISOR']));
    for (const key of ['GUARD', 'CASHIER', 'SYSTEM_ADMIN', 'GM_OFFICE']) expect(keys).not.toContain(key);
  });
});
