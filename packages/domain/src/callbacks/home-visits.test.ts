import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AROUND, DAY, HOUR, holderOf } from '../cases/story.fixture.js';
import type { DecisionContext } from '../cases/case.js';
import type { DutyState } from '../duties/duty.js';
import { openDuties } from '../duties/open-duties.js';
import type { Instant } from '../policy/facts.js';
import type { POST_CAPABILITIES } from '../organisation/post-capabilities.js';
import { archiveCallbacks } from './archive-callbacks.js';
import { homeVisitsOwed, homeVisitsToReach } from './home-visits.js';
import { judgeHomeShare } from './judge-home-share.js';
import { planCallbackMonth } from './plan-callback-month.js';
import { VISITING } from './visit.fixture.js';

const MARCH = Date.parse('2026-03-01T00:00:00+08:00');
const APRIL = Date.parse('2026-04-01T00:00:00+08:00');
const counter = () => { let made = 0; return () => `id-${++made}`; };
const arisen = (rule: string, now: Instant) => openDuties({ id: 'centre', followedFrom: MARCH }, VISITING, now, counter()).find((duty) => duty.rule === rule)!;
const as = (post: keyof typeof POST_CAPABILITIES, now: Instant): DecisionContext => ({ now, policy: VISITING, actor: holderOf(post), newId: counter() });
const standing = ({ obligations: [obligation] }: DutyState) => [obligation!.status, obligation!.verdict];

describe('CB-12 (Q 4.1.4 a): home visits are a debt', () => {
  it.each([[0, 0, 0], [1, 0, 1], [5, 1, 0], [5, 0, 1], [6, 1, 1], [10, 2, 0], [11, 2, 1], [10, 5, 0]])('of %d visits %d at home: %d owed at 20 %%', (visits, atHome, owed) => expect(homeVisitsOwed({ visits, atHome }, 20)).toBe(owed));

  it('the number more to reach it reaches it, and one less does not', () => {
    fc.assert(fc.property(fc.nat(400), fc.nat(400), fc.integer({ min: 1, max: 99 }), (visits, home, percent) => {
      const done = { visits, atHome: Math.min(visits, home) };
      const more = homeVisitsToReach(done, percent)!;
      const after = (count: number) => homeVisitsOwed({ visits: visits + count, atHome: done.atHome + count }, percent);
      expect(after(more)).toBe(0);
      if (more > 0) expect(after(more - 1)).toBeGreaterThan(0);
    }));
  });

  it('where all were to be at home and one was not, it can no longer be reached', () => {
    expect(homeVisitsToReach({ visits: 2, atHome: 1 }, 100)).toBeNull();
    expect(homeVisitsToReach({ visits: 2, atHome: 2 }, 100)).toBe(0);
  });

  const REACHED = { visits: 10, atHome: 2 };
  const SHORT = { visits: 11, atHome: 2 };

  it.each(AROUND)('judged %s the month’s end', (_, offset) => {
    const judged = judgeHomeShare(arisen('CB-12', MARCH), REACHED, 20, as('CS_SUPERVISOR', APRIL + offset));
    expect(standing(judged.next)).toEqual(offset < 0 ? ['OPEN', null] : ['MET', 'ON_TIME']);
  });

  it('judged late, it is judged as at the month’s end', () => expect(standing(judgeHomeShare(arisen('CB-12', MARCH), REACHED, 20, as('CS_SUPERVISOR', APRIL + 59 * 60_000)).next)).toEqual(['MET', 'ON_TIME']));

  it('a shortfall rings first: the manager is told; then it is over, MISSED, and stays so', () => {
    const duty = arisen('CB-12', MARCH);
    const before = judgeHomeShare(duty, SHORT, 20, as('CS_SUPERVISOR', APRIL + HOUR));
    expect(standing(before.next)).toEqual(['OPEN', null]);
    const judged = judgeHomeShare(before.next, SHORT, 20, as('CS_SUPERVISOR', APRIL + HOUR + 1));
    expect(standing(judged.next)).toEqual(['SUPERSEDED', 'MISSED']);
    expect(judged.events.map(({ type, facts }) => [type, facts['to'] ?? facts['owed']])).toEqual([['ObligationOverdue', 'CENTRE_MANAGER'], ['HomeShareMissed', 1], ['ObligationSuperseded', undefined]]);
    const again = judgeHomeShare(judged.next, REACHED, 20, as('CS_SUPERVISOR', APRIL + DAY));
    expect(again.events).toEqual([]);
    expect(standing(again.next)).toEqual(['SUPERSEDED', 'MISSED']);
  });

  it('it is a wish that blocks nothing', () => expect(arisen('CB-12', MARCH).obligations[0]).toMatchObject({ strength: 'SHOULD', dueAt: APRIL, owedBy: ['CS_SUPERVISOR'] }));
});

describe('CB-17 (Q 4.2): the month is archived by the 10th, 24:00', () => {
  const DUE = Date.parse('2026-04-11T00:00:00+08:00');
  const month = { drawable: [], unreviewed: [] };
  const archive = (now: Instant, more = {}) => archiveCallbacks(arisen('CB-17', APRIL), { finding: 'All there', month: { ...month, ...more } }, as('CS_SUPERVISOR', now));

  it.each(AROUND)('archived %s the 10th 24:00', (_, offset) => {
    const archived = archive(DUE + offset);
    expect(!archived.refused && standing(archived.next)).toEqual(['MET', offset > 0 ? 'LATE' : 'ON_TIME']);
  });

  it('it arises when the month is over, and says which month it was', () => {
    expect(openDuties({ id: 'centre', followedFrom: MARCH }, VISITING, APRIL - 1, counter()).filter(({ rule }) => rule === 'CB-17')).toEqual([]);
    const archived = archive(APRIL);
    expect(!archived.refused && archived.events.find(({ type }) => type === 'MonthArchived')!.facts['month']).toBe('2026-03');
  });

  it.each([
    ['something can still be drawn', { drawable: ['C-1'] }, /can still be drawn within their limit: C-1/],
    ['a record is not reviewed', { unreviewed: ['C-2', 'C-3', 'C-4', 'C-5', 'C-6', 'C-7'] }, /6 recorded visits are not reviewed: C-2, C-3, C-4, C-5, C-6 …/],
  ])('refused while %s', (_, more, says) => {
    const refusal = archive(APRIL, more);
    expect(refusal.refused && refusal.message.en).toMatch(says);
  });

  it('not by an assistant', () => expect(archiveCallbacks(arisen('CB-17', APRIL), { finding: 'x', month }, as('CUSTOMER_ASSISTANT', APRIL)).refused).toBe(true));
});

describe('CB-19 (Q 3.1, 4.1): the month’s visits are planned by the 5th', () => {
  const DUE = Date.parse('2026-03-06T00:00:00+08:00');

  it.each(AROUND)('planned %s the 5th 24:00', (_, offset) => {
    const planned = planCallbackMonth(arisen('CB-19', MARCH), { finding: 'Li and Sun on Tuesdays' }, as('CS_SUPERVISOR', DUE + offset));
    expect(!planned.refused && standing(planned.next)).toEqual(['MET', offset > 0 ? 'LATE' : 'ON_TIME']);
  });

  it('not by an assistant, and not without a word', () => {
    expect(planCallbackMonth(arisen('CB-19', MARCH), { finding: 'x' }, as('CUSTOMER_ASSISTANT', MARCH)).refused).toBe(true);
    expect(planCallbackMonth(arisen('CB-19', MARCH), { finding: ' ' }, as('CS_SUPERVISOR', MARCH)).refused).toBe(true);
  });
});
