import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { getNamedType, isInputObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildExecutableSchema } from '../schema.js';
import { startTestApi, type TestApi, type TestClient } from '../server/testing/test-api.js';

/** Whatever takes a clientKey: sent fifty times at once it is done once, and all fifty are told the same; with other content the key is refused. */

const schema = buildExecutableSchema();
const verbs = Object.values(schema.getMutationType()!.getFields()).flatMap(({ name, args, type }) => {
  const input = getNamedType(args.find((argument) => argument.name === 'input')?.type);
  return isInputObjectType(input) && 'clientKey' in input.getFields() ? [{ name, inputType: input.name, answer: getNamedType(type) }] : [];
});

type Input = Record<string, unknown>;
interface Prepared {
  readonly who: TestClient;
  readonly input: Input;
  /** What the same key is sent with afterwards. */
  readonly other: Input;
}

let api: TestApi;
let centreId: string;
/** Another centre, for those who answer for all of them. */
let elsewhere: string;
let desk: TestClient;
let supervisor: TestClient;
let manager: TestClient;

async function send(who: TestClient, name: string, input: Input) {
  const { inputType, answer } = verbs.find((verb) => verb.name === name)!;
  const fields = 'getFields' in answer ? Object.keys(answer.getFields()) : [];
  const told = [...(fields.includes('case') ? ['case { id version }'] : []), ...(fields.includes('duty') ? ['duty { id version }'] : []), ...(fields.includes('handover') ? ['handover { id }'] : []), ...(fields.includes('callback') ? ['callback { id version }'] : []), ...(fields.includes('occasion') ? ['occasion { id endedOn }'] : []), ...(fields.includes('conflict') ? ['conflict { yourVersion }'] : [])];
  return who.graphql(`mutation ($input: ${inputType}!) { done: ${name}(input: $input) { ${told.join(' ')} refusal { message { en } } } }`, { input });
}
/** Sends what must be accepted. */
async function act(who: TestClient, name: string, input: Input) {
  const { data, text } = await send(who, name, { clientKey: randomUUID(), ...input });
  if (!data || data.done.refusal || data.done.conflict) throw new Error(`${name}: ${text}`);
  return data.done;
}
async function row(sql: string, values: unknown[]): Promise<Record<string, string>> {
  return (await api.database.pool.query<Record<string, string>>(sql, values)).rows[0]!;
}
async function until(yes: string, values: unknown[] = []): Promise<void> {
  while (!(await row(yes, values))['yes']) await sleep(50);
}
const versionOf = async (caseId: string) => Number((await row('select version from service_case where id = $1', [caseId]))['version']);
const on = async (caseId: string, more: Input = {}): Promise<Input> => ({ caseId, version: await versionOf(caseId), ...more });
const received = async (kind = 'REPAIR', more: Input = {}): Promise<string> =>
  (await act(desk, 'receiveCase', { centreId, kind, channel: 'TELEPHONE', matter: '楼上漏水', placeText: '南门', anonymous: true, ...more })).case.id;
/** The case's obligation that somebody may pause or extend. */
const obligationOf = async (caseId: string, more: Input = {}): Promise<Input> => ({ obligationId: (await row(`select id from obligation where subject_id = $1 and status = 'OPEN' and rule_key = 'FD-06'`, [caseId]))['id'], version: await versionOf(caseId), ...more });
const later = async (hours: number) => (await row(`select app_now() + $1 * interval '1 hour' as at`, [hours]))['at'];
const settled = async () => {
  const id = await received('INQUIRY');
  await act(supervisor, 'settleCase', await on(id, { result: '已答复' }));
  return id;
};
const after = async (caseId: string, who: TestClient, name: string, more: Input) => {
  await act(who, name, 'obligationId' in more ? more : await on(caseId, more));
  return caseId;
};
const extended = async (id: string) => after(id, desk, 'extendObligation', await obligationOf(id, { dueAt: await later(72), reason: '等待配件' }));
const duty = async (rule: string) => ({ dutyId: (await row('select id from duty where centre_id = $1 and rule_key = $2 and fulfilled_at is null limit 1', [centreId, rule]))['id'], finding: '无遗漏' });
/** A hand-over of the centre that waits for its signature. */
const handedOver = async (at: string): Promise<string> =>
  (await row('select id from handover where centre_id = $1 and signed_at is null', [at]))?.['id'] ?? (await act(await api.as('gm'), 'handOver', { centreId: at })).handover.id;
