import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commitmentOf, isDrawn, scoreOf } from '@guanjia/domain';
import { markConfidential } from '../cases/mark-confidential.js';
import { reopenCase } from '../cases/reopen-case.js';
import { unmarkConfidential } from '../cases/unmark-confidential.js';
import { idOf } from '../cases/testing/service-desk.js';
import { openCallbackHouse, type CallbackHouse } from './testing/callback-house.js';

let house: CallbackHouse;
/** 1 March 2027 is a Monday. */
beforeEach(async () => {
  house = await openCallbackHouse();
  await house.at('2027-02-28T12:00:00');
  await house.follow();
  await house.at('2027-03-01T00:00:00');
});
afterEach(() => house.close());

const versionOf = async (caseId: string) => (await house.stored(caseId)).version;
const secretOf = async (month: string) => (await house.ask<{ secret: string; hash: string; committed_at: Date }>('select secret, hash, committed_at from callback_secret where centre_id = $1 and month = $2', [house.centreId, month]))[0]!;
const reopen = async (caseId: string) => idOf(await reopenCase(house.desk, await house.viewer('wang'), { clientKey: randomUUID(), caseId, version: await versionOf(caseId), reason: '又坏了' }));

describe('CB-08: the month’s secret', () => {
  it('is made at the month’s first moment, and its hash stands in the journal before anything is decided by it', async () => {
    await house.settled();
    await house.follow();
    const { secret, hash, committed_at } = await secretOf('2027-03');
    expect(committed_at).toEqual(new Date('2027-03-01T00:00:00+08:00'));
    expect(commitmentOf(secret)).toBe(hash);
    const rows = await house.ask<{ type: string; facts: Record<string, unknown>; n: number }>(`select type, facts, n from journal where type in ('SampleCommitted', 'CallbackOpened') order by n`);
    const committed = rows.filter(({ type, facts }) => type === 'SampleCommitted' && facts['month'] === '2027-03' && facts['hash'] === hash);
    expect(committed).toHaveLength(1);
    expect(rows.findIndex(({ type }) => type === 'CallbackOpened')).toBeGreaterThan(rows.indexOf(committed[0]!));
    expect(JSON.stringify(await house.ask('select facts from journal'))).not.toContain(secret);
  });

  it('is another one in each month and at each centre', async () => {
    await house.at('2027-04-01T00:00:00');
    await house.follow();
    const rows = await house.ask<{ secret: string }>('select secret from callback_secret');
    expect(rows.length).toBeGreaterThanOrEqual(4);
    expect(new Set(rows.map(({ secret }) => secret)).size).toBe(rows.length);
  });
});

describe('CB-07 to CB-09: what is settled is in its month’s population once', () => {
  it('a complaint is owed a visit at once, seen by the centre, with its limit of three days', async () => {
    const caseId = await house.settled({ kind: 'COMPLAINT' });
    await house.follow();
    expect(await house.callbacks(caseId)).toMatchObject([{ origin: 'OWED', audience: 'CENTRE', grp: 'COMPLAINT', month: '2027-03', status: 'OPEN', hidden_from: [] }]);
    const [callback] = await house.callbacks(caseId);
    expect(await house.ask('select rule_key, subject_kind, status, due_at, audience from obligation where subject_id = $1', [callback!.id])).toEqual([
      { rule_key: expect.stringMatching(/^CB-01/), subject_kind: 'callback', status: 'OPEN', due_at: new Date('2027-03-04T00:00:00+08:00'), audience: 'CENTRE' },
    ]);
    expect(await house.candidates(caseId)).toMatchObject([{ decision: 'OWED', callback_id: callback!.id }]);
  });

  it('repairs are drawn by the secret, and never fewer than a tenth, rounded up', async () => {
    const caseIds = [];
    for (let n = 0; n < 25; n++) caseIds.push(await house.settled());
    await house.follow();
    const { secret } = await secretOf('2027-03');
    const candidates = await house.candidates();
    expect(candidates.map(({ case_id }) => case_id).toSorted()).toEqual(caseIds.toSorted());
    const drawn = candidates.filter(({ decision }) => decision === 'DRAWN');
    expect(drawn.length).toBeGreaterThanOrEqual(3);
    const byScore = candidates.toSorted((one, other) => scoreOf(secret, one.case_id) - scoreOf(secret, other.case_id));
    // Whoever is drawn is drawn by the share, or among the lowest.
    for (const candidate of candidates) {
      if (isDrawn(scoreOf(secret, candidate.case_id), 10)) expect(candidate.decision).toBe('DRAWN');
    }
    expect(byScore[0]!.decision).toBe('DRAWN');
    expect((await house.callbacks()).map(({ audience, origin }) => `${origin} ${audience}`)).toEqual(drawn.map(() => 'DRAWN CALLBACKS'));
    expect((await house.callbacks())[0]!.hidden_from).toContain(house.personIds.sun);
  });

  it('after each one the share is never below, and what is drawn is never undrawn', async () => {
    const drawnEver = new Set<string>();
    for (let n = 1; n <= 12; n++) {
      await house.settled();
      await house.follow();
      const drawn = (await house.candidates()).filter(({ decision }) => decision === 'DRAWN').map(({ id }) => id);
      expect(drawn.length).toBeGreaterThanOrEqual(Math.ceil(n / 10));
      for (const id of drawnEver) expect(drawn).toContain(id);
      drawn.forEach((id) => drawnEver.add(id));
    }
  });

  it('what was imported as history has none', async () => {
    const caseId = await house.settled({ kind: 'COMPLAINT' });
    await house.ask('update service_case set historic = true where id = $1', [caseId]);
    await house.follow();
    expect(await house.candidates()).toEqual([]);
    const other = await house.settled({ kind: 'COMPLAINT' });
    await house.ask(`set session_replication_role = replica; update journal set historic = true where subject_id = '${other}'; set session_replication_role = default`);
    await house.follow();
    expect(await house.candidates()).toEqual([]);
  });

  it('what was settled in a month that nobody looked at is in it all the same, by a secret that was hashed first', async () => {
    await house.settled({ kind: 'COMPLAINT' });
    await house.at('2027-05-10T09:00:00');
    await house.follow();
    expect(await house.callbacks()).toMatchObject([{ month: '2027-03', origin: 'OWED' }]);
    expect(await house.ask(`select facts ->> 'month' as month from journal where type = 'SampleCommitted' and subject_id = $1 order by n`, [house.centreId])).toEqual([{ month: '2027-02' }, { month: '2027-05' }, { month: '2027-03' }]);
  });
});

