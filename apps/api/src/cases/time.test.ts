import { randomUUID } from 'node:crypto';
import { advance, SYSTEM_ACTOR, type CaseState } from '@guanjia/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepBatch } from '../obligations/sweep.js';
import { loadPolicySet } from '../policies/policy-sets.js';
import { classifyCase } from './classify-case.js';
import { closeCase } from './close-case.js';
import { newId } from './new-id.js';
import { receiveCase } from './receive-case.js';
import { reopenCase } from './reopen-case.js';
import { settleCase } from './settle-case.js';
import { takeDueSteps } from './take-due-steps.js';
import { complaint, idOf, openServiceDesk, type Login, type ServiceDesk } from './testing/service-desk.js';

let house: ServiceDesk;
beforeAll(async () => void (house = await openServiceDesk()));
afterAll(() => house.close());

const seen = async (caseId: string) => ({ clientKey: randomUUID(), caseId, version: (await house.stored(caseId)).version });
const rule = async (caseId: string, key: string) => (await house.obligations(caseId)).filter(({ rule_key }) => rule_key === key);
const settle = async (caseId: string, login: Login = 'wang') => idOf(await settleCase(house.desk, await house.viewer(login), { ...(await seen(caseId)), result: '好了' }));
const classify = async (caseId: string, severity: 'MINOR' | 'IMPORTANT' | 'MAJOR', login: Login = 'wang') =>
  idOf(await classifyCase(house.desk, await house.viewer(login), { ...(await seen(caseId)), kind: 'COMPLAINT', validity: 'VALID', severity, basis: 'CORRECTION', reason: '复核' }));

describe('steps that time takes through the verb path', () => {
  it('are those that the domain takes, with the same rows after it', async () => {
    const caseId = await house.receive({ kind: 'REPAIR' });
    await house.later('8 days 1 hour');
    const before = (await house.read(caseId))!;
    const { policy } = await loadPolicySet(house.database, before.policySetId);
    const byDomain = advance(before.state, { now: before.now, policy, actor: SYSTEM_ACTOR, newId });
    await takeDueSteps(house.desk, caseId);
    const after = (await house.read(caseId))!;
    expect(withoutIds(after.state, after.state.acts.slice(before.state.acts.length))).toEqual(withoutIds(byDomain.next, byDomain.events));
    expect(after.state).toMatchObject({ ownerPost: 'CENTRE_MANAGER', version: before.state.version + 1 });
  });

  it('pass FD-06 on to the supervisor after two days and FD-07 to the manager after a week from reception, once each', async () => {
    const caseId = await house.receive({ kind: 'REPAIR' });
    await house.later('2 days 1 second');
    await takeDueSteps(house.desk, caseId);
    expect(await house.stored(caseId)).toMatchObject({ owner_post: 'CS_SUPERVISOR', status: 'IN_PROGRESS' });
    await house.later('5 days');
    await Promise.all([1, 2, 3, 4].map(() => takeDueSteps(house.desk, caseId)));
    expect((await house.stored(caseId)).owner_post).toBe('CENTRE_MANAGER');
    const takenOver = (await house.events(caseId)).filter((event) => event.type === 'CaseTakenOver');
    expect(takenOver.map((event) => event.facts['post'])).toEqual(['CS_SUPERVISOR', 'CENTRE_MANAGER']);
    expect(takenOver.every((event) => event.actor_id === null)).toBe(true);
    const week = await rule(caseId, 'FD-07');
    expect(week).toHaveLength(1);
    expect(week[0]!.due_at.getTime()).toBe(((await house.stored(caseId))['received_at'] as Date).getTime() + 7 * 86_400_000);
  });

  it('say whom they reached, and which posts were vacant (law 9)', async () => {
    const caseId = await house.receive({ kind: 'REPAIR' });
    await house.database.pool.query(`update post_holding set held_until = app_now() where post = 'CS_SUPERVISOR' and centre_id = $1`, [house.centreId]);
    await house.later('2 days 1 second');
    await takeDueSteps(house.desk, caseId);
    const [overdue] = (await house.events(caseId)).filter((event) => event.type === 'ObligationOverdue');
    expect(overdue!.facts).toMatchObject({ level: 1, to: 'CENTRE_MANAGER', passedOver: 'CS_SUPERVISOR', persons: house.personIds.zhao });
    const [due] = await rule(caseId, 'FD-06');
    expect(overdue!.at).toEqual(due!.due_at);
    await house.database.pool.query(`update post_holding set held_until = null where post = 'CS_SUPERVISOR' and centre_id = $1`, [house.centreId]);
  });

  it('are taken by a person’s verb too, when nobody swept before it, and then by no one else', async () => {
    const caseId = await house.receive({ kind: 'REPAIR' });
    await house.later('2 days 1 second');
    await settle(caseId);
    await takeDueSteps(house.desk, caseId);
    const events = await house.events(caseId);
    const overdue = events.filter((event) => event.type === 'ObligationOverdue');
    expect(overdue).toHaveLength(1);
    expect(overdue[0]!.actor_id).toBeNull();
    expect(overdue[0]!.facts['persons']).toBe(house.personIds.wang);
    expect(events.findIndex((event) => event.type === 'ObligationOverdue')).toBeLessThan(events.findIndex((event) => event.type === 'CaseSettled'));
    expect((await house.stored(caseId)).last_event).toBe('CaseSettled');
  });

  it('that only ring are the same whether the sweeper takes them in bulk or a verb takes them one by one', async () => {
    const [swept, walked] = [await house.receive(), await house.receive()];
    for (const caseId of [swept, walked]) await classify(caseId, 'MINOR');
    await house.later('30 days');
    await takeDueSteps(house.desk, walked);
    const query = async <R>(config: { text: string }) => (await house.database.pool.query(config)).rows as R[];
    while ((await sweepBatch(query as never)) > 0);
    const rung = async (caseId: string) =>
      (await house.events(caseId))
        .filter((event) => event.obligation?.['step'] !== undefined)
        .map(({ type, actor_id, facts: { level, to, persons, passedOver, silent }, obligation }) => ({ type, actor_id, level, to, persons, passedOver, silent, rule: obligation!['rule'], step: obligation!['step'] }));
    expect((await rung(swept)).length).toBeGreaterThan(2);
    expect(await rung(swept)).toEqual(await rung(walked));
    const standing = async (caseId: string) => (await house.obligations(caseId)).map(({ rule_key, status, verdict, level, ...row }) => ({ rule_key, status, verdict, level, taken: (row as { taken?: number }).taken, next: (row as { next_effect?: string }).next_effect }));
    expect(await standing(swept)).toEqual(await standing(walked));
    const { owner_post, status, last_event } = await house.stored(walked);
    expect(await house.stored(swept)).toMatchObject({ owner_post, status, last_event });
  });

  it('leave a case alone that is gone or has nothing due', async () => {
    const caseId = await house.receive();
    const before = await house.stored(caseId);
    await takeDueSteps(house.desk, caseId);
    await takeDueSteps(house.desk, randomUUID());
    expect(await house.stored(caseId)).toEqual(before);
  });
});

