import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestClient } from '../server/testing/test-api.js';

let api: TestApi;
let desk: TestClient;
let supervisor: TestClient;
let mender: TestClient;
let guard: TestClient;
let elsewhere: TestClient;
let centreId: string;
beforeAll(async () => {
  api = await startTestApi();
  [desk, supervisor, mender, guard, elsewhere] = await Promise.all(['reception.1', 'supervisor.1', 'maintenance.1', 'guard.1', 'maintenance.2'].map((login) => api.as(login))) as [TestClient, TestClient, TestClient, TestClient, TestClient];
  centreId = (await desk.graphql('{ serviceCentres { id } }')).data.serviceCentres[0].id;
});
afterAll(() => api.end());

const SHOWN = `totalCount
  matters { row { id version number matter owner ownerPerson { zh } obligations { id owedBy rule clause } } owes inMyHand callerName callerTelephoneMasked
    progress { acceptedAt acceptedByMe onTheWayAt arrivedAt } checklists { rule steps { key recordedAt } } actions { verb allowed why { zh en } } }
  duties { id rule obligations { owedBy } }`;
const listed = async (who: TestClient, centreIds: string[] | null = null) => (await who.graphql(`query ($centreIds: [ID!]) { myWork(centreIds: $centreIds) { ${SHOWN} } }`, { centreIds })).data.myWork;
const matterOf = async (who: TestClient, id: string) => (await listed(who)).matters.find((matter: { row: { id: string } }) => matter.row.id === id);

interface Case {
  id: string;
  version: number;
}
async function receive(matter: string, more: object = {}, who = desk): Promise<Case> {
  const { data } = await who.graphql('mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { id version } refusal { message { en } } } }', {
    input: { clientKey: randomUUID(), centreId, kind: 'REPAIR', channel: 'TELEPHONE', matter, description: '', placeText: '南门', callerName: '郑女士', callerTelephone: '13800135678', ...more },
  });
  expect(data.receiveCase.refusal).toBeNull();
  return data.receiveCase.case;
}
async function verb(who: TestClient, name: string, { id, version }: Case, input: object = {}, clientKey: string = randomUUID()) {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await who.graphql(`mutation ($input: ${type}!) { done: ${name}(input: $input) { case { id version } refusal { message { zh en } } conflict { yourVersion } } }`, { input: { clientKey, caseId: id, version, ...input } });
  if (errors) throw Object.assign(new Error(errors[0]!.message), errors[0]);
  return data.done;
}
const done = async (who: TestClient, name: string, work: Case, input: object = {}): Promise<Case> => {
  const answer = await verb(who, name, work, input);
  expect(answer.refusal).toBeNull();
  expect(answer.conflict).toBeNull();
  return answer.case;
};
const journal = async (id: string) => (await api.database.pool.query<{ type: string; facts: Record<string, unknown> }>("select type, facts from journal where subject_id = $1 and type = 'WorkStageRecorded' order by n", [id])).rows;