const uploaded = async () =>
  (await row(`insert into attachment (uploaded_by, stored_as, thumbnail_as, name, bytes, width, height, sha256) select id, gen_random_uuid(), gen_random_uuid(), 'x.jpg', 1, 1, 1, sha256('x') from person where login = 'reception.1' returning id`, []))['id'];
const withPhoto = async (): Promise<Input> => {
  const photo = { caseId: await received(), attachmentId: await uploaded() };
  await act(desk, 'attachFile', photo);
  return photo;
};
const monthAgo = async (months: number) => (await row(`select to_char(app_now() at time zone 'Asia/Shanghai' - $1 * interval '1 month', 'YYYY-MM') as month`, [months]))['month']!;
const reportOf = async (month: string) => (await row('select id from complaint_report where centre_id = $1 and month = $2', [centreId, month]))['id']!;
const filled = async (month: string) => {
  await act(supervisor, 'fillComplaintReport', { centreId, month, comment: '如常。' });
  return reportOf(month);
};
const readReport = async (month: string) => {
  const reportId = await filled(month);
  await act(manager, 'reviewComplaintReport', { reportId });
  return reportId;
};
/** A month's figures as they may be frozen: what was done until now is counted. */
const allCounted = async (month: string): Promise<Input> => {
  await until('select seq >= $1 as yes from figure_cursor', [(await row('select seq from journal_head', []))['seq']]);
  return { centreId, month, versions: Number((await row('select count(*) as n from figure_version where centre_id = $1', [centreId]))['n']), note: '月末核对' };
};
/** A visit to a settled matter, which was drawn, or else chosen. A draw is hidden from the supervisor, who settled it (CB-08). */
const visitOf = async (kind = 'INQUIRY'): Promise<string> => {
  const caseId = await received(kind);
  await act(supervisor, 'settleCase', await on(caseId, { result: '已处理' }));
  await until('select count(*) > 0 as yes from callback_candidate where case_id = $1', [caseId]);
  const known = await row(`select id from callback where case_id = $1 and status = 'OPEN'`, [caseId]);
  return known?.['id'] ?? (await act(await api.as('gm'), 'chooseCallback', { caseId, reason: '新住户' })).callback.id;
};
/** A settled matter that was not drawn. */
const undrawn = async (): Promise<string> => {
  for (;;) {
    const caseId = await settled();
    await until('select count(*) > 0 as yes from callback_candidate where case_id = $1', [caseId]);
    if ((await row('select decision from callback_candidate where case_id = $1', [caseId]))['decision'] === 'WAITING') return caseId;
  }
};
const visited = async (): Promise<string> => {
  const callbackId = await visitOf();
  await act(await api.as('gm'), 'recordCallback', { callbackId, ...VISIT });
  return callbackId;
};
const unqualified = async (): Promise<string> => {
  const callbackId = await visited();
  await act(await api.as('deputy'), 'reviewCallback', { callbackId, verdict: 'UNQUALIFIED', comment: '不属实', remedy: '重新处理' });
  return callbackId;
};
/** A repair that was drawn, whom nobody reached on two days, with others that could be drawn instead: the first of its kind always is, hardly ever all six. */
const unreachable = async (): Promise<string> => {
  const caseIds = await Promise.all(Array.from({ length: 6 }, () => received()));
  for (const caseId of caseIds) await act(supervisor, 'settleCase', await on(caseId, { result: '已处理' }));
  await until('select count(*) = 6 as yes from callback_candidate where case_id = any($1)', [caseIds]);
  const callbackId = (await row(`select id from callback where centre_id = $1 and grp = 'REPAIR' and origin = 'DRAWN' and status = 'OPEN' limit 1`, [centreId]))['id']!;
  const attempt = async () => act(await api.as('gm'), 'attemptCallback', { callbackId, form: 'TELEPHONE', outcome: 'NO_ANSWER' });
  await attempt();
  await attempt();
  await api.database.pool.query(`select adjust_clock('25 hours')`);
  await attempt();
  return callbackId;
};
const occasion = async (): Promise<Input> => ({ centreId, kind: 'CONTRACTED_SERVICE', title: '家政服务', unitId: (await row('select id from unit where centre_id = $1 limit 1', [centreId]))['id'], startsOn: '2026-01-01', endsOn: '2099-12-31' });
const today = async () => (await row(`select to_char(app_now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day`, []))['day'];
const VISIT = { form: 'TELEPHONE', quality: 5, effect: 5, satisfaction: 5, shortcomings: '无', suggestions: '无', qualified: true, opinion: '好' };
const planned = async () => after(await received('COMPLAINT'), supervisor, 'proposePlan', { findings: '门机磨损', plan: '更换门机' });
/** Five households known by name alone (X 四). */
const FIVE = { caseIds: [], households: ['赵', '钱', '孙', '李', '周'].map((name) => ({ name })), reason: '同一部电梯' };
/** The visit to the first household of a collective complaint. */
const household = async (caseId: string): Promise<Input> => on(caseId, { householdId: (await row('select id from case_household where case_id = $1 order by id limit 1', [caseId]))['id'], form: 'VISIT', reply: '已更换', signedBy: '赵' });
const ANOTHER = { reason: '另一原因' };
const FINDING = { finding: '另一结论' };