describe('lateness cannot be faked', () => {
  it('settled late stays late, through reopening, settling again and closing', async () => {
    const caseId = await house.receive({ kind: 'REPAIR' });
    await house.later('3 days');
    await settle(caseId);
    await (async () => idOf(await reopenCase(house.desk, await house.viewer('wang'), { ...(await seen(caseId)), reason: '又漏了' })))();
    await settle(caseId);
    idOf(await closeCase(house.desk, await house.viewer('zhao'), { ...(await seen(caseId)), reason: '住户已确认' }));
    expect((await rule(caseId, 'FD-06')).map(({ generation, status, verdict }) => [generation, status, verdict])).toEqual([[1, 'MET', 'LATE'], [2, 'MET', 'LATE']]);
  });

  it('settled early and reopened late is overdue at once: the matter that was received has not been settled', async () => {
    const caseId = await house.receive({ kind: 'REPAIR' });
    await settle(caseId, 'li');
    await house.later('3 days');
    idOf(await reopenCase(house.desk, await house.viewer('li'), { ...(await seen(caseId)), reason: '其实没修' }));
    const [first, again] = await rule(caseId, 'FD-06');
    expect(first!.verdict).toBe('ON_TIME');
    expect(again).toMatchObject({ status: 'OPEN', level: 1, due_at: first!.due_at });
  });

  it('reclassified there and back, the old breach is there, once', async () => {
    const caseId = await house.receive();
    await classify(caseId, 'MINOR');
    await house.later('2 days 1 second');
    await classify(caseId, 'IMPORTANT', 'zhao');
    expect((await rule(caseId, 'CP-10'))[0]).toMatchObject({ status: 'SUPERSEDED', verdict: 'MISSED' });
    await classify(caseId, 'MINOR', 'zhao');
    await settle(caseId, 'zhao');
    const minor = await rule(caseId, 'CP-10');
    expect(minor.map(({ status, verdict }) => [status, verdict])).toEqual([['MET', 'LATE']]);
    const rung = (await house.events(caseId)).filter((event) => event.type === 'ObligationOverdue' && event.obligation!['rule'] === 'CP-10');
    expect(rung).toHaveLength(1);
  });

  it('closed when it was late, it was missed', async () => {
    const caseId = await house.receive({ kind: 'REPAIR' });
    await house.later('3 days');
    idOf(await closeCase(house.desk, await house.viewer('zhao'), { ...(await seen(caseId)), reason: '住户不再要求' }));
    expect((await rule(caseId, 'FD-06'))[0]).toMatchObject({ status: 'CANCELLED', verdict: 'MISSED' });
  });

  it('a stated time of settling before the limit changes nothing: judged is the time of recording (law 11)', async () => {
    const caseId = await house.receive({ kind: 'REPAIR' });
    const receivedAt = (await house.stored(caseId))['received_at'] as Date;
    await house.later('2 days 1 second');
    const statedAt = new Date(receivedAt.getTime() + 3_600_000);
    idOf(await settleCase(house.desk, await house.viewer('wang'), { ...(await seen(caseId)), result: '昨天修的', statedAt }));
    expect((await rule(caseId, 'FD-06'))[0]!.verdict).toBe('LATE');
  });

  it('a reception stated later than it was is not possible: a step back in time costs the clock, not the resident', async () => {
    const { rows } = await house.database.pool.query<{ now: Date }>('select app_now() as now');
    const receivedAt = new Date(rows[0]!.now.getTime() - 23 * 3_600_000);
    const form = complaint(house.centreId, house.unitId, { receivedAt, lateRecordReason: '夜间电话' });
    const caseId = idOf(await receiveCase(house.desk, await house.viewer('li'), form));
    const [classified] = await rule(caseId, 'CLASSIFY');
    expect(classified).toMatchObject({ status: 'OPEN', level: expect.any(Number) });
    expect(classified!.due_at.getTime()).toBeLessThan(rows[0]!.now.getTime());
    const overdue = (await house.events(caseId)).filter((event) => event.type === 'ObligationOverdue');
    expect(overdue).toHaveLength(1);
    expect(overdue[0]!.facts['persons']).not.toBe('');
  });

  it('at the due moment it is on time, a millisecond later it is not', async () => {
    for (const [offset, verdict] of [['0 milliseconds', 'ON_TIME'], ['1 millisecond', 'LATE']] as const) {
      const caseId = await house.receive({ kind: 'REPAIR' });
      const { rows } = await house.database.pool.query(`select due_at + $2::interval as at from obligation where subject_id = $1 and rule_key = 'FD-06'`, [caseId, offset]);
      const client = await house.database.pool.connect();
      const { release } = client;
      client.release = () => undefined;
      const frozen = { ...house.desk, database: { ...house.database, pool: { connect: async () => client, query: client.query.bind(client) } as never } };
      try {
        await client.query(`select set_config('guanjia.business_time', $1, false)`, [(rows[0].at as Date).toISOString()]);
        const viewer = await house.viewer('wang');
        idOf(await settleCase(frozen, viewer, { clientKey: randomUUID(), caseId, version: 1, result: '好了' }));
      } finally {
        await client.query(`select set_config('guanjia.business_time', '', false)`);
        release.call(client);
      }
      expect((await rule(caseId, 'FD-06'))[0]!.verdict).toBe(verdict);
    }
  });
});

/** Ids are made anew in each run; what saving adds to events is the day's holders. */
function withoutIds({ obligations, acts: _, ...state }: CaseState, events: CaseState['acts']) {
  const names = new Map(obligations.map((obligation, place) => [obligation.id, `${obligation.rule}#${place}`]));
  const named = <T>(value: T): T => JSON.parse(JSON.stringify(value), (_key, inner) => (typeof inner === 'string' ? (names.get(inner) ?? inner) : inner)) as T;
  const facts = events.map((event) => ({ ...event, at: 0, facts: { ...event.facts, to: undefined, persons: undefined, passedOver: undefined } }));
  return named({ state, obligations: [...obligations].sort((a, b) => (a.rule < b.rule ? -1 : 1)).map((o) => ({ ...o, id: '' })), events: facts });
}
