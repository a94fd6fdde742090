import { describe, expect, it } from 'vitest';
import type { DecisionContext } from '../cases/case.js';
import { AROUND, DAY, holderOf, HOUR, policyWith, SHIPPED_POLICY } from '../cases/story.fixture.js';
import type { POST_CAPABILITIES } from '../organisation/post-capabilities.js';
import { compilePolicySet } from '../policy/compile.js';
import type { Instant } from '../policy/facts.js';
import { helpRequestsFCU } from '../policy/packs/help-requests/f-c-u.js';
import { receptionP } from '../policy/packs/reception/p.js';
import type { PolicySet } from '../policy/policy-set.js';
import { askHelpfulness } from './ask-helpfulness.js';
import { auditReception } from './audit-reception.js';
import type { DutyDecision, DutyState } from './duty.js';
import { advanceDuty } from './fulfil-duty.js';
import { openDuties } from './open-duties.js';
import { reviewWeek } from './review-week.js';
import { sendReport } from './send-report.js';

const at = (time: string): Instant => Date.parse(`${time}+08:00`);
/** 2 March 2026 is a Monday. */
const MONDAY = at('2026-03-02T00:00:00');
const counter = () => { let made = 0; return () => `id-${++made}`; };
const arisen = (rule: string, from: Instant, now: Instant, policy: PolicySet = SHIPPED_POLICY) => openDuties({ id: 'centre', followedFrom: from }, policy, now, counter()).filter((duty) => duty.rule === rule);
const as = (post: keyof typeof POST_CAPABILITIES, now: Instant, policy: PolicySet = SHIPPED_POLICY): DecisionContext => ({ now, policy, actor: holderOf(post), newId: counter() });
const taken = (decision: DutyDecision): DutyState => { if (decision.refused) throw new Error(decision.message.en); return decision.next; };
const day = (moment: Instant) => new Date(moment + 8 * HOUR).toISOString().slice(0, 16);

describe('FD-03 (P 4.3): the supervisor audits the records of each day, until 24:00', () => {
  const audit = (now: Instant) => taken(auditReception(arisen('FD-03', MONDAY, MONDAY)[0]!, { records: 7, finding: 'All complete' }, as('CS_SUPERVISOR', now)));

  it.each(AROUND)('audited %s 24:00', (_, offset) => {
    expect(audit(MONDAY + DAY + offset).obligations[0]).toMatchObject({ status: 'MET', verdict: offset > 0 ? 'LATE' : 'ON_TIME', dueAt: MONDAY + DAY });
  });

  it.each(AROUND)('one duty a centre and day: %s midnight', (_, offset) => {
    expect(arisen('FD-03', MONDAY, MONDAY + DAY + offset).map(({ periodStart }) => periodStart)).toEqual(offset < 0 ? [MONDAY] : [MONDAY, MONDAY + DAY]);
  });

  it('overdue, the centre manager is told; it is owed all the same', () => {
    const missed = taken(advanceDuty(arisen('FD-03', MONDAY, MONDAY)[0]!, as('CS_SUPERVISOR', MONDAY + DAY + 1)));
    expect(missed.acts.map(({ type, facts }) => [type, facts['to']])).toContainEqual(['ObligationOverdue', 'CENTRE_MANAGER']);
    expect(missed.obligations[0]).toMatchObject({ status: 'OPEN', level: 1 });
  });

  it('the duty of a day on which nobody came is owed too: that there were no records is the finding', () => {
    const none = auditReception(arisen('FD-03', MONDAY, MONDAY)[0]!, { records: 0, finding: 'Nobody came' }, as('CS_SUPERVISOR', MONDAY + HOUR));
    expect(none.refused).toBe(false);
  });

  it.each<[string, Parameters<typeof auditReception>[1], keyof typeof POST_CAPABILITIES, RegExp]>([
    ['without a word', { records: 3, finding: ' ' }, 'CS_SUPERVISOR', /what was found/],
    ['half a record', { records: 0.5, finding: 'Fine' }, 'CS_SUPERVISOR', /whole number/],
    ['by the desk that wrote the records', { records: 3, finding: 'Fine' }, 'RECEPTIONIST', /none of your posts/],
    ['by a department head', { records: 3, finding: 'Fine' }, 'DEPARTMENT_HEAD', /none of your posts/],
  ])('is refused %s', (_, command, post, says) => {
    const refusal = auditReception(arisen('FD-03', MONDAY, MONDAY)[0]!, command, as(post, MONDAY + HOUR));
    expect(refusal.refused && refusal.message.en).toMatch(says);
  });

  it('a post above may; a second time it is done already; and a review is no audit', () => {
    const duty = arisen('FD-03', MONDAY, MONDAY)[0]!;
    const done = taken(auditReception(duty, { records: 3, finding: 'Fine' }, as('CENTRE_MANAGER', MONDAY + HOUR)));
    expect(auditReception(done, { records: 3, finding: 'Fine' }, as('CENTRE_MANAGER', MONDAY + HOUR))).toMatchObject({ refused: true, message: { en: 'This duty is done already.' } });
    expect(reviewWeek(duty, { finding: 'Fine' }, as('CENTRE_MANAGER', MONDAY + HOUR))).toMatchObject({ refused: true, rule: 'FD-03' });
  });
});

