import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallbackFilter, CallbackQueue } from '@guanjia/schema';
import { scopeOf } from '../access/scope.js';
import type { Viewer } from '../access/viewer.js';
import { boardSnapshot } from '../board/board-snapshot.js';
import { attemptCallback } from './attempt-callback.js';
import { findCallback } from './callback-node.js';
import { callbackScopeOf } from './callback-scope.js';
import type { CallbackOutcome } from './carry-out-callback.js';
import { countQueues, listCallbacks } from './list-callbacks.js';
import { planCallback } from './plan-callback.js';
import { recordCallback } from './record-callback.js';
import { revealCallbackTelephone } from './reveal-callback-telephone.js';
import { reviewCallback } from './review-callback.js';
import { openCallbackHouse, type CallbackHouse } from './testing/callback-house.js';

let house: CallbackHouse;
let assistant: Viewer;
let supervisor: Viewer;
let complaint: string;
let drawn: string[];
/** 1 March 2027 is a Monday; a complaint and thirty repairs are settled at its first moment. */
beforeAll(async () => {
  house = await openCallbackHouse();
  await house.at('2027-02-28T12:00:00');
  await house.follow();
  await house.at('2027-03-01T00:00:00');
  await house.settled({ kind: 'COMPLAINT' });
  for (let n = 0; n < 30; n++) await house.settled({ matter: `水龙头漏水 ${n}` });
  await house.follow();
  [assistant, supervisor] = [await house.viewerOf(house.assistants[0]!), await house.viewer('wang')];
  const callbacks = await house.callbacks();
  complaint = callbacks.find(({ grp }) => grp === 'COMPLAINT')!.id;
  drawn = callbacks.filter(({ origin }) => origin === 'DRAWN').map(({ id }) => id);
}, 120_000);
afterAll(() => house.close());

const pool = () => house.database.pool;
const found = async (viewer: Viewer, filter: CallbackFilter | null = null) => {
  const { edges, countAll } = await listCallbacks(pool(), { scope: callbackScopeOf(viewer), filter, first: 200 });
  expect(await countAll()).toBe(edges.length);
  return edges.map(({ node }) => node.id);
};
const done = (outcome: CallbackOutcome) => {
  if (outcome.kind === 'refused') throw new Error(outcome.refusal.message.en);
};
const QUEUES = { OPEN: 'open', DUE_TODAY: 'dueToday', OVERDUE: 'overdue', NO_ANSWER: 'noAnswer', PLANNED: 'planned', TO_REVIEW: 'toReview', TO_DECIDE: 'toDecide' } as const satisfies Partial<Record<CallbackQueue, string>>;
const queues = async (viewer: Viewer) => {
  const counts = await countQueues(pool(), callbackScopeOf(viewer));
  for (const [queue, name] of Object.entries(QUEUES)) expect((await found(viewer, { queue: queue as CallbackQueue })).length, queue).toBe(counts[name]);
  return counts;
};