/** A submission that each verb accepts. A verb that is missing here fails the first test. */
const PREPARED: Readonly<Record<string, () => Promise<Omit<Prepared, 'other'> & { other?: Input }>>> = {
  receiveCase: async () => ({ who: desk, input: { centreId, kind: 'REPAIR', channel: 'TELEPHONE', matter: '电梯困人', placeText: '南门', anonymous: true }, other: { matter: '水管漏水' } }),
  classifyCase: async () => ({ who: supervisor, input: await on(await received('COMPLAINT'), { kind: 'COMPLAINT', validity: 'VALID', severity: 'MINOR', basis: 'CORRECTION', reason: '核实' }) }),
  markUrgent: async () => ({ who: supervisor, input: await on(await received(), { urgent: true, reason: '老人独居' }) }),
  transferCase: async () => ({ who: supervisor, input: await on(await received(), { department: '工程部', ownerPost: 'DEPARTMENT_HEAD', reason: '需更换管道' }) }),
  dispatchCase: async () => ({ who: supervisor, input: await on(await received(), { post: 'MAINTENANCE', note: '带上扳手' }) }),
  referCase: async () => ({ who: desk, input: await on(await received(), { party: 'DEPARTMENT', name: '工程部', ownerPost: 'DEPARTMENT_HEAD', reason: '需更换管道' }) }),
  takeOverCase: async () => ({ who: supervisor, input: await on(await received(), { post: 'CS_SUPERVISOR', reason: '亲自办理' }) }),
  remindOwner: async () => ({ who: supervisor, input: await on(await received(), { note: '住户再次来电' }) }),
  agreeReplyTime: async () => ({ who: desk, input: await on(await received('INQUIRY'), { agreedReplyAt: await later(5) }) }),
  replyToResident: async () => ({ who: desk, input: await on(await received('INQUIRY'), { definite: true, reply: '周五来修' }) }),
  reportUp: async () => ({ who: desk, input: await on(await received(), { to: ['CENTRE_MANAGER'], note: '无法处理' }) }),
  addNote: async () => ({ who: desk, input: await on(await received(), { body: '家属之间有争执' }) }),
  attachFile: async () => ({ who: desk, input: { caseId: await received(), attachmentId: await uploaded(), caption: '天花板' }, other: { caption: '地板' } }),
  captionFile: async () => ({ who: desk, input: { ...(await withPhoto()), caption: '天花板' }, other: { caption: '地板' } }),
  removeFile: async () => ({ who: supervisor, input: { ...(await withPhoto()), reason: '拍错房号' }, other: { reason: '重复' } }),
  recordStep: async () => ({ who: desk, input: await on(await received('HELP_REQUEST', { category: 'FIRST_AID', matter: '老人摔倒' }), { step: 'FA_PLACE', evidence: '12楼1201' }) }),
  recordWorkStage: async () => ({ who: await api.as('maintenance.1'), input: await on(await after(await received(), supervisor, 'dispatchCase', { post: 'MAINTENANCE' }), { stage: 'ON_THE_WAY' }) }),
  settleCase: async () => ({ who: desk, input: await on(await received('INQUIRY'), { result: '已答复' }) }),
  confirmWithResident: async () => ({ who: desk, input: await on(await settled(), { outcome: 'SATISFIED', note: '满意' }) }),
  reopenCase: async () => ({ who: supervisor, input: await on(await settled(), { reason: '住户再次来电' }) }),
  closeCase: async () => ({ who: manager, input: await on(await received(), { reason: '无法处理，已说明' }) }),
  markConfidential: async () => ({ who: manager, input: await on(await received(), { reason: '涉及公司合同' }) }),
  unmarkConfidential: async () => ({ who: manager, input: await on(await after(await received(), manager, 'markConfidential', { reason: '涉及公司合同' }), { reason: '合同已公开' }) }),
  cancelCase: async () => ({ who: desk, input: await on(await received(), { reason: '重复登记' }) }),
  approveCancellation: async () => ({ who: manager, input: await on(await after(await received(), desk, 'cancelCase', { reason: '重复登记' })) }),
  declineRequest: async () => ({ who: manager, input: await on(await after(await received(), desk, 'cancelCase', { reason: '重复登记' }), { kind: 'CANCEL', reason: '不是重复' }) }),
  withdrawRequest: async () => ({ who: desk, input: await on(await after(await received(), desk, 'cancelCase', { reason: '重复登记' }), { kind: 'CANCEL' }) }),
  mergeCase: async () => ({ who: desk, input: await on(await received(), { intoCaseId: await received(), reason: '同一漏水' }) }),
  proposePlan: async () => ({ who: supervisor, input: await on(await received('COMPLAINT'), { findings: '门机磨损', plan: '更换门机' }) }),
  approvePlan: async () => ({ who: manager, input: await on(await planned()) }),
  returnPlan: async () => ({ who: manager, input: await on(await planned(), { reason: '何时完成？' }) }),
  joinHouseholds: async () => ({ who: supervisor, input: await on(await received('COMPLAINT'), FIVE) }),
  answerHousehold: async () => ({ who: supervisor, input: await household(await after(await received('COMPLAINT'), supervisor, 'joinHouseholds', FIVE)) }),
  confirmHousehold: async () => {
    const id = await after(await received('COMPLAINT'), supervisor, 'joinHouseholds', FIVE);
    await act(supervisor, 'answerHousehold', await household(id));
    await act(supervisor, 'classifyCase', await on(id, { kind: 'COMPLAINT', validity: 'VALID', severity: 'MINOR', basis: 'CORRECTION' }));
    await act(supervisor, 'settleCase', await on(id, { result: '已更换' }));
    const { householdId } = await household(id);
    return { who: desk, input: await on(id, { householdId, outcome: 'SATISFIED' }) };
  },
  approveMerge: async () => ({ who: manager, input: await on(await after(await received(), desk, 'mergeCase', { intoCaseId: await received(), reason: '同一漏水' })) }),
  pauseObligation: async () => ({ who: desk, input: await obligationOf(await received(), { reason: 'WAITING_FOR_RESIDENT', note: '住户外出' }) }),
  resumeObligation: async () => {
    const id = await received();
    return { who: desk, input: await obligationOf(await after(id, desk, 'pauseObligation', await obligationOf(id, { reason: 'WAITING_FOR_RESIDENT' }))) };
  },
  extendObligation: async () => ({ who: desk, input: await obligationOf(await received(), { dueAt: await later(72), reason: '等待配件' }) }),
  approveExtension: async () => ({ who: manager, input: await obligationOf(await extended(await received())) }),
  declineExtension: async () => ({ who: manager, input: await obligationOf(await extended(await received()), { reason: '时间足够' }) }),
  withdrawExtension: async () => ({ who: desk, input: await obligationOf(await extended(await received())) }),
  acknowledgeOverdue: async () => ({ who: supervisor, input: { obligationId: overdueId, note: '已知晓' }, other: { note: '已处理' } }),
  auditReception: async () => ({ who: supervisor, input: await duty('FD-03'), other: FINDING }),
  reviewWeek: async () => ({ who: manager, input: await duty('FD-09'), other: FINDING }),
  sendReport: async () => ({ who: supervisor, input: { ...(await duty('CP-28')), to: 'COMPLAINT_CENTRE' }, other: FINDING }),
  sampleRecords: async () => ({ who: supervisor, input: { ...(await duty('CP-29')), sampled: [{ caseId: await received(), kind: 'RECORD', finding: 'COMPLETE' }] }, other: FINDING }),
  fillComplaintReport: async () => ({ who: supervisor, input: { centreId, month: await monthAgo(1), comment: '如常。' }, other: { comment: '另一结论' } }),
  reviewComplaintReport: async () => ({ who: manager, input: { reportId: await filled(await monthAgo(2)) }, other: { reportId: await filled(await monthAgo(3)) } }),
  sendComplaintReport: async () => ({ who: supervisor, input: { reportId: await readReport(await monthAgo(3)) }, other: { reportId: await readReport(await monthAgo(2)) } }),
  chooseCallback: async () => ({ who: await api.as('gm'), input: { caseId: await undrawn(), reason: '新住户' }, other: ANOTHER }),
  planCallback: async () => ({ who: await api.as('gm'), input: { callbackId: await visitOf(), callerIds: [(await row(`select id from person where login = 'assistant.1'`, []))['id']], plannedFor: await later(5), important: false }, other: { important: true } }),
  attemptCallback: async () => ({ who: await api.as('gm'), input: { callbackId: await visitOf(), form: 'TELEPHONE', outcome: 'NO_ANSWER' }, other: { outcome: 'DECLINED' } }),
  recordCallback: async () => ({ who: await api.as('gm'), input: { callbackId: await visitOf(), ...VISIT }, other: { satisfaction: 1 } }),
  reviewCallback: async () => ({ who: await api.as('deputy'), input: { callbackId: await visited(), verdict: 'QUALIFIED', comment: '属实' }, other: { comment: '另一意见' } }),
  decideCallback: async () => ({ who: manager, input: { callbackId: await unqualified(), decision: '同意' }, other: { decision: '另一决定' } }),
  replaceCallback: async () => ({ who: await api.as('gm'), input: { callbackId: await unreachable(), reason: '无人在家' }, other: ANOTHER }),
  askSecondVisit: async () => ({ who: await api.as('gm'), input: { callbackId: await visitOf('REPAIR'), reason: '看是否耐久' }, other: ANOTHER }),
  recordOccasion: async () => ({ who: supervisor, input: await occasion(), other: { title: '另一服务' } }),
  endOccasion: async () => ({ who: supervisor, input: { occasionId: (await act(supervisor, 'recordOccasion', await occasion())).occasion.id, endedOn: await today() }, other: { endedOn: '2026-06-01' } }),
  planCallbackMonth: async () => ({ who: supervisor, input: await duty('CB-19'), other: FINDING }),
  freezeFigures: async () => ({ who: manager, input: await allCounted(await monthAgo(1)), other: { note: '另一说明' } }),
  archiveCallbacks: async () => ({ who: supervisor, input: await duty('CB-17'), other: FINDING }),
  askHelpfulness: async () => ({ who: await api.as('department.1'), input: { ...(await duty('HR-27')), occasion: 'TRAINING' }, other: FINDING }),
  writeHandoverNote: async () => ({ who: desk, input: { centreId, body: '三号梯待修' }, other: { body: '四号梯待修' } }),
  handOver: async () => ({ who: await api.as('gm'), input: { centreId }, other: { centreId: elsewhere } }),
  signHandover: async () => {
    const [here, there] = await Promise.all([handedOver(centreId), handedOver(elsewhere)]);
    return { who: await api.as('deputy'), input: { handoverId: here }, other: { handoverId: there } };
  },
};