describe('what is mine', () => {
  it('a case that was sent to my post, until it is settled; not before, and not at another centre', async () => {
    const work = await receive('楼道灯不亮', { kind: 'INQUIRY' });
    expect(await matterOf(mender, work.id)).toBeUndefined();
    const sent = await done(desk, 'dispatchCase', work, { post: 'MAINTENANCE' });
    expect(await matterOf(mender, work.id)).toMatchObject({ inMyHand: false, owes: [], row: { owner: 'RECEPTIONIST' } });
    expect(await matterOf(guard, work.id)).toBeUndefined();
    expect(await matterOf(elsewhere, work.id)).toBeUndefined();
    await done(desk, 'settleCase', sent, { result: '已修好' });
    expect(await matterOf(mender, work.id)).toBeUndefined();
  });

  it('what my post answers for and nobody has, and what I have in hand', async () => {
    const work = await done(desk, 'transferCase', await receive('水管漏水'), { department: '工程部', ownerPost: 'MAINTENANCE' });
    expect(await matterOf(mender, work.id)).toMatchObject({ inMyHand: false, row: { ownerPerson: null } });
    await done(mender, 'recordWorkStage', work, { stage: 'ACCEPTED' });
    expect(await matterOf(mender, work.id)).toMatchObject({ inMyHand: true, progress: { acceptedByMe: true, onTheWayAt: null } });
    expect(await matterOf(desk, work.id)).toBeUndefined();
  });

  it('what a post of mine owes, with which obligations those are, the earliest due first', async () => {
    const work = await receive('保安态度差', { kind: 'COMPLAINT' });
    const { owes, row } = await matterOf(supervisor, work.id);
    const byId = new Map<string, { owedBy: string[]; clause: string }>(row.obligations.map((obligation: { id: string }) => [obligation.id, obligation]));
    expect(owes.length).toBeGreaterThan(0);
    for (const id of owes) expect(byId.get(id)!.owedBy).toContain('CS_SUPERVISOR');
    const inOrder = row.obligations.map(({ id }: { id: string }) => id).filter((id: string) => owes.includes(id));
    expect(owes).toEqual(inOrder);
    expect(byId.get(owes[0])!.clause).toMatch(/^[A-Z] /);
  });

  it('the earliest own limit stands first, what owes nothing of mine last', async () => {
    const { matters } = await listed(supervisor);
    const due = await api.database.pool.query<{ id: string; due: string }>('select id, due_at as due from obligation where id = any($1::uuid[])', [matters.flatMap(({ owes }: { owes: string[] }) => owes)]);
    const dueOf = new Map(due.rows.map(({ id, due: at }) => [id, Date.parse(at)]));
    const times = matters.map(({ owes }: { owes: string[] }) => (owes[0] ? dueOf.get(owes[0])! : Infinity));
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('HR-19: a confidential case is nobody’s who may not see it, though it was sent to them', async () => {
    const work = await done(desk, 'dispatchCase', await receive('合同纠纷'), { post: 'MAINTENANCE' });
    expect(await matterOf(mender, work.id)).toBeDefined();
    await done(supervisor, 'markConfidential', work, { reason: '涉及公司机密' });
    expect(await matterOf(mender, work.id)).toBeUndefined();
  });

  it('only the own centres that were asked for', async () => {
    const work = await done(desk, 'dispatchCase', await receive('门禁失灵'), { post: 'GUARD' });
    expect((await listed(guard, [centreId])).matters.map(({ row }: { row: Case }) => row.id)).toContain(work.id);
    expect(await listed(elsewhere, [centreId])).toMatchObject({ matters: [], duties: [], totalCount: 0 });
    expect(await listed(guard, [randomUUID()])).toMatchObject({ matters: [], totalCount: 0 });
  });

  it('duties of my posts, not of others’', async () => {
    await supervisor.graphql('mutation { adjustClock(minutes: 1440) }');
    await expect.poll(async () => (await listed(supervisor)).duties.length, { timeout: 30_000 }).toBeGreaterThan(0);
    for (const { obligations } of (await listed(supervisor)).duties) expect(obligations[0].owedBy).toContain('CS_SUPERVISOR');
    expect((await listed(mender)).duties).toEqual([]);
  }, 40_000);

  it('who may see no case is refused', async () => {
    const admin = await api.as('admin');
    expect((await admin.graphql(`{ myWork { ${SHOWN} } }`)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect((await api.anonymous.graphql(`{ myWork { ${SHOWN} } }`)).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});

describe('what it tells of a matter', () => {
  it('the telephone masked, the caller, the steps, and what may be done with the reason why not', async () => {
    const work = await done(desk, 'dispatchCase', await receive('老人摔倒', { kind: 'HELP_REQUEST', category: 'FIRST_AID' }), { post: 'GUARD' });
    const matter = await matterOf(guard, work.id);
    expect(matter).toMatchObject({ callerName: '郑女士', callerTelephoneMasked: '138****5678' });
    expect(matter.checklists.flatMap(({ steps }: { steps: { key: string }[] }) => steps.map(({ key }) => key))).toContain('FA_PLACE');
    const actions = new Map<string, { allowed: boolean; why: { zh: string } | null }>(matter.actions.map((action: { verb: string }) => [action.verb, action]));
    expect([...actions.keys()].sort()).toEqual(['attachFile', 'recordStep', 'recordWorkStage', 'referCase', 'reportUp', 'settleCase']);
    expect(actions.get('recordWorkStage')).toMatchObject({ allowed: true, why: null });
    expect(actions.get('settleCase')!.allowed).toBe(false);
    expect(actions.get('settleCase')!.why!.zh).toMatch(/\p{Script=Han}/u);
  });
});

describe('recordWorkStage', () => {
  it('each stage is one entry of the journal, with the time that was stated beside (law 11)', async () => {
    let work = await done(desk, 'dispatchCase', await receive('电梯异响'), { post: 'MAINTENANCE' });
    const statedAt = (await mender.graphql('{ me { serverNow } }')).data.me.serverNow;
    for (const stage of ['ACCEPTED', 'ON_THE_WAY', 'ARRIVED']) work = await done(mender, 'recordWorkStage', work, { stage, statedAt });
    const entries = await journal(work.id);
    expect(entries.map(({ facts }) => facts['stage'])).toEqual(['ACCEPTED', 'ON_THE_WAY', 'ARRIVED']);
    expect(entries[0]!.facts['statedAt']).toBe(Date.parse(statedAt));
    const { progress } = await matterOf(mender, work.id);
    expect(progress.arrivedAt).not.toBeNull();
  });

  it('sent fifty times under one key it is there once; other content under the key is refused', async () => {
    const work = await done(desk, 'dispatchCase', await receive('井盖松动'), { post: 'GUARD' });
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 50 }, () => verb(guard, 'recordWorkStage', work, { stage: 'ON_THE_WAY' }, key)));
    expect(answers.every(({ refusal, conflict }) => refusal === null && conflict === null)).toBe(true);
    expect(await journal(work.id)).toHaveLength(1);
    expect((await verb(guard, 'recordWorkStage', work, { stage: 'ARRIVED' }, key)).refusal.message.en).toMatch(/clientKey/);
  });

  it('on a version behind somebody’s edit it is a conflict, and nothing is written', async () => {
    const work = await done(desk, 'dispatchCase', await receive('积水'), { post: 'GUARD' });
    await done(desk, 'addNote', work, { body: '住户说水位在涨' });
    expect((await verb(guard, 'recordWorkStage', work, { stage: 'ARRIVED' })).conflict).toMatchObject({ yourVersion: work.version });
    expect(await journal(work.id)).toEqual([]);
  });

  it('a colleague’s case is not taken, another centre’s is not there, a stage that is none is no input', async () => {
    const work = await done(desk, 'transferCase', await receive('跳闸'), { department: '工程部', ownerPost: 'MAINTENANCE' });
    const taken = await done(mender, 'recordWorkStage', work, { stage: 'ACCEPTED' });
    expect((await verb(mender, 'recordWorkStage', taken, { stage: 'ACCEPTED' })).refusal.message.zh).toMatch(/已接单/);
    await expect(verb(elsewhere, 'recordWorkStage', taken, { stage: 'ARRIVED' })).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    await expect(verb(mender, 'recordWorkStage', taken, { stage: 'DANCED' })).rejects.toMatchObject({ extensions: { code: expect.stringMatching(/BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED/) } });
    const { errors } = await (await api.as('quality')).graphql('mutation ($input: RecordWorkStageInput!) { recordWorkStage(input: $input) { case { id } } }', { input: { clientKey: randomUUID(), caseId: work.id, version: 1, stage: 'ARRIVED' } });
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
  });
});
