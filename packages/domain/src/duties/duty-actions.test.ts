import { describe, expect, it } from 'vitest';
import type { DecisionContext } from '../cases/case.js';
import { DAY, holderOf, HOUR, SHIPPED_POLICY } from '../cases/story.fixture.js';
import type { POST_CAPABILITIES } from '../organisation/post-capabilities.js';
import type { Instant } from '../policy/facts.js';
import { acknowledgeDuty } from './acknowledge-duty.js';
import { auditReception } from './audit-reception.js';
import { availableDutyActions, DUTY_VERBS, dutyVerb } from './available-duty-actions.js';
import type { DutyDecision, DutyState } from './duty.js';
import { openDuties } from './open-duties.js';
import { daysOfPeriod } from './period.js';

/** 2 March 2026 is a Monday. */
const MONDAY = Date.parse('2026-03-02T00:00:00+08:00');
const OVER = MONDAY + DAY + 1;
const counter = () => { let made = 0; return () => `id-${++made}`; };
const audit = () => openDuties({ id: 'centre', followedFrom: MONDAY }, SHIPPED_POLICY, MONDAY, counter()).find(({ rule }) => rule === 'FD-03')!;
const as = (post: keyof typeof POST_CAPABILITIES, now: Instant): DecisionContext => ({ now, policy: SHIPPED_POLICY, actor: holderOf(post), newId: counter() });
const taken = (decision: DutyDecision): DutyState => { if (decision.refused) throw new Error(decision.message.en); return decision.next; };
const offered = (duty: DutyState, context: DecisionContext) => availableDutyActions(duty, context).map(({ verb, allowed, primary, why }) => [verb, allowed, primary, why?.en ?? null]);

describe('What may be done with a duty is said before a form is opened, by the functions that judge the verb', () => {
  it('in time: its own verb, for whom it concerns', () => {
    expect(offered(audit(), as('CS_SUPERVISOR', MONDAY + HOUR))).toEqual([
      ['auditReception', true, true, null],
      ['acknowledgeOverdue', false, false, 'Nothing overdue waits to be acknowledged.'],
    ]);
    expect(offered(audit(), as('RECEPTIONIST', MONDAY + HOUR))[0]).toEqual(['auditReception', false, true, 'This duty belongs to none of your posts.']);
  });

  it('overdue, though no sweeper came by: acknowledging too', () => {
    expect(offered(audit(), as('CENTRE_MANAGER', OVER))).toEqual([['auditReception', true, true, null], ['acknowledgeOverdue', true, false, null]]);
    expect(offered(audit(), as('RECEPTIONIST', OVER))[1]![1]).toBe(false);
  });

  it('done: neither, and no next step', () => {
    const done = taken(auditReception(audit(), { records: 1, finding: 'Fine' }, as('CS_SUPERVISOR', MONDAY + HOUR)));
    expect(offered(done, as('CS_SUPERVISOR', MONDAY + HOUR))).toEqual([
      ['auditReception', false, false, 'This duty is done already.'],
      ['acknowledgeOverdue', false, false, 'Nothing overdue waits to be acknowledged.'],
    ]);
  });

  it('every shipped duty has its verb, and each verb a shipped duty', () => {
    const rows = SHIPPED_POLICY.obligationRows.filter(({ subject }) => subject === 'duty');
    for (const { key } of rows) expect(Object.keys(DUTY_VERBS)).toContain(dutyVerb({ rule: key }, SHIPPED_POLICY));
    expect(dutyVerb({ rule: 'NONE' }, SHIPPED_POLICY)).toBeNull();
  });
});

describe('Acknowledging what a duty rang', () => {
  const acknowledge = (duty: DutyState, post: keyof typeof POST_CAPABILITIES, now: Instant, note?: string) =>
    acknowledgeDuty(duty, { obligationId: duty.obligations[0]!.id, ...(note === undefined ? {} : { note }) }, as(post, now));

  it('takes the steps that are past first, raises the acknowledged level and leaves it owed', () => {
    const heard = acknowledge(audit(), 'CENTRE_MANAGER', OVER, ' Tonight ');
    const next = taken(heard);
    expect(next.obligations[0]).toMatchObject({ status: 'OPEN', level: 1, acknowledgedLevel: 1 });
    expect(heard).toMatchObject({ notes: [{ kind: 'NOTE', body: 'Tonight' }] });
    expect(next.acts.at(-1)).toMatchObject({ type: 'OverdueAcknowledged', facts: { level: 1, duty: 'FD-03' }, obligation: { rule: 'FD-03' } });
    expect(acknowledge(next, 'CENTRE_MANAGER', OVER)).toMatchObject({ refused: true, message: { en: 'This has been acknowledged already.' } });
  });

  it.each<[string, keyof typeof POST_CAPABILITIES, Instant, RegExp]>([
    ['before it rang', 'CENTRE_MANAGER', OVER - 1, /has not rung/],
    ['without the capability', 'RECEPTIONIST', OVER, /acknowledge overdue/],
  ])('is refused %s', (_, post, now, says) => {
    const refusal = acknowledge(audit(), post, now);
    expect(refusal.refused && refusal.message.en).toMatch(says);
  });

  it('is refused for what is not its own', () => {
    expect(acknowledgeDuty(audit(), { obligationId: 'other' }, as('CENTRE_MANAGER', OVER))).toMatchObject({ refused: true, message: { en: 'The duty has no such obligation.' } });
  });
});

describe('A period in days of its centre', () => {
  it.each([
    ['a day', MONDAY, MONDAY + DAY, ['2026-03-02', '2026-03-02']],
    ['a week', MONDAY, MONDAY + 7 * DAY, ['2026-03-02', '2026-03-08']],
  ])('%s', (_, periodStart, periodEnd, days) => expect(daysOfPeriod({ periodStart, periodEnd }, 'Asia/Shanghai')).toEqual(days));
});