describe('Who sees which visits', () => {
  it('a customer assistant and the supervisor see what is owed and what was drawn', async () => {
    expect(drawn.length).toBeGreaterThanOrEqual(3);
    for (const viewer of [assistant, supervisor]) expect((await found(viewer)).toSorted()).toEqual([complaint, ...drawn].toSorted());
  });

  it('CB-08: who settled the matter sees what is owed of all, and nothing of a draw, by no door', async () => {
    const settler = await house.viewer('sun');
    expect(await found(settler)).toEqual([complaint]);
    await house.ask(`insert into post_holding (person_id, post, centre_id, held_from) values ($1, 'CUSTOMER_ASSISTANT', $2, '2020-01-01T00:00:00Z')`, [house.personIds.sun, house.centreId]);
    const both = await house.viewer('sun');
    expect(both.audiences).toContain('CALLBACKS');
    expect(await found(both)).toEqual([complaint]);
    expect(await findCallback(pool(), drawn[0]!, callbackScopeOf(both))).toBeNull();
    await expect(revealCallbackTelephone(house.desk, both, drawn[0]!, '核对电话')).rejects.toThrow('Not found');
    await house.ask(`delete from post_holding where person_id = $1 and post = 'CUSTOMER_ASSISTANT'`, [house.personIds.sun]);
  });

  it('the board counts the same, and a wall what is no secret', async () => {
    const owed = async (viewer: Viewer, personId: string | null = viewer.personId) => (await boardSnapshot(house.database, scopeOf(viewer), personId)).counters.callbacksOwed;
    expect([await owed(assistant), await owed(await house.viewer('sun'))]).toEqual([1 + drawn.length, 1]);
    const wall = { centreIds: [house.centreId], audiences: ['CENTRE'] };
    expect((await boardSnapshot(house.database, wall)).counters.callbacksOwed).toBe(1);
  });

  it('the desk sees none, nor does another centre', async () => {
    for (const login of ['li', 'chen'] as const) expect(await found(await house.viewer(login))).toEqual([]);
    expect(await findCallback(pool(), complaint, callbackScopeOf(await house.viewer('chen')))).toBeNull();
  });
});

