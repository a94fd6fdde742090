import { randomUUID } from 'node:crypto';
import { DEFAULT_SETTINGS } from '@guanjia/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { scopeOf } from '../access/scope.js';
import { approveCancellation } from './approve-cancellation.js';
import { approveMerge } from './approve-merge.js';
import { cancelCase } from './cancel-case.js';
import type { Outcome } from './carry-out.js';
import { listCases } from './list-cases.js';
import { listJournal } from './list-journal.js';
import { listObligations } from './list-obligations.js';
import { readCase } from './load-case.js';
import { markConfidential } from './mark-confidential.js';
import { mergeCase } from './merge-case.js';
import { takeDueSteps } from './take-due-steps.js';
import { idOf, openServiceDesk, type Login, type ServiceDesk } from './testing/service-desk.js';

describe('what needs a second person (law 10), and what not everybody may see (HR-19)', () => {
  let house: ServiceDesk;
  let caseId: string;
  beforeAll(async () => void (house = await openServiceDesk()));
  afterAll(() => house.close());
  beforeEach(async () => void (caseId = await house.receive({ kind: 'REPAIR' })));

  const on = async (id = caseId) => ({ clientKey: randomUUID(), caseId: id, version: (await house.stored(id)).version });
  const as = (login: Login) => house.viewer(login);
  const refusal = (outcome: Outcome) => (outcome.kind === 'refused' ? outcome.refusal.message.en : null);
  const types = async (id = caseId) => (await house.events(id)).map(({ type }) => type);

  const cancel = async (login: Login) => cancelCase(house.desk, await as(login), { ...(await on()), reason: '重复登记' });
  const cancelled = async (login: Login) => approveCancellation(house.desk, await as(login), await on());
  const merge = async (login: Login, intoCaseId: string) => mergeCase(house.desk, await as(login), { ...(await on()), intoCaseId, reason: '同一漏水' });
  const merged = async (login: Login) => approveMerge(house.desk, await as(login), await on());
  const hide = async (login: Login) => markConfidential(house.desk, await as(login), { ...(await on()), reason: '涉及公司合同' });

  describe('cancelling', () => {
    it('is asked for by one and approved by another; the case is closed, and what was late stays late (law 3)', async () => {
      await house.later('2 days 1 second');
      idOf(await cancel('wang'));
      expect(await house.stored(caseId)).toMatchObject({ status: expect.not.stringMatching('CLOSED') });
      expect(refusal(await cancelled('wang'))).toMatch(/other than the one who asks/);
      expect(refusal(await cancelled('li'))).toMatch(/approve cancelling and merging/);
      idOf(await cancelled('zhao'));
      expect(await house.stored(caseId)).toMatchObject({ status: 'CLOSED', closed_at: expect.any(Date) });
      expect((await house.obligations(caseId)).find(({ rule_key }) => rule_key === 'FD-06')).toMatchObject({ status: 'CANCELLED', verdict: 'MISSED' });
      const by = (await house.events(caseId)).find(({ type }) => type === 'CaseCancelled')!;
      expect(by).toMatchObject({ actor_id: house.personIds.zhao, facts: { requestedBy: house.personIds.wang } });
    });
    it('is not approved where nobody asked', async () => expect(refusal(await cancelled('zhao'))).toMatch(/waits for approval/));
    it('of a closed case is refused by the status table', async () => {
      idOf(await cancel('li'));
      idOf(await cancelled('zhao'));
      expect(refusal(await cancel('li'))).toMatch(/closed/);
    });
    it('does not find another centre’s case', async () => {
      for (const act of [cancel, cancelled, hide, merged]) await expect(act('chen')).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    });
  });

  describe('merging', () => {
    it('ends one and gives the other the earlier reception: its clocks run from there', async () => {
      const first = caseId;
      const { receivedAt } = (await house.read(first))!.state;
      await house.later('1 day');
      const second = await house.receive({ kind: 'REPAIR' });
      idOf(await merge('li', second));
      expect((await house.stored(first)).status).toBe('RECEIVED');
      expect(refusal(await merged('li'))).toMatch(/approve cancelling and merging/);
      idOf(await merged('wang'));
      expect((await house.stored(first)).status).toBe('CLOSED');
      const survivor = (await house.read(second))!.state;
      expect(survivor).toMatchObject({ status: 'RECEIVED', receivedAt, classFrom: receivedAt });
      expect(survivor.obligations.find(({ rule }) => rule === 'FD-06')!.dueAt).toBe(receivedAt + 2 * 86_400_000);
      expect(await types(first)).toEqual(expect.arrayContaining(['MergeRequested', 'CaseMerged', 'CaseClosed']));
      expect(await types(second)).toContain('CaseMerged');
    });
    it('is refused to the person who asked', async () => {
      idOf(await merge('wang', await house.receive({ kind: 'REPAIR' })));
      expect(refusal(await merged('wang'))).toMatch(/other than the one who asks/);
    });
    it('is refused where the kinds differ, with itself, and where nobody asked; neither case changes', async () => {
      const other = await house.receive({ kind: 'INQUIRY' });
      expect(refusal(await merged('wang'))).toMatch(/waits for approval/);
      expect(refusal(await merge('li', caseId))).toMatch(/itself/);
      idOf(await merge('li', other));
      const before = [(await house.read(caseId))!.state, (await house.read(other))!.state];
      expect(refusal(await merged('wang'))).toMatch(/different kinds/);
      expect([(await house.read(caseId))!.state, (await house.read(other))!.state]).toEqual(before);
    });
    it('does not find another centre’s case as the one that goes on', async () => {
      await expect(merge('li', randomUUID())).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
    });
    it('approved twice at once, and both ways round at once, happens once and nobody waits for ever', async () => {
      const other = await house.receive({ kind: 'REPAIR' });
      idOf(await merge('li', other));
      idOf(await mergeCase(house.desk, await as('li'), { ...(await on(other)), intoCaseId: caseId, reason: '同一漏水' }));
      const [there, back] = await Promise.all([merged('wang'), approveMerge(house.desk, await as('zhao'), await on(other))]);
      expect([there, back].filter(({ kind }) => kind === 'done')).toHaveLength(1);
      expect([(await house.stored(caseId)).status, (await house.stored(other)).status].sort()).toEqual(['CLOSED', 'RECEIVED']);
    });
    it('judges each case by what it pinned (law 4)', async () => {
      const first = caseId;
      const { adoptPolicies } = await import('../policies/adopt-policies.js');
      await adoptPolicies(house.database, { centreId: house.centreId, packs: ['reception/p'], settings: { ...DEFAULT_SETTINGS }, from: new Date((await house.read(first))!.state.receivedAt + 1) });
      const second = await house.receive({ kind: 'REPAIR' });
      expect((await house.read(second))!.policySetId).not.toBe((await house.read(first))!.policySetId);
      idOf(await merge('li', second));
      idOf(await merged('wang'));
      expect((await house.obligations(first)).every(({ status }) => status === 'CANCELLED' || status === 'SUPERSEDED')).toBe(true);
    });
    it('the same approval sent again gives the same answer', async () => {
      idOf(await merge('li', await house.receive({ kind: 'REPAIR' })));
      const input = await on();
      const wang = await as('wang');
      expect(await approveMerge(house.desk, wang, input)).toEqual({ kind: 'done', caseId });
      expect(await approveMerge(house.desk, wang, input)).toEqual({ kind: 'done', caseId });
      expect((await types()).filter((type) => type === 'CaseMerged')).toHaveLength(1);
    });
  });

  describe('HR-19: marking confidential', () => {
    const found = async (login: Login) => {
      const scope = scopeOf(await as(login));
      const { pool } = house.database;
      const cases = await listCases(pool, { scope, filter: null, first: 200 } as Parameters<typeof listCases>[1]);
      const journal = await listJournal(pool, { scope, caseId });
      const owed = await listObligations(house.database, { scope: { ...scope, personId: house.personIds.li }, first: 200 });
      return {
        case: (await readCase(pool, caseId, scope)) !== null,
        list: cases.edges.some(({ node }) => node.id === caseId),
        journal: journal.edges.length > 0,
        owed: owed.edges.some(({ node }) => node.caseId === caseId),
      };
    };
    const EVERYWHERE = { case: true, list: true, journal: true, owed: true };
    const NOWHERE = { case: false, list: false, journal: false, owed: false };

    it('is the supervisor’s, with the reason written down', async () => {
      expect(refusal(await hide('li'))).toMatch(/mark confidential/);
      expect(await found('li')).toEqual(EVERYWHERE);
    });
    it('from then on the desk finds it nowhere, those who answer for the centre everywhere; its clocks run on', async () => {
      idOf(await hide('wang'));
      expect(await found('li')).toEqual(NOWHERE);
      expect(await found('wang')).toEqual(EVERYWHERE);
      await expect(cancel('li')).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
      expect(refusal(await hide('wang'))).toMatch(/confidential already/);
      await house.later('2 days 1 second');
      await takeDueSteps(house.desk, caseId);
      const { rows } = await house.database.pool.query(`select distinct audience from journal where subject_id = $1 and type = 'ObligationOverdue'`, [caseId]);
      expect(rows).toEqual([{ audience: 'CONFIDENTIAL' }]);
    });
    it('the event itself is told to those who could see the case until then, so that their boards take it off', async () => {
      idOf(await hide('wang'));
      const { rows } = await house.database.pool.query(`select audience from journal where subject_id = $1 and type = 'CaseMarkedConfidential'`, [caseId]);
      expect(rows).toEqual([{ audience: 'CENTRE' }]);
    });
  });
});