let overdueId: string;
beforeAll(async () => {
  api = await startTestApi();
  [desk, supervisor, manager] = await Promise.all([api.as('reception.1'), api.as('supervisor.1'), api.as('manager.1')]);
  centreId = (await desk.graphql('{ me { centres { id } } }')).data.me.centres[0].id;
  elsewhere = (await row(`select id from service_centre where id <> $1 limit 1`, [centreId]))['id']!;
  // A quarter goes by: duties of day, week, month and quarter arise, and something is overdue.
  const late = await received();
  await api.database.pool.query(`select adjust_clock('95 days')`);
  api.services.sweeper.poke();
  await until('select count(*) > 0 as yes from obligation where subject_id = $1 and level > 0', [late]);
  await until('select count(distinct rule_key) >= 5 as yes from duty where centre_id = $1', [centreId]);
  overdueId = (await row(`select id from obligation where subject_id = $1 and level > 0 limit 1`, [late]))['id']!;
}, 90_000);
afterAll(() => api.end());

describe('F8: the same submission', () => {
  it('is prepared here for every verb that takes a key', () => {
    expect(Object.keys(PREPARED).sort()).toEqual(verbs.map(({ name }) => name).sort());
  });

  it.each(Object.keys(PREPARED))('F8: %s fifty times at once is done once, told alike, and its key is refused other content', async (name) => {
    const { who, input: content, other } = await PREPARED[name]!();
    const input = { clientKey: randomUUID(), ...content };
    const before = await acts();
    const answers = await Promise.all(Array.from({ length: 50 }, () => send(who, name, input)));
    expect(answers[0]!.data?.done.refusal ?? answers[0]!.errors ?? null, answers[0]!.text).toBeNull();
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await acts()).toBe(before + 1);
    const again = await send(who, name, { ...input, ...(other ?? { version: Number(input['version' as never]) + 1 }) });
    expect(again.data?.done.refusal?.message.en, again.text).toContain('new key');
    expect(await acts()).toBe(before + 1);
  }, 60_000);
});

/** Submissions that were carried out, wherever their keys are kept. */
async function acts(): Promise<number> {
  return Number((await row(
    `select (select count(*) from idempotency) + (select count(*) from handover_note) + (select count(*) from handover) + (select count(*) from handover where signed_at is not null) as n`, []))['n']);
}
