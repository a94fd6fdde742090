import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { residentHouse, type ResidentHouse } from './testing/resident-house.js';

let house: ResidentHouse;
beforeAll(async () => {
  house = await residentHouse();
});
afterAll(() => house.api.end());

const HOUR = 3_600_000;
const soon = async (hours: number) => {
  const { rows } = await house.pool.query<{ now: Date }>('select app_now() as now');
  return new Date(rows[0]!.now.getTime() + hours * HOUR).toISOString();
};
const opened = async (more: object = {}) => {
  const { id, number } = await house.receive(more);
  return { id, number, token: (await house.linkTo(id)).token };
};

describe('What a resident sees by the link', () => {
  it('is the own matter: number, how far it is, and nothing of the house', async () => {
    const { number, token } = await opened();
    const answer = await house.look(token);
    expect(answer.data.residentCase).toEqual({
      message: null,
      case: {
        number, kind: 'REPAIR', matter: '厨房水管漏水', companyName: { zh: expect.any(String) }, centreName: { zh: expect.any(String) }, zone: 'Asia/Shanghai', demo: true, status: 'RECEIVED', stage: null, joined: false,
        receivedAt: expect.any(String), promisedReplyAt: null, visitAt: null, answeredAt: null, settledAt: null, closedAt: null, maySayNotSolved: false, saidNotSolvedAt: null, mayRate: false, rating: null,
      },
    });
    expect(answer.headers.get('cache-control')).toContain('no-store');
    // Caller, description, telephone, posts, persons, time limits of the house (FD-06).
    expect(answer.text).not.toMatch(/钱先生|老毛病|1380|RECEPTIONIST|前台|FD-0|dueAt/);
  });

  it('follows the work: taken in hand, on the way, there; anew with whoever is sent next', async () => {
    const { id, token } = await opened();
    const stages: string[] = [];
    for (const stage of ['ACCEPTED', 'ON_THE_WAY', 'ARRIVED']) {
      await house.act(house.reception, 'recordWorkStage', id, { stage });
      stages.push((await house.seen(token)).stage);
    }
    expect(stages).toEqual(['ACCEPTED', 'ON_THE_WAY', 'ARRIVED']);
    await house.act(house.reception, 'dispatchCase', id, { post: 'MAINTENANCE', note: '老张去' });
    const seen = await house.seen(token);
    expect(seen).toMatchObject({ status: 'IN_PROGRESS', stage: null });
    expect(JSON.stringify(seen)).not.toMatch(/老张|MAINTENANCE/);
    await house.settle(id);
    expect(await house.seen(token)).toMatchObject({ status: 'SETTLED', stage: null, settledAt: expect.any(String), maySayNotSolved: true, mayRate: true });
  });

  it('tells a time that was promised, while it is owed, and the last one that was', async () => {
    const { id, token } = await opened();
    const [first, second] = [await soon(5), await soon(9)];
    await house.act(house.reception, 'agreeReplyTime', id, { agreedReplyAt: first });
    expect((await house.seen(token)).promisedReplyAt).toBe(first);
    await house.act(await house.api.as('manager.1'), 'agreeReplyTime', id, { agreedReplyAt: second, reason: '配件未到' });
    expect((await house.seen(token)).promisedReplyAt).toBe(second);
    // The work can be done before the answer is given: it is owed all the same.
    await house.settle(id);
    expect((await house.seen(token)).promisedReplyAt).toBe(second);
    await house.act(house.reception, 'replyToResident', id, { definite: false, form: 'TELEPHONE', reply: '内部意见：先拖着' });
    const seen = await house.seen(token);
    expect(seen).toMatchObject({ promisedReplyAt: null, answeredAt: expect.any(String) });
    expect(JSON.stringify(seen)).not.toContain('拖着');
  });

  it('tells the appointment of a visit that is owed; one drawn by lot stays the secret of the house', async () => {
    const { id, token } = await opened();
    await house.settle(id);
    const plan = async (origin: 'OWED' | 'DRAWN', at: string) => {
      const [candidate, callback] = [randomUUID(), randomUUID()];
      await house.pool.query(
        `with drawn as (
           insert into callback_candidate (id, centre_id, month, grp, case_id, round, settled_at, limit_at, decision, decided_at) values ($1, $3, '2026-11', 'REPAIR', $4, $5, app_now(), app_now(), 'DRAWN', app_now()) returning id)
         insert into callback (id, centre_id, audience, policy_set_id, candidate_id, case_id, origin, round, grp, month, owner_post, facts, planned_for, opened_at, last_event, last_event_at)
         select $2, $3, 'CENTRE', policy_set_id, $1, $4, $6, $5, 'REPAIR', '2026-11', 'CS_SUPERVISOR', '{}', $7, app_now(), 'CallbackPlanned', app_now() from service_case, drawn where service_case.id = $4`,
        [candidate, callback, house.own, id, origin === 'OWED' ? 'FIRST' : 'SECOND', origin, at],
      );
    };
    await plan('DRAWN', await soon(20));
    expect((await house.seen(token)).visitAt).toBeNull();
    const at = await soon(30);
    await plan('OWED', at);
    expect((await house.seen(token)).visitAt).toBe(at);
  });

  it('of a confidential matter, is how far it is and no word of it', async () => {
    const { id, token } = await opened();
    await house.act(house.supervisor, 'markConfidential', id, { reason: '涉及隐私' });
    expect(await house.seen(token)).toMatchObject({ matter: null, status: 'RECEIVED' });
  });

  it('of a matter that was merged, is how far the other one is, and none of its words; what is said reaches that one', async () => {
    const mine = await opened({ matter: '我家也漏水' });
    const other = await opened({ matter: '楼上邻居家的事' });
    await house.act(house.reception, 'mergeCase', mine.id, { intoCaseId: other.id, reason: '同一漏点' });
    await house.act(house.supervisor, 'approveMerge', mine.id);
    expect(await house.seen(mine.token)).toMatchObject({ number: mine.number, matter: '我家也漏水', joined: true, status: 'RECEIVED' });
    await house.settle(other.id);
    expect(await house.seen(mine.token)).toMatchObject({ joined: true, status: 'SETTLED', maySayNotSolved: true });
    expect((await house.sayNotSolved(mine.token)).data.sayNotSolved.message).toBeNull();
    expect(await house.events(other.id, 'ResidentSaidNotSolved')).toHaveLength(1);
    // The other household speaks for itself.
    expect(await house.seen(other.token)).toMatchObject({ joined: false, maySayNotSolved: true, saidNotSolvedAt: null });
  });

  it('of a collective complaint, is the own household’s answer and word', async () => {
    const { id } = await opened({ kind: 'COMPLAINT' });
    const [one, another] = [randomUUID(), randomUUID()];
    await house.pool.query(`insert into case_household (id, case_id, name, answered_at, answer_form) values ($1, $3, '甲', app_now(), 'VISIT'), ($2, $3, '乙', null, null)`, [one, another, id]);
    const [first, second] = [await house.linkTo(id, one), await house.linkTo(id, another)];
    expect((await house.seen(first.token)).answeredAt).not.toBeNull();
    expect((await house.seen(second.token)).answeredAt).toBeNull();
    expect((await house.look(second.token)).text).not.toMatch(/甲|乙/);
  });
});