describe('A case that is reopened', () => {
  it('leaves the population with its visit, and is a new row when it is settled again', async () => {
    const caseId = await house.settled({ kind: 'COMPLAINT' });
    await house.follow();
    await house.at('2027-03-05T09:00:00');
    await reopen(caseId);
    await house.follow();
    const [first] = await house.callbacks(caseId);
    expect(first).toMatchObject({ status: 'WITHDRAWN' });
    expect(await house.candidates(caseId)).toMatchObject([{ withdrawn_at: new Date('2027-03-05T09:00:00+08:00') }]);
    // Late stays late (law 3).
    expect(await house.ask('select status, verdict from obligation where subject_id = $1', [first!.id])).toEqual([{ status: 'CANCELLED', verdict: expect.stringMatching(/LATE|MISSED/) }]);
    await house.settle(caseId);
    await house.follow();
    expect((await house.callbacks(caseId)).map(({ status }) => status)).toEqual(['WITHDRAWN', 'OPEN']);
    expect((await house.candidates(caseId)).map(({ withdrawn_at }) => withdrawn_at === null)).toEqual([false, true]);
  });

  it('settled, reopened and settled before anybody followed: the same, in sealed order', async () => {
    const caseId = await house.settled({ kind: 'COMPLAINT' });
    await house.at('2027-03-01T01:00:00');
    await reopen(caseId);
    await house.at('2027-03-01T02:00:00');
    await house.settle(caseId);
    await house.follow();
    expect((await house.callbacks(caseId)).map(({ status }) => status)).toEqual(['WITHDRAWN', 'OPEN']);
  });
});

describe('Another class after the settlement', () => {
  it('changes what is owed, and by whom', async () => {
    const caseId = await house.settled({ kind: 'COMPLAINT' });
    await house.follow();
    await house.classify(caseId, { severity: 'MAJOR' });
    await house.follow();
    const [callback] = await house.callbacks(caseId);
    expect(callback).toMatchObject({ facts: { severity: 'MAJOR', validity: 'VALID' }, status: 'OPEN' });
    expect(await house.ask(`select rule_key, owed_by from obligation where subject_id = $1 and status = 'OPEN' and sets = 'CALLBACK'`, [callback!.id])).toEqual([{ rule_key: 'CB-01.grave', owed_by: ['CENTRE_MANAGER'] }]);
  });
});

describe('HR-19: what the case hides, the visit hides', () => {
  it('and shows again when the case does', async () => {
    const caseId = await house.settled({ kind: 'COMPLAINT' });
    await house.follow();
    idOf(await markConfidential(house.desk, await house.viewer('wang'), { clientKey: randomUUID(), caseId, version: await versionOf(caseId), reason: '涉密' }));
    await house.follow();
    const seen = () => house.ask('select cb.audience, o.audience as owed from callback cb join obligation o on o.subject_id = cb.id where cb.case_id = $1', [caseId]);
    expect(await seen()).toEqual([{ audience: 'CONFIDENTIAL', owed: 'CONFIDENTIAL' }]);
    idOf(await unmarkConfidential(house.desk, await house.viewer('wang'), { clientKey: randomUUID(), caseId, version: await versionOf(caseId), reason: '解密' }));
    await house.follow();
    expect(await seen()).toEqual([{ audience: 'CENTRE', owed: 'CENTRE' }]);
  });
});

describe('CP-23: a collective complaint', () => {
  it('has a visit for each of its households', async () => {
    const caseId = await house.receive();
    await house.classify(caseId, { collective: true });
    for (let n = 0; n < 6; n++) await house.ask(`insert into case_household (id, case_id, name, answered_at, answer_form) values ($1, $2, $3, app_now(), 'VISIT')`, [randomUUID(), caseId, `业户${n}`]);
    await house.settle(caseId);
    await house.follow();
    const callbacks = await house.callbacks(caseId);
    expect(callbacks).toHaveLength(6);
    expect(new Set(callbacks.map(({ household_id }) => household_id)).size).toBe(6);
    await house.ask(`update callback_cursor set seq = 0`);
    await house.follow();
    expect(await house.callbacks(caseId)).toHaveLength(6);
  });
});
