import { randomUUID } from 'node:crypto';
import { graphql, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authChecker } from '../access/permission.js';
import type { Login } from '../cases/testing/service-desk.js';
import type { Context } from '../context.js';
import { organisationLoaders } from '../organisation/organisation-loaders.js';
import { buildExecutableSchema } from '../schema.js';
import { openDutyHouse, type DutyHouse } from './testing/duty-house.js';

const DUTY = `id version centreId centre { code } rule name { zh en } clause { source section } verb periodStart periodEnd arisenAt status records finding fulfilledAt fulfilledBy { name { en } }
  obligation { id caseId dutyId rule status verdict dueAt owedBy { key } clauses { section } overdueSince }
  timeline { type name { en } dutyId caseId note facts { key value } }
  availableActions { verb allowed primary why { en } }`;

describe('Duties over GraphQL', () => {
  type Answer = any;
  let house: DutyHouse;
  let schema: GraphQLSchema;
  /** Duties began on Sunday; it is Tuesday 2 March 2027, 10:00. */
  beforeAll(async () => {
    house = await openDutyHouse();
    await house.at('2027-02-28T12:00:00');
    await house.look();
    await house.at('2027-03-01T10:00:00');
    await house.look();
    await house.receive();
    await house.at('2027-03-02T10:00:00');
    await house.look();
    schema = buildExecutableSchema(authChecker);
  });
  afterAll(() => house.close());

  async function raw(login: Login, source: string, variableValues: Record<string, unknown> = {}) {
    const viewer = await house.viewer(login);
    const contextValue = { ...house.desk, viewer, organisation: organisationLoaders(house.database, viewer) } as unknown as Context;
    const { data, errors } = await graphql({ schema, source, variableValues, contextValue });
    return { data: JSON.parse(JSON.stringify(data ?? null)), errors };
  }
  async function ask(login: Login, source: string, variableValues?: Record<string, unknown>): Promise<Answer> {
    const { data, errors } = await raw(login, source, variableValues);
    if (errors) throw errors[0]!;
    return data;
  }
  const list = async (login: Login, more = '') => (await ask(login, `{ duties${more} { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { ${DUTY} } } } }`)).duties;

  it('lists those of the own centres, the last arisen first, page by page, as a filter says', async () => {
    const all = await list('wang');
    expect(all.totalCount).toBe(6);
    expect(all.edges.map(({ node }: Answer) => node.rule).sort()).toEqual(['CB-12', 'CB-19', 'CP-29', 'FD-03', 'FD-03', 'HR-27']);
    expect(all.edges[0].node).toMatchObject({ rule: 'FD-03', periodStart: '2027-03-01T16:00:00.000Z', centre: { code: 'YH' } });
    const first = await list('wang', '(first: 3)');
    expect(first.pageInfo).toEqual({ hasNextPage: true, endCursor: first.edges[2].cursor });
    const rest = await list('wang', `(first: 3, after: "${first.pageInfo.endCursor}")`);
    expect([...first.edges, ...rest.edges].map(({ node }: Answer) => node.id)).toEqual(all.edges.map(({ node }: Answer) => node.id));
    expect((await list('wang', '(filter: { rule: "FD-03", overdue: true })')).edges.map(({ node }: Answer) => node.periodStart)).toEqual(['2027-02-28T16:00:00.000Z']);
    expect((await list('wang', '(filter: { status: DONE })')).totalCount).toBe(0);
    expect((await list('wang', `(centreIds: ["${house.otherCentreId}"])`)).totalCount).toBe(0);
    expect((await list('chen')).edges.every(({ node }: Answer) => node.centre.code === 'LJ')).toBe(true);
    expect((await raw('wang', '{ duties(first: 0) { totalCount } }')).errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
    expect((await raw('wang', '{ duties(after: "x") { totalCount } }')).errors?.[0]?.message).toContain('after: is not a cursor');
  });

  it('says everything of one, and nothing of another centre’s', async () => {
    const [late] = (await house.duties('FD-03'));
    const { duty } = await ask('wang', `{ duty(id: "${late!.id}") { ${DUTY} } }`);
    expect(duty).toMatchObject({
      centreId: house.centreId, rule: 'FD-03', clause: { source: 'P', section: '4.3' }, verb: 'auditReception', status: 'OPEN', records: 1, finding: null, fulfilledAt: null, fulfilledBy: null,
      obligation: { caseId: null, dutyId: late!.id, status: 'OPEN', dueAt: '2027-03-01T16:00:00.000Z', overdueSince: '2027-03-01T16:00:00.000Z', owedBy: [{ key: 'CS_SUPERVISOR' }] },
    });
    expect(duty.timeline.map(({ type }: Answer) => type)).toEqual(['ObligationOverdue', 'ObligationWarned', 'ObligationOpened', 'DutyArisen']);
    expect(duty.timeline[3]).toMatchObject({ name: { en: 'Duty arose' }, dutyId: late!.id, caseId: null });
    expect(duty.timeline[3].facts).toContainEqual({ key: 'periodStart', value: '2027-02-28T16:00:00.000Z' });
    expect((await ask('chen', `{ duty(id: "${late!.id}") { id } }`)).duty).toBeNull();
    expect((await raw('wang', '{ duty(id: "FD-03") { id } }')).errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  });

  it('offers what the viewer may do, and says why not', async () => {
    const { id } = (await house.duties('FD-03'))[0]!;
    const may = async (login: Login) => (await ask(login, `{ duty(id: "${id}") { availableActions { verb allowed primary why { en } } } }`)).duty.availableActions;
    expect(await may('wang')).toEqual([
      { verb: 'auditReception', allowed: true, primary: true, why: null },
      { verb: 'acknowledgeOverdue', allowed: true, primary: false, why: null },
    ]);
    expect(await may('li')).toMatchObject([
      { verb: 'auditReception', allowed: false, why: { en: 'This duty belongs to none of your posts.' } },
      { verb: 'acknowledgeOverdue', allowed: false },
    ]);
  });

  it('explains why it is due then, by the version of its period’s start', async () => {
    const [{ id }] = await house.ask<{ id: string }>(`select o.id from obligation o join duty d on d.id = o.subject_id where d.centre_id = $1 and d.rule_key = 'FD-03' order by d.period_start`, [house.centreId]) as [{ id: string }];
    const question = `{ explainObligation(id: "${id}") { policyKey policyVersion obligation { dutyId } lines { label { en } value { en } at } } }`;
    const { explainObligation } = await ask('wang', question);
    expect(explainObligation).toMatchObject({ policyKey: 'reception/p', policyVersion: expect.any(Number) });
    expect(explainObligation.lines[0]).toMatchObject({ label: { en: 'Period' }, value: { en: '2027-03-01' } });
    expect(explainObligation.lines.map(({ label, at }: Answer) => [label.en, at])).toEqual(expect.arrayContaining([['Counts from', '2027-02-28T16:00:00.000Z'], ['Due', '2027-03-01T16:00:00.000Z']]));
    expect((await ask('chen', question)).explainObligation).toBeNull();
  });

  it('they stand among obligations, and on the board until they are done', async () => {
    const { obligations } = await ask('wang', '{ obligations(filter: { rule: "FD-03" }) { edges { node { rule caseId dutyId name { en } } } } }');
    expect(obligations.edges).toHaveLength(2);
    expect(obligations.edges[0].node).toMatchObject({ caseId: null, dutyId: expect.any(String) });
    const onBoard = async (login: Login) => (await ask(login, '{ board { duties { id version rule name { en } clause centreId periodStart obligations { rule level dueAt owedBy } } counters { open overdue receivedToday } } }')).board;
    const before = await onBoard('wang');
    expect(before.duties).toHaveLength(6);
    expect(before.duties[0]).toMatchObject({ centreId: house.centreId, periodStart: expect.stringContaining('T16:00:00'), obligations: [{ owedBy: expect.any(Array) }] });
    expect(before.counters).toMatchObject({ open: 1, receivedToday: 0 });
    const today = before.duties.find(({ rule, periodStart }: Answer) => rule === 'FD-03' && periodStart === '2027-03-01T16:00:00.000Z');
    expect(today).toMatchObject({ clause: 'P 4.3', name: { en: expect.stringContaining('audited') }, version: 1 });
    const result = await audit('wang', today.id);
    expect(result).toMatchObject({ refusal: null, duty: { status: 'DONE', version: 2, records: 1, finding: '无遗漏', fulfilledBy: { name: { en: 'Wang' } }, obligation: { status: 'MET', verdict: 'ON_TIME' } } });
    expect(result.duty.timeline.find(({ type }: Answer) => type === 'ReceptionAudited')).toMatchObject({ note: '无遗漏', name: { en: 'Reception records audited' } });
    expect(result.duty.availableActions[0]).toMatchObject({ verb: 'auditReception', allowed: false, primary: false, why: { en: 'This duty is done already.' } });
    expect((await onBoard('wang')).duties.map(({ id }: Answer) => id)).not.toContain(today.id);
    expect((await onBoard('chen')).duties.every(({ centreId }: Answer) => centreId === house.otherCentreId)).toBe(true);
    expect((await ask('wang', `{ cases(filter: { audit: "${today.id}" }) { totalCount edges { node { matter } } } }`)).cases).toEqual({ totalCount: 1, edges: [{ node: { matter: '电梯困人' } }] });
  });

  const audit = async (login: Login, dutyId: string) =>
    (await ask(login, `mutation ($input: AuditReceptionInput!) { auditReception(input: $input) { duty { ${DUTY} } refusal { rule clause { section } message { zh en } } } }`, { input: { clientKey: randomUUID(), dutyId, finding: '无遗漏' } })).auditReception;

  it('refuses with rule and clause; who does no duties at all is forbidden', async () => {
    const [late] = await house.duties('FD-03');
    expect(await audit('sun', late!.id)).toMatchObject({ duty: null, refusal: { rule: 'FD-03', clause: { section: '4.3' }, message: { zh: '此项职责不属于您的岗位。' } } });
    await expect(audit('li', late!.id)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });

  it('the other verbs answer as well', async () => {
    const open = async (rule: string) => (await house.open(rule)).id;
    const input = async (rule: string, more: object = {}) => ({ input: { clientKey: randomUUID(), dutyId: await open(rule), finding: '已办', ...more } });
    const done = '{ duty { status rule } refusal { message { en } } }';
    const [record] = await house.ask<{ id: string }>('select id from service_case where centre_id = $1', [house.centreId]);
    expect((await ask('sun', `mutation ($input: AskHelpfulnessInput!) { result: askHelpfulness(input: $input) ${done} }`, await input('HR-27', { occasion: 'TRAINING' }))).result).toEqual({ duty: { status: 'DONE', rule: 'HR-27' }, refusal: null });
    expect((await ask('wang', `mutation ($input: SampleRecordsInput!) { result: sampleRecords(input: $input) ${done} }`, await input('CP-29', { sampled: [{ caseId: record!.id, kind: 'RECORD', finding: 'COMPLETE' }] }))).result.duty).toEqual({ status: 'DONE', rule: 'CP-29' });
    await house.at('2027-04-02T10:00:00');
    await house.look();
    expect((await ask('wang', `mutation ($input: SendReportInput!) { result: sendReport(input: $input) ${done} }`, await input('CP-28', { to: 'COMPLAINT_CENTRE' }))).result.duty).toEqual({ status: 'DONE', rule: 'CP-28' });
    const [week] = await house.duties('FD-09');
    expect((await ask('zhao', `mutation ($input: ReviewWeekInput!) { result: reviewWeek(input: $input) ${done} }`, { input: { clientKey: randomUUID(), dutyId: week!.id, finding: '已办' } })).result.duty).toEqual({ status: 'DONE', rule: 'FD-09' });
  });
});
