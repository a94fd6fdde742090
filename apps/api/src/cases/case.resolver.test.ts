import { randomUUID } from 'node:crypto';
import { graphql, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../context.js';
import { organisationLoaders } from '../organisation/organisation-loaders.js';
import { buildExecutableSchema } from '../schema.js';
import { takeDueSteps } from './take-due-steps.js';
import { complaint, openServiceDesk, type Login, type ServiceDesk } from './testing/service-desk.js';

describe('cases over GraphQL', () => {
  let house: ServiceDesk;
  let schema: GraphQLSchema;
  beforeAll(async () => {
    house = await openServiceDesk();
    schema = buildExecutableSchema();
  });
  afterAll(() => house.close());

  type Answer = any;
  /** Data of an operation as its person; throws the first error. */
  async function ask(login: Login, source: string, variables: Record<string, unknown> = {}): Promise<Answer> {
    const viewer = await house.viewer(login);
    const contextValue = { ...house.desk, viewer, organisation: organisationLoaders(house.database, viewer) } as unknown as Context;
    const { data, errors } = await graphql({ schema, source, variableValues: variables, contextValue });
    if (errors) throw errors[0]!;
    return JSON.parse(JSON.stringify(data));
  }

  const RECEIVE = `mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) {
    case { id number version status kind centre { code zone } place { label { zh } kind } resident { name telephoneMasked } callerName callerTelephoneMasked
      owner { key } ownerPerson { name { en } } receivedByPost { name { zh } } recordedBy { id } historic
      obligations { rule name { zh } clauses { source section words { zh } } status verdict late overdueSince dueAt owedBy { key name { zh } } steps { n kind level to { key } effect taken } }
      timeline { type name { zh en } at actor { name { en } } facts { key value } note }
      availableActions { verb allowed primary why { en } } }
    refusal { rule message { zh en } } conflict { yourVersion } } }`;
  const receive = async (changes = {}) => (await ask('li', RECEIVE, { input: complaint(house.centreId, house.unitId, changes) })).receiveCase;

  it('answers a received case whole: place, owner, obligations with clauses, timeline, the next step', async () => {
    const { case: made, refusal, conflict } = await receive({ residentId: house.residentId });
    expect([refusal, conflict]).toEqual([null, null]);
    expect(made).toMatchObject({
      status: 'RECEIVED', kind: 'COMPLAINT', version: 1,
      centre: { code: 'YH', zone: 'Asia/Shanghai' }, place: { kind: 'UNIT', label: { zh: '3栋 1201' } },
      resident: { name: '郑女士' }, owner: { key: 'RECEPTIONIST' }, ownerPerson: { name: { en: 'Li' } }, receivedByPost: { name: { zh: '前台接待员' } }, recordedBy: { id: house.personIds.li },
    });
    expect(made.obligations.map((owed: Answer) => owed.rule)).toContain('CLASSIFY');
    const [owed] = made.obligations;
    expect(owed.clauses[0].words.zh).not.toBe('');
    expect(owed.dueAt).toMatch(/^\d{4}-.*\.\d{3}Z$/);
    expect(owed.steps[0]).toMatchObject({ n: 0, kind: 'WARN', effect: 'NOTIFY', taken: false });
    expect(made.timeline.at(-1)).toMatchObject({ type: 'CaseReceived', name: { zh: '受理' }, actor: { name: { en: 'Li' } } });
    const primary = made.availableActions.filter((action: Answer) => action.primary);
    expect(primary).toEqual([{ verb: 'classifyCase', allowed: true, primary: true, why: null }]);
    expect(made.availableActions.find((action: Answer) => action.verb === 'closeCase')).toMatchObject({ allowed: false, why: { en: expect.any(String) } });
  });

  it('shows telephones masked, the caller’s and the resident’s', async () => {
    const answer = await receive({ residentId: house.residentId });
    expect(answer.case.callerTelephoneMasked).toContain('*');
    expect(answer.case.resident.telephoneMasked).toContain('*');
    expect(JSON.stringify(answer)).not.toMatch(/138 ?0013 ?5678/);
  });

  it('answers a conflict with the case as it is stored now, and a refusal with its rule', async () => {
    const { case: made } = await receive();
    const CLASSIFY = `mutation ($input: ClassifyCaseInput!) { classifyCase(input: $input) { case { version } refusal { rule message { en } clause { source } } conflict { yourVersion case { version severity } } } }`;
    const input = { caseId: made.id, version: 1, kind: 'COMPLAINT', validity: 'VALID', severity: 'MINOR', basis: 'CORRECTION' };
    expect((await ask('li', CLASSIFY, { input: { ...input, clientKey: '1' } })).classifyCase.case.version).toBe(2);
    const late = await ask('wang', CLASSIFY, { input: { ...input, clientKey: '2', severity: 'MAJOR' } });
    expect(late.classifyCase).toEqual({ case: null, refusal: null, conflict: { yourVersion: 1, case: { version: 2, severity: 'MINOR' } } });
    const refused = await ask('li', CLASSIFY, { input: { ...input, clientKey: '3', version: 2, severity: null } });
    expect(refused.classifyCase.refusal).toMatchObject({ rule: expect.stringMatching(/^CP-|^CLASSIFY/), clause: { source: expect.any(String) } });
  });

  it('explains an obligation: row, clause, version, and the way from the start to the due time', async () => {
    const { case: made } = await receive({ kind: 'REPAIR' });
    const { obligations } = (await ask('li', `query ($id: ID!) { case(id: $id) { obligations { id rule dueAt } } }`, { id: made.id })).case;
    const { explainObligation } = await ask('wang', `query ($id: ID!) { explainObligation(id: $id) { policyKey policyName { zh } policyVersion settingNotClause because { en } lines { label { zh } value { zh } at } obligation { rule dueAt } } }`, { id: obligations[0].id });
    expect(explainObligation).toMatchObject({ policyKey: 'reception/p', policyVersion: 1, settingNotClause: false, obligation: { rule: 'FD-06' } });
    expect(explainObligation.lines.find(({ label }: Answer) => label.zh === '到期').at).toBe(obligations[0].dueAt);
    expect((await ask('chen', `query ($id: ID!) { explainObligation(id: $id) { policyKey } }`, { id: obligations[0].id })).explainObligation).toBeNull();
  });

  it('says late on every read, swept or not (law 8), and shows a step with whom it reached', async () => {
    const { case: made } = await receive({ kind: 'REPAIR', matter: '晚了的事' });
    await house.later('2 days 1 second');
    const LOOK = `query ($id: ID!) { case(id: $id) { obligations { rule late overdueSince dueAt level } timeline { type level to { key } persons { name { en } } passedOver { key } rule facts { key value } } } }`;
    const unswept = (await ask('wang', LOOK, { id: made.id })).case;
    expect(unswept.obligations[0]).toMatchObject({ rule: 'FD-06', late: true, level: 0, overdueSince: unswept.obligations[0].dueAt });
    await takeDueSteps(house.desk, made.id);
    const swept = (await ask('wang', LOOK, { id: made.id })).case;
    const rung = swept.timeline.find((entry: Answer) => entry.type === 'ObligationOverdue');
    expect(rung).toMatchObject({ level: 1, to: { key: 'CS_SUPERVISOR' }, persons: [{ name: { en: 'Wang' } }], passedOver: [], rule: 'FD-06' });
    expect(rung.facts.find((fact: Answer) => fact.key === 'dueAt').value).toBe(unswept.obligations[0].dueAt);
    expect(rung.facts.map((fact: Answer) => fact.key)).not.toContain('persons');
  });

  it('finds by number, and nothing of another centre', async () => {
    const { case: made } = await receive();
    const FIND = `query ($id: ID, $number: String) { case(id: $id, number: $number) { id } }`;
    expect((await ask('wang', FIND, { number: made.number })).case.id).toBe(made.id);
    expect((await ask('chen', FIND, { number: made.number })).case).toBeNull();
    expect((await ask('chen', FIND, { id: made.id })).case).toBeNull();
    await expect(ask('wang', FIND)).rejects.toThrow('exactly one');
    expect((await ask('wu', FIND, { id: made.id })).case.id).toBe(made.id);
  });

  it('journal entries bring the texts along, newest first, for the own centres only', async () => {
    const { case: made } = await receive({ kind: 'INQUIRY' });
    await ask('li', `mutation ($input: ReplyToResidentInput!) { replyToResident(input: $input) { case { id } } }`, { input: { clientKey: randomUUID(), caseId: made.id, version: 1, definite: true, reply: '物业费每月五号收' } });
    const JOURNAL = `query ($caseId: ID, $after: String) { journal(caseId: $caseId, first: 2, after: $after) { edges { cursor node { type note caseId } } pageInfo { hasNextPage endCursor } } }`;
    const first = (await ask('wang', JOURNAL, { caseId: made.id })).journal;
    expect(first.edges.map((edge: Answer) => edge.node).find((node: Answer) => node.type === 'ReplyGiven').note).toBe('物业费每月五号收');
    const second = (await ask('wang', JOURNAL, { caseId: made.id, after: first.pageInfo.endCursor })).journal;
    expect(second.edges.at(-1).node.type).toBe('CaseReceived');
    expect((await ask('chen', JOURNAL, { caseId: made.id })).journal.edges).toEqual([]);
  });

  describe('lists', () => {
    const LIST = `query ($filter: CaseFilter, $order: CaseOrder, $first: Int, $after: String, $centreIds: [ID!]) { cases(filter: $filter, order: $order, first: $first, after: $after, centreIds: $centreIds) {
      edges { node { id matter receivedAt obligations { status dueAt } } } pageInfo { hasNextPage endCursor } totalCount } }`;
    const all = async (variables: Record<string, unknown> = {}): Promise<Answer[]> => {
      const nodes: Answer[] = [];
      for (let after: string | null = null; ; ) {
        const { cases } = await ask('wang', LIST, { first: 3, after, ...variables });
        nodes.push(...cases.edges.map((edge: Answer) => edge.node));
        if (!cases.pageInfo.hasNextPage) {
          expect(nodes).toHaveLength(cases.totalCount);
          return nodes;
        }
        after = cases.pageInfo.endCursor;
      }
    };
    const found = async (text: string) => (await all({ filter: { text } })).map((node) => node.matter);

    it.each(['RECEIVED_DESC', 'RECEIVED_ASC', 'DUE_ASC'])('page by page in order %s: each case once', async (order) => {
      const nodes = await all({ order });
      const ids = new Set(nodes.map((node) => node.id));
      expect(ids.size).toBe(nodes.length);
      expect(nodes.length).toBeGreaterThan(4);
      const by = (node: Answer) => (order === 'DUE_ASC' ? (node.obligations.filter((owed: Answer) => owed.status === 'OPEN').map((owed: Answer) => owed.dueAt).sort()[0] ?? '9') : node.receivedAt);
      const sorted = nodes.map(by).sort();
      expect(nodes.map(by)).toEqual(order === 'RECEIVED_DESC' ? sorted.reverse() : sorted);
    });

    it('filter by kind and by what is overdue', async () => {
      const overdue = await all({ filter: { overdue: true } });
      expect(overdue.map((node) => node.matter)).toContain('晚了的事');
      const punctual = await all({ filter: { overdue: false } });
      expect(overdue.length + punctual.length).toBe((await all()).length);
      expect((await all({ filter: { kind: 'INQUIRY' } })).length).toBeLessThan((await all()).length);
    });

    it('search Chinese words, and take patterns and SQL literally', async () => {
      await receive({ matter: '地库积水 100%_\\ 严重', anonymous: true });
      expect(await found('积水')).toHaveLength(1);
      expect(await found('100%_\\')).toHaveLength(1);
      expect(await found('1%严')).toEqual([]);
      expect(await found("' or 1=1 --")).toEqual([]);
      expect(await found('_')).toHaveLength(1);
    });

    it('cap a page at 200 and refuse what is no page', async () => {
      expect((await ask('wang', LIST, { first: 99_999_999 })).cases.pageInfo.hasNextPage).toBe(false);
      for (const variables of [{ first: 0 }, { first: -1 }, { after: 'nonsense' }, { filter: { text: 'a\u0000b' } }]) {
        await expect(ask('wang', LIST, variables)).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
      }
    });

    it.each(['-9007199254740991|01a1faf2-b34f-7958-963f-c23e6ae4ba8a', '9007199254740991|01a1faf2-b34f-7958-963f-c23e6ae4ba8a', '0|42', '0|------------------------------------', '1e3|01a1faf2-b34f-7958-963f-c23e6ae4ba8a'])(
      'a cursor that somebody made (%s) is bad input, not an error of ours',
      async (made) => {
        for (const order of ['RECEIVED_DESC', 'DUE_ASC']) {
          await expect(ask('wang', LIST, { after: Buffer.from(made).toString('base64url'), order })).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
        }
      },
    );

    it('show nothing of a centre that is not one’s own, asked for or not', async () => {
      expect((await ask('chen', LIST)).cases).toMatchObject({ edges: [], totalCount: 0 });
      expect((await ask('chen', LIST, { centreIds: [house.centreId] })).cases.totalCount).toBe(0);
    });

    it('list obligations, earliest due first, by whether they are overdue', async () => {
      const OWED = `query ($filter: ObligationFilter) { obligations(filter: $filter, first: 200) { edges { node { rule late status dueAt caseId } } } }`;
      const nodes = (await ask('wang', OWED, { filter: { overdue: true } })).obligations.edges.map((edge: Answer) => edge.node);
      expect(nodes.length).toBeGreaterThan(0);
      expect(nodes.every((node: Answer) => node.late && node.status === 'OPEN')).toBe(true);
      expect(nodes.map((node: Answer) => node.dueAt)).toEqual(nodes.map((node: Answer) => node.dueAt).sort());
      expect((await ask('chen', OWED)).obligations.edges).toEqual([]);
    });
  });

  it('policies: every procedure in words, with the centres that follow it', async () => {
    const ASK = `query ($key: ID!, $version: Int) { policy(key: $key, version: $version) { key version name { zh } centres { code } rows { key kind strength owedBy term { zh } ladder { zh } clauses { section } } } }`;
    const { policy } = await ask('li', ASK, { key: 'reception/p' });
    expect(policy).toMatchObject({ version: 1, centres: [{ code: 'YH' }] });
    expect(policy.rows.find((row: Answer) => row.key === 'FD-06')).toMatchObject({ kind: 'obligation', strength: 'MUST', owedBy: ['CASE_OWNER'], term: { zh: expect.stringContaining('2') }, ladder: { zh: expect.stringContaining('接管') } });
    expect(policy.rows.find((row: Answer) => row.key === 'FD-08')).toMatchObject({ kind: 'guard', strength: null, term: null });
    expect((await ask('li', ASK, { key: 'reception/p', version: 7 })).policy).toBeNull();
    expect((await ask('wu', `{ policies { key centres { code } } }`)).policies).toContainEqual({ key: 'complaints/s-k', centres: [{ code: 'YH' }, { code: 'LJ' }] });
  });
});