describe('FD-09 (P 4.9): each Monday the manager reviews last week', () => {
  const NEXT_MONDAY = MONDAY + 7 * DAY;

  it.each(AROUND)('arises when the week is over: %s Monday 00:00', (_, offset) => {
    expect(arisen('FD-09', MONDAY, NEXT_MONDAY + offset).map(({ periodStart, periodEnd }) => [periodStart, periodEnd])).toEqual(offset < 0 ? [] : [[MONDAY, NEXT_MONDAY]]);
  });

  it.each(AROUND)('reviewed %s 24:00 of that Monday', (_, offset) => {
    const done = taken(reviewWeek(arisen('FD-09', MONDAY, NEXT_MONDAY)[0]!, { finding: 'Two late' }, as('CENTRE_MANAGER', NEXT_MONDAY + DAY + offset)));
    expect(done.obligations[0]).toMatchObject({ verdict: offset > 0 ? 'LATE' : 'ON_TIME', dueAt: NEXT_MONDAY + DAY });
  });

  it('a week that had begun when the procedure was taken up is not owed', () => {
    expect(arisen('FD-09', MONDAY + 1, NEXT_MONDAY + 7 * DAY).map(({ periodStart }) => periodStart)).toEqual([NEXT_MONDAY]);
  });
});

describe('HR-27 (C 4.2.2): helpfulness is asked of the staff each month', () => {
  const policy = policyWith(helpRequestsFCU);
  const march = at('2026-03-01T00:00:00');
  const april = at('2026-04-01T00:00:00');

  it.each(AROUND)('asked %s the end of the month', (_, offset) => {
    const duty = arisen('HR-27', march, march, policy)[0]!;
    expect(taken(askHelpfulness(duty, { occasion: 'TRAINING', finding: 'Role play' }, as('DEPARTMENT_HEAD', april + offset, policy))).obligations[0]).toMatchObject({ verdict: offset > 0 ? 'LATE' : 'ON_TIME', dueAt: april });
  });

  it('of months of any length', () => {
    expect(arisen('HR-27', at('2028-01-31T12:00:00'), at('2028-05-01T00:00:00'), policy).map(({ periodStart, obligations }) => [day(periodStart), day(obligations[0]!.dueAt)])).toEqual([
      ['2028-02-01T00:00', '2028-03-01T00:00'],
      ['2028-03-01T00:00', '2028-04-01T00:00'],
      ['2028-04-01T00:00', '2028-05-01T00:00'],
      ['2028-05-01T00:00', '2028-06-01T00:00'],
    ]);
  });
});

describe('Which duties must exist', () => {
  it('is answered the same whenever it is asked: what was opened before is among them', () => {
    const early = openDuties({ id: 'centre', followedFrom: MONDAY }, SHIPPED_POLICY, MONDAY + 3 * DAY, counter());
    const later = openDuties({ id: 'centre', followedFrom: MONDAY }, SHIPPED_POLICY, MONDAY + 30 * DAY, counter());
    const name = ({ rule, periodStart }: DutyState) => `${rule} ${periodStart}`;
    expect(later.slice(0, early.length).map(name)).toEqual(early.map(name));
    expect(new Set(later.map(name)).size).toBe(later.length);
  });

  it('law 4: the period during which the centre changes to another set stays with the old one, the next is of the new one', () => {
    const change = MONDAY + 2 * DAY + HOUR;
    const before = openDuties({ id: 'centre', followedFrom: MONDAY, followedUntil: change }, SHIPPED_POLICY, MONDAY + 9 * DAY, counter());
    const after = openDuties({ id: 'centre', followedFrom: change }, SHIPPED_POLICY, MONDAY + 9 * DAY, counter());
    const audits = [...before, ...after].filter(({ rule }) => rule === 'FD-03').map(({ periodStart }) => periodStart);
    expect(audits).toEqual(Array.from({ length: 10 }, (_, index) => MONDAY + index * DAY));
    expect([...before, ...after].filter(({ rule }) => rule === 'FD-09').map(({ periodStart }) => periodStart)).toEqual([MONDAY]);
  });

  it('a day lasts as long as its zone says: 23 hours when the clocks go forward, 25 when they go back', () => {
    const berlin = compilePolicySet({ id: 'berlin', zone: 'Europe/Berlin', settings: SHIPPED_POLICY.settings, reportingLine: SHIPPED_POLICY.reportingLine, packs: [receptionP] });
    const hours = (from: string) => arisen('FD-03', Date.parse(from), Date.parse(from), berlin).map(({ periodStart, periodEnd }) => (periodEnd - periodStart) / HOUR);
    expect([hours('2026-03-29T00:00:00+01:00'), hours('2026-10-25T00:00:00+02:00'), hours('2026-10-26T00:00:00+01:00')]).toEqual([[23], [25], [24]]);
  });

  it('a case owes no duty and a duty no case', () => {
    expect(arisen('FD-03', MONDAY, MONDAY)[0]!.obligations.map(({ rule }) => rule)).toEqual(['FD-03']);
  });

  it('a report is sent to a post that there is', () => {
    const refusal = sendReport(arisen('FD-03', MONDAY, MONDAY)[0]!, { to: 'KING', finding: 'x' }, as('CS_SUPERVISOR', MONDAY));
    expect(refusal.refused && refusal.message.en).toContain('no post');
  });
});
