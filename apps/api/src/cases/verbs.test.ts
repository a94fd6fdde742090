import { randomUUID } from 'node:crypto';
import type { CaseState, Decision } from '@guanjia/domain';
import { settleCase as decideSettle } from '@guanjia/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acknowledgeOverdue } from './acknowledge-overdue.js';
import { agreeReplyTime } from './agree-reply-time.js';
import { carryOut, type Outcome } from './carry-out.js';
import { classifyCase } from './classify-case.js';
import { closeCase } from './close-case.js';
import { confirmWithResident } from './confirm-with-resident.js';
import { reopenCase } from './reopen-case.js';
import { referCase } from './refer-case.js';
import { replyToResident } from './reply-to-resident.js';
import { reportUp } from './report-up.js';
import { revealTelephone } from './reveal-telephone.js';
import { settleCase } from './settle-case.js';
import { takeDueSteps } from './take-due-steps.js';
import { takeOverCase } from './take-over-case.js';
import { idOf, openServiceDesk, type Login, type ServiceDesk } from './testing/service-desk.js';
import { transferCase } from './transfer-case.js';

describe('verbs on a case', () => {
  let house: ServiceDesk;
  let caseId: string;
  beforeAll(async () => void (house = await openServiceDesk()));
  afterAll(() => house.close());
  beforeEach(async () => void (caseId = await house.receive({ kind: 'REPAIR' })));

  /** What every input says: under which key, on which case, on which version. */
  const on = async () => ({ clientKey: randomUUID(), caseId, version: (await house.stored(caseId)).version });
  const as = (login: Login) => house.viewer(login);
  const refusal = (outcome: Awaited<ReturnType<typeof acknowledgeOverdue>>) => (outcome.kind === 'refused' ? outcome.refusal : null);
  const lastEvent = async (type: string) => (await house.events(caseId)).findLast((event) => event.type === type);
  const notes = async () => (await house.database.pool.query('select kind, body, author_id from case_note where case_id = $1 order by at, id', [caseId])).rows;

  const VERBS: Record<string, (login: Login) => Promise<Outcome>> = {
    classifyCase: async (login) => classifyCase(house.desk, await as(login), { ...(await on()), kind: 'INQUIRY', basis: 'CORRECTION' }),
    transferCase: async (login) => transferCase(house.desk, await as(login), { ...(await on()), department: '工程部', ownerPost: 'DEPARTMENT_HEAD' }),
    takeOverCase: async (login) => takeOverCase(house.desk, await as(login), { ...(await on()), post: 'CS_SUPERVISOR' }),
    agreeReplyTime: async (login) => agreeReplyTime(house.desk, await as(login), { ...(await on()), agreedReplyAt: new Date(Date.now() + 5e8) }),
    replyToResident: async (login) => replyToResident(house.desk, await as(login), { ...(await on()), definite: true, reply: '今天下午上门' }),
    reportUp: async (login) => reportUp(house.desk, await as(login), { ...(await on()), to: ['CENTRE_MANAGER', 'CS_SUPERVISOR'], note: '住户情绪激动' }),
    settleCase: async (login) => settleCase(house.desk, await as(login), { ...(await on()), result: '已更换水龙头' }),
    closeCase: async (login) => closeCase(house.desk, await as(login), { ...(await on()), reason: '住户已搬离' }),
  };
  const settled = async () => void idOf(await VERBS['settleCase']!('li'));
  const AFTER_SETTLING: typeof VERBS = {
    confirmWithResident: async (login) => (await settled(), confirmWithResident(house.desk, await as(login), { ...(await on()), outcome: 'SATISFIED' })),
    reopenCase: async (login) => (await settled(), reopenCase(house.desk, await as(login), { ...(await on()), reason: '又漏了' })),
  };

  it.each(Object.entries({ ...VERBS, ...AFTER_SETTLING }))('%s is refused to a guard, whose post may not, and changes nothing', async (verb, carry) => {
    if (verb in AFTER_SETTLING) {
      const said = await carry('zhou');
      expect(refusal(said)?.message.en).toContain('posts');
      return;
    }
    const before = await house.read(caseId);
    expect(refusal(await carry('zhou'))?.message.en).toMatch(/posts|manager/);
    expect((await house.read(caseId))!.state).toEqual(before!.state);
  });

  it.each(Object.entries(VERBS))('%s does not find another centre’s case', async (_, carry) => {
    await expect(carry('chen')).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  });

  it('a verb does not find a case whose audience the person is not', async () => {
    await house.database.pool.query(`update service_case set audience = 'CONFIDENTIAL' where id = $1`, [caseId]);
    await expect(VERBS['settleCase']!('li')).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    idOf(await VERBS['settleCase']!('zhao'));
  });

  it('classifyCase makes it another kind, for which other limits count from reception', async () => {
    idOf(await VERBS['classifyCase']!('li'));
    expect(await house.stored(caseId)).toMatchObject({ kind: 'INQUIRY', classified_at: expect.any(Date) });
    expect(await lastEvent('CaseClassified')).toMatchObject({ actor_id: house.personIds.li, facts: { basis: 'CORRECTION', kind: 'INQUIRY' } });
  });

  it('transferCase moves owner and department, and no clock (FD-06)', async () => {
    const due = (await house.obligations(caseId))[0]!.due_at;
    idOf(await VERBS['transferCase']!('li'));
    expect(await house.stored(caseId)).toMatchObject({ status: 'IN_PROGRESS', owner_post: 'DEPARTMENT_HEAD', owner_person_id: null, responsible_department: '工程部' });
    expect((await house.obligations(caseId))[0]).toMatchObject({ rule_key: 'FD-06', due_at: due, owed_by: ['DEPARTMENT_HEAD'] });
  });

  it.each(['SYSTEM_ADMIN', 'CASHIER', 'GUARD'])('transferCase does not put it with %s, who could not settle it', async (ownerPost) => {
    const before = await house.stored(caseId);
    const outcome = await transferCase(house.desk, await as('li'), { ...(await on()), department: '工程部', ownerPost });
    expect(refusal(outcome)?.message.en).toContain('does not handle cases');
    const referred = await referCase(house.desk, await as('li'), { ...(await on()), party: 'DEPARTMENT', name: '工程部', ownerPost, reason: '属工程部职责' });
    expect(refusal(referred)?.message.en).toContain('does not handle cases');
    expect(await house.stored(caseId)).toEqual(before);
  });

  it('takeOverCase puts it into the hands of the person, as a post that they hold', async () => {
    idOf(await VERBS['takeOverCase']!('wang'));
    expect(await house.stored(caseId)).toMatchObject({ owner_post: 'CS_SUPERVISOR', owner_person_id: house.personIds.wang });
    expect(refusal(await takeOverCase(house.desk, await as('zhao'), { ...(await on()), post: 'GENERAL_MANAGER' }))?.message.en).toContain('do not hold');
  });

  it('agreeReplyTime makes the time owed; a later one needs approval and keeps the first (law 5)', async () => {
    const { rows } = await house.database.pool.query<{ now: Date }>('select app_now() as now');
    const inHours = (hours: number) => new Date(rows[0]!.now.getTime() + hours * 3_600_000);
    const agree = async (login: Login, hours: number, reason?: string) => agreeReplyTime(house.desk, await as(login), { ...(await on()), agreedReplyAt: inHours(hours), reason });
    idOf(await agree('li', 3));
    expect(refusal(await agree('li', 5, '再等等'))?.message.en).toContain('approve extensions');
    idOf(await agree('zhao', 5, '等待配件'));
    const owed = (await house.obligations(caseId)).find(({ rule_key }) => rule_key === 'REPLY-AGREED')!;
    expect(owed).toMatchObject({ first_due_at: inHours(3), due_at: inHours(5), extension: { reason: '等待配件', approvedBy: house.personIds.zhao } });
    expect(refusal(await agree('zhao', -1, '过去'))).not.toBeNull();
  });

  it('replyToResident keeps the text beside the journal and the time of recording as the time', async () => {
    const said = new Date((await house.stored(caseId))['received_at'] as Date);
    idOf(await replyToResident(house.desk, await as('li'), { ...(await on()), definite: true, reply: '今天下午上门', statedAt: said }));
    const row = await house.stored(caseId);
    expect((row['definite_answer_at'] as Date).getTime()).toBeGreaterThan(said.getTime());
    expect(await lastEvent('ReplyGiven')).toMatchObject({ facts: { definite: true, statedAt: said.getTime() } });
    expect(await notes()).toEqual([{ kind: 'REPLY', body: '今天下午上门', author_id: house.personIds.li }]);
    const future = new Date(Date.now() + 1e9);
    expect(refusal(await replyToResident(house.desk, await as('li'), { ...(await on()), definite: true, reply: '明天', statedAt: future }))?.message.en).toContain('future');
  });

  it('reportUp is one event a post', async () => {
    idOf(await VERBS['reportUp']!('li'));
    const told = (await house.events(caseId)).filter((event) => event.type === 'CaseReportedUp');
    expect(told.map((event) => event.facts['to'])).toEqual(['CENTRE_MANAGER', 'CS_SUPERVISOR']);
    expect(refusal(await reportUp(house.desk, await as('li'), { ...(await on()), to: ['ASTRONAUT'], note: '?' }))?.message.en).toContain('ASTRONAUT');
    await expect(reportUp(house.desk, await as('li'), { ...(await on()), to: [], note: '?' })).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });

  it('settleCase ends what was owed, in time', async () => {
    await settled();
    expect(await house.stored(caseId)).toMatchObject({ status: 'SETTLED', settled_by: house.personIds.li });
    expect((await house.obligations(caseId))[0]).toMatchObject({ rule_key: 'FD-06', status: 'MET', verdict: 'ON_TIME' });
    expect(refusal(await VERBS['settleCase']!('li'))?.message.en).toContain('settled');
  });

  it('confirmWithResident: satisfied closes, dissatisfied reopens, nobody reached counts for nothing (HR-12)', async () => {
    await settled();
    const confirm = async (outcome: 'SATISFIED' | 'DISSATISFIED' | 'NOT_REACHED') => confirmWithResident(house.desk, await as('li'), { ...(await on()), outcome, note: '来电' });
    idOf(await confirm('NOT_REACHED'));
    expect((await house.stored(caseId)).status).toBe('SETTLED');
    idOf(await confirm('DISSATISFIED'));
    expect((await house.stored(caseId)).status).toBe('IN_PROGRESS');
    expect((await house.obligations(caseId)).map(({ generation }) => generation)).toEqual([1, 2]);
    await settled();
    idOf(await confirm('SATISFIED'));
    expect((await house.stored(caseId)).status).toBe('CLOSED');
    expect(refusal(await confirm('SATISFIED'))).not.toBeNull();
  });

  it('closeCase is the manager’s, with the reason written down (FD-08)', async () => {
    const said = refusal(await VERBS['closeCase']!('li'));
    expect(said).toMatchObject({ rule: 'FD-08', clause: { source: 'P' } });
    idOf(await VERBS['closeCase']!('zhao'));
    expect(await notes()).toEqual([{ kind: 'REASON', body: '住户已搬离', author_id: house.personIds.zhao }]);
  });

  it('acknowledgeOverdue says who heard which level; it does not end what is owed', async () => {
    const [owed] = await house.obligations(caseId);
    const input = { obligationId: (owed as unknown as { id: string }).id };
    const acknowledge = async (login: Login) => acknowledgeOverdue(house.desk, await as(login), { ...input, clientKey: randomUUID(), note: '我来跟进' });
    expect(refusal(await acknowledge('wang'))?.message.en).toContain('has not rung');
    await house.later('2 days 1 second');
    await takeDueSteps(house.desk, caseId);
    expect(refusal(await acknowledge('li'))?.message.en).toContain('acknowledge overdue');
    idOf(await acknowledge('wang'));
    const after = (await house.obligations(caseId)).find(({ rule_key }) => rule_key === 'FD-06');
    expect(after).toMatchObject({ status: 'OPEN', level: 1, acknowledged_level: 1, acknowledged_by: house.personIds.wang, acknowledged_at: expect.any(Date) });
    expect((await lastEvent('OverdueAcknowledged'))!.facts['level']).toBe(1);
    expect(refusal(await acknowledge('zhao'))?.message.en).toContain('already');
    await expect(acknowledgeOverdue(house.desk, await as('chen'), { ...input, clientKey: 'x' })).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  });

  it('revealTelephone shows the whole number for a reason that is logged', async () => {
    const reveal = async (login: Login, reason = '回电确认') => revealTelephone(house.desk, await as(login), caseId, reason);
    expect(await reveal('li')).toEqual({ telephone: '138 0013 5678', refusal: null });
    const log = () => house.database.pool.query('select person_id, act, reason from access_log where subject_id = $1', [caseId]);
    expect((await log()).rows).toEqual([{ person_id: house.personIds.li, act: 'REVEAL_TELEPHONE', reason: '回电确认' }]);
    expect((await reveal('zhou')).telephone).toBeNull();
    await expect(reveal('li', ' ')).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    await expect(reveal('chen')).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    expect((await log()).rows).toHaveLength(1);
  });

  it('what is stored is what the domain decided, moment by moment', async () => {
    let decided: Decision | undefined;
    const outcome = await carryOut(house.desk, await as('li'), 'settleCase', await on(), (state, context) => (decided = decideSettle(state, { result: '好了' }, context)));
    idOf(outcome);
    const { next } = decided as Extract<Decision, { refused: false }>;
    const { state } = (await house.read(caseId))!;
    expect(plain(state)).toEqual(plain(next));
  });

  it('another verb’s rule cannot be got round by the same statement: a case moved meanwhile is not overwritten', async () => {
    const { version } = await house.stored(caseId);
    idOf(await VERBS['transferCase']!('li'));
    const late = await settleCase(house.desk, await as('wang'), { clientKey: 'z', caseId, version, result: '好了' });
    expect(late).toEqual({ kind: 'conflict', caseId, yourVersion: version });
    expect((await house.stored(caseId)).status).toBe('IN_PROGRESS');
  });
});

/** Without what saving adds to an event: the version, and whom a step reached that day. */
function plain({ acts, ...state }: CaseState) {
  return { ...state, acts: acts.map(({ facts: { version: _, persons: _p, passedOver: _o, ...facts }, ...act }) => ({ ...act, facts })) };
}