describe('What a resident says by the link', () => {
  it('not solved: the case stays settled; the word stands on its record under no name; the supervisor owes an answer by tomorrow', async () => {
    const { id, token } = await opened();
    expect((await house.sayNotSolved(token)).data.sayNotSolved.message.zh).toMatch(/处理完毕后/);
    await house.settle(id);
    const { data } = await house.sayNotSolved(token, ' 接头又漏了 ');
    expect(data.sayNotSolved).toMatchObject({ message: null, case: { status: 'SETTLED', maySayNotSolved: false, saidNotSolvedAt: expect.any(String) } });
    expect(await house.events(id, 'ResidentSaidNotSolved')).toEqual([{ type: 'ResidentSaidNotSolved', actor_id: null, facts: expect.objectContaining({ household: id }), note: '接头又漏了' }]);
    const { rows } = await house.pool.query(`select status, owed_by, extract(epoch from due_at - clock_from)::int as seconds from obligation where subject_id = $1 and rule_key = 'NOT-SOLVED'`, [id]);
    expect(rows).toEqual([{ status: 'OPEN', owed_by: ['CS_SUPERVISOR'], seconds: 86_400 }]);
    const { data: board } = await house.supervisor.graphql('{ board { rows { id obligations { rule } lastEvent } } }');
    expect(board.board.rows.find((row: { id: string }) => row.id === id)).toMatchObject({ obligations: expect.arrayContaining([expect.objectContaining({ rule: 'NOT-SOLVED' })]) });
    await house.act(house.supervisor, 'reopenCase', id, { reason: '住户反映仍漏' });
    expect((await house.pool.query(`select status, verdict from obligation where subject_id = $1 and rule_key = 'NOT-SOLVED'`, [id])).rows).toEqual([{ status: 'MET', verdict: 'ON_TIME' }]);
    await house.settle(id);
    expect((await house.sayNotSolved(token)).data.sayNotSolved.message).toBeNull();
  });

  it('does not stop who works on the case meanwhile: no conflict', async () => {
    const { id, token } = await opened();
    await house.settle(id);
    const { rows } = await house.pool.query<{ version: number }>('select version from service_case where id = $1', [id]);
    await house.sayNotSolved(token);
    const answer = await house.supervisor.graphql('mutation ($input: AddNoteInput!) { addNote(input: $input) { case { id } conflict { yourVersion } } }', { input: { clientKey: randomUUID(), caseId: id, version: rows[0]!.version, body: '已致电' } });
    expect(answer.data.addNote).toMatchObject({ conflict: null, case: { id } });
  });

  it('a rating, once, of closed work too; beside the case with its words, in the journal without them; it fulfils nothing', async () => {
    const { id, token } = await opened();
    await house.settle(id);
    await house.act(house.supervisor, 'confirmWithResident', id, { outcome: 'SATISFIED' });
    const owed = async () => (await house.pool.query('select rule_key, status, verdict from obligation where subject_id = $1 order by 1', [id])).rows;
    const before = await owed();
    expect((await house.rate(token, 4, '师傅很准时')).data.rateCase).toMatchObject({ message: null, case: { rating: 4, mayRate: false, status: 'CLOSED' } });
    const [rated] = await house.events(id, 'ResidentRated');
    expect(rated).toMatchObject({ actor_id: null, facts: { rating: 4 }, note: '师傅很准时' });
    expect(JSON.stringify(rated!.facts)).not.toContain('准时');
    expect(await owed()).toEqual(before);
    expect((await house.rate(token, 1)).data.rateCase).toMatchObject({ message: { zh: '您已评分，谢谢。' }, case: { rating: 4 } });
  });

  it('said again after the link was ended and another made: heard once', async () => {
    const { id, token } = await opened();
    await house.settle(id);
    await house.rate(token, 2);
    const again = await house.linkTo(id);
    expect(await house.seen(again.token)).toMatchObject({ rating: 2, mayRate: false });
    expect((await house.rate(again.token, 5)).data.rateCase.case.rating).toBe(2);
  });

  it('on the case’s page it is in the timeline, by nobody of the house', async () => {
    const { id, token } = await opened();
    await house.settle(id);
    await house.sayNotSolved(token, '还有水渍');
    await house.rate(token, 3, '一般');
    const { data } = await house.reception.graphql('query ($id: ID!) { case(id: $id) { timeline { type name { zh } actor { id } note facts { key value } } } }', { id });
    expect(data.case.timeline).toEqual(expect.arrayContaining([
      expect.objectContaining({ type: 'ResidentSaidNotSolved', name: { zh: '住户反映未解决' }, actor: null, note: '还有水渍' }),
      expect.objectContaining({ type: 'ResidentRated', actor: null, note: '一般', facts: expect.arrayContaining([{ key: 'rating', value: '3' }]) }),
    ]));
  });
});