describe('The worklist', () => {
  it('is ordered by what is due first, and pages go on where the one before ended', async () => {
    const all = await found(assistant);
    expect(all[0]).toBe(complaint);
    const pages: string[] = [];
    for (let after: string | null = null; ; ) {
      const { edges, pageInfo } = await listCallbacks(pool(), { scope: callbackScopeOf(assistant), first: 2, after });
      pages.push(...edges.map(({ node }) => node.id));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(pages).toEqual(all);
  });

  it('CB-01: due today is due until the centre’s midnight; overdue is one millisecond later', async () => {
    await house.at('2027-03-02T23:59:59');
    expect(await found(assistant, { queue: 'DUE_TODAY' })).toEqual([]);
    await house.at('2027-03-03T00:00:00');
    expect(await found(assistant, { queue: 'DUE_TODAY' })).toEqual([complaint]);
    await house.at('2027-03-04T00:00:00');
    expect(await queues(assistant)).toMatchObject({ overdue: 0, dueToday: 1, open: 1 + drawn.length });
    await house.at('2027-03-04T00:00:00.001');
    expect(await queues(assistant)).toMatchObject({ overdue: 1, dueToday: 0 });
  });

  it('planned, tried in vain, recorded, reviewed: each stands where it is to be done, and mine are mine', async () => {
    const [first, second] = drawn as [string, string];
    done(await planCallback(house.desk, supervisor, { clientKey: randomUUID(), callbackId: first, callerIds: [assistant.personId], plannedFor: new Date('2027-03-05T10:00:00+08:00'), important: false }));
    expect(await found(assistant, { queue: 'PLANNED' })).toEqual([first]);
    expect(await found(assistant, { mine: true })).toEqual([first]);
    expect(await found(supervisor, { mine: true })).toEqual([]);
    done(await attemptCallback(house.desk, assistant, { clientKey: randomUUID(), callbackId: second, form: 'TELEPHONE', outcome: 'NO_ANSWER', note: '响了很久', nextTryAt: new Date('2027-03-04T18:00:00+08:00') }));
    expect(await found(assistant, { queue: 'NO_ANSWER' })).toEqual([second]);
    expect((await findCallback(pool(), second, callbackScopeOf(assistant)))!.nextTryAt).toBe(Date.parse('2027-03-04T18:00:00+08:00'));
    const record = { form: 'TELEPHONE', quality: 5, effect: 4, satisfaction: 5, shortcomings: '无', suggestions: '无', qualified: true, opinion: '满意' } as const;
    done(await recordCallback(house.desk, assistant, { clientKey: randomUUID(), callbackId: first, ...record }));
    expect(await queues(assistant)).toMatchObject({ planned: 0, noAnswer: 1, toReview: 1, open: drawn.length });
    expect(await found(assistant, { queue: 'DONE', form: 'TELEPHONE' })).toEqual([first]);
    done(await reviewCallback(house.desk, supervisor, { clientKey: randomUUID(), callbackId: first, verdict: 'QUALIFIED', comment: '好' }));
    expect(await queues(supervisor)).toMatchObject({ toReview: 0, toDecide: 0 });
    expect(await findCallback(pool(), first, callbackScopeOf(supervisor))).toMatchObject({ status: 'REVIEWED', quality: 5, effect: 4, satisfaction: 5, verdict: 'QUALIFIED', comment: '好', nextTryAt: null, overdue: false, settledAt: Date.parse('2027-03-01T00:00:00+08:00') });
  });

  it('once it was visited, who handled it may see it', async () => {
    const settler = await house.viewer('sun');
    await house.ask(`insert into post_holding (person_id, post, centre_id, held_from) values ($1, 'CUSTOMER_ASSISTANT', $2, '2020-01-01T00:00:00Z')`, [house.personIds.sun, house.centreId]);
    expect(await found(await house.viewer('sun'))).toContain(drawn[0]);
    expect(await found(await house.viewer('sun'))).not.toContain(drawn[1]);
    await house.ask(`delete from post_holding where person_id = $1 and post = 'CUSTOMER_ASSISTANT'`, [house.personIds.sun]);
    expect(await found(settler)).toEqual([complaint]);
  });

  it.each([
    [{ group: 'COMPLAINT' }, 1], [{ origin: 'OWED' }, 1], [{ round: 'SECOND' }, 0], [{ month: '2027-03', group: 'COMPLAINT' }, 1], [{ month: '2027-02' }, 0], [{ important: true }, 0], [{ status: 'REVIEWED' }, 1],
    [{ visitedFrom: new Date('2027-03-04T00:00:00+08:00'), visitedUntil: new Date('2027-03-05T00:00:00+08:00') }, 1], [{ visitedFrom: new Date('2027-03-05T00:00:00+08:00') }, 0], [{ caseId: randomUUID() }, 0],
  ] as const)('filter %o', async (filter, count) => {
    expect(await found(assistant, filter)).toHaveLength(count);
  });

  it('an order by last visit begins with it', async () => {
    const { edges } = await listCallbacks(pool(), { scope: callbackScopeOf(assistant), order: 'VISITED_DESC', first: 1 });
    expect(edges[0]!.node.id).toBe(drawn[0]);
  });

  it.each([{ month: '2027-13' }, { month: 'x' }, { caseId: "'" }, { visitedFrom: new Date(2), visitedUntil: new Date(1) }])('%o is refused at the door', async (filter) => {
    await expect(found(assistant, filter)).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });
});

describe('Telephones', () => {
  it('are shown whole for a reason, which is logged; not without the right, and not without a number', async () => {
    const shown = await revealCallbackTelephone(house.desk, assistant, complaint, '约回访时间');
    expect(shown).toEqual({ telephone: '138 0013 5678', refusal: null });
    expect(await house.ask(`select person_id, subject_kind, subject_id, reason from access_log where act = 'REVEAL_TELEPHONE'`)).toEqual([{ person_id: assistant.personId, subject_kind: 'callback', subject_id: complaint, reason: '约回访时间' }]);
    await expect(revealCallbackTelephone(house.desk, assistant, complaint, 'x')).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    await house.ask(`delete from post_capability where post = 'CUSTOMER_ASSISTANT' and capability = 'REVEAL_TELEPHONE'`);
    const without = await house.viewerOf(house.assistants[1]!);
    expect(await revealCallbackTelephone(house.desk, without, complaint, '约回访时间')).toMatchObject({ telephone: null, refusal: { message: { zh: expect.stringContaining('不能查看') } } });
    expect(await house.ask(`select from access_log where act = 'REVEAL_TELEPHONE'`)).toHaveLength(1);
  });
});
