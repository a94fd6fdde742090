import { describe, expect, it } from 'vitest';
import { AROUND, DAY, HOUR, WEEK } from '../../../cases/story.fixture.js';
import { decideCallback } from '../../../callbacks/decide-callback.js';
import { planCallback } from '../../../callbacks/plan-callback.js';
import { recordCallback } from '../../../callbacks/record-callback.js';
import { reviewCallback } from '../../../callbacks/review-callback.js';
import type { RecordCallback } from '../../../callbacks/callback-commands.js';
import { caller, MATTER, RECORD, SETTLED, Visit, VISITING } from '../../../callbacks/visit.fixture.js';
import { CALLBACK_GROUPS } from '../../callback-group.js';
import { callbackQuota, homeVisitQuota, percentOf } from '../../quota.js';

const late = (offset: number) => (offset > 0 ? 'MET LATE' : 'MET ON_TIME');
const record = (more: Partial<RecordCallback> = {}) => (state: Visit['state'], context: Visit['context']) => recordCallback(state, { ...RECORD, ...more }, context);

describe('CB-01 (Q 4.1.1 a): a complaint is visited within 3 days of being settled', () => {
  it.each(AROUND)('CB-01.grave: visited %s the 3 days', (_, offset) => expect(new Visit(MATTER.major).at(3 * DAY + offset).visited().standing('CB-01.grave')).toBe(late(offset)));
  it.each(AROUND)('CB-01.ordinary: visited %s the 3 days', (_, offset) => expect(new Visit(MATTER.minor).at(3 * DAY + offset).visited().standing('CB-01.ordinary')).toBe(late(offset)));

  it('CB-10, CB-11: who owes it, by severity; without one too, for 100 % knows no exception (CB-07)', () => {
    for (const grave of [MATTER.major, MATTER.important]) expect(new Visit(grave).obligation('CB-01.grave').owedBy).toEqual(['CENTRE_MANAGER']);
    for (const ordinary of [MATTER.minor, MATTER.assist, MATTER.invalid]) expect(new Visit(ordinary).obligation('CB-01.ordinary').owedBy).toEqual(['DEPARTMENT_HEAD', 'CUSTOMER_ASSISTANT']);
  });

  it('a complaint owes one of the two, never both', () => {
    for (const matter of [MATTER.major, MATTER.minor, MATTER.assist, MATTER.invalid]) expect(new Visit(matter).owed.filter((rule) => rule.startsWith('CB-01'))).toHaveLength(1);
  });
});

describe('CB-02 (Q 4.1.1 b): a repair is visited within 5 days; where needed again after 1 month, within 2', () => {
  it.each(AROUND)('visited %s the 5 days', (_, offset) => expect(new Visit(MATTER.repair).at(5 * DAY + offset).visited().standing('CB-02')).toBe(late(offset)));

  // Settled on 2 March 10:00: from 2 April 10:00 to 2 May 10:00.
  it.each<[string, number, string]>([
    ['exactly at the month', 31 * DAY, 'MET ON_TIME'],
    ['exactly at the second month', 61 * DAY, 'MET ON_TIME'],
    ['one millisecond after the second month', 61 * DAY + 1, 'MET LATE'],
  ])('CB-02.second: visited %s', (_, since, standing) => expect(new Visit(MATTER.repair, { round: 'SECOND' }).at(since).visited().standing('CB-02.second')).toBe(standing));

  it('CB-02.second: one millisecond before the month it is refused', () => {
    expect(new Visit(MATTER.repair, { round: 'SECOND' }).at(31 * DAY - 1).by('CUSTOMER_ASSISTANT').tries(record())).toMatchObject({ rule: 'CB-02.second', clause: { section: '4.1.1 b' } });
  });
});

describe('CB-03 (Q 4.1.1 c): a contracted service is visited in the middle third of its term, and within a week after its end', () => {
  const term = 90 * DAY;
  const mid = () => new Visit(MATTER.contracted, { round: 'MID_TERM' });
  const end = () => new Visit(MATTER.contracted, { round: 'AFTER_END' });

  it.each(AROUND)('CB-03.mid: visited %s two thirds', (_, offset) => expect(mid().at((term * 2) / 3 + offset).visited({ form: 'TELEPHONE' }).standing('CB-03.mid')).toBe(late(offset)));
  it('CB-03.mid: exactly at one third; a millisecond before is refused', () => {
    expect(mid().at(term / 3).visited({ form: 'TELEPHONE' }).standing('CB-03.mid')).toBe('MET ON_TIME');
    expect(mid().at(term / 3 - 1).by('CUSTOMER_ASSISTANT').tries(record({ form: 'TELEPHONE' })).rule).toBe('CB-03.mid');
  });
  it.each(AROUND)('CB-03.end: visited %s the week after the end', (_, offset) => expect(end().at(term + WEEK + offset).visited({ form: 'TELEPHONE' }).standing('CB-03.end')).toBe(late(offset)));
  it('CB-03.end: exactly at the end; a millisecond before is refused', () => {
    expect(end().at(term).visited({ form: 'TELEPHONE' }).standing('CB-03.end')).toBe('MET ON_TIME');
    expect(end().at(term - 1).by('CUSTOMER_ASSISTANT').tries(record({ form: 'TELEPHONE' })).rule).toBe('CB-03.end');
  });
});

describe('CB-04, FA-05 (Q 4.1.1 d): first aid is visited at home within a week after the aid ended', () => {
  it.each(AROUND)('visited %s the week after the aid ended', (_, offset) => {
    const ended = 2 * HOUR;
    expect(new Visit({ ...MATTER.aid, aidEndedAt: SETTLED + ended }).at(ended + WEEK + offset).visited().standing('CB-04')).toBe(late(offset));
  });
});

describe('CB-05 (Q 4.1.1 e): a publication or an event, within a month', () => {
  it.each(AROUND)('visited %s the month', (_, offset) => expect(new Visit(MATTER.event).at(31 * DAY + offset).visited({ form: 'LETTER' }).standing('CB-05')).toBe(late(offset)));
});

describe('CB-06 (Q 4.1.1 f): any other service, within a week', () => {
  it.each(AROUND)('visited %s the week', (_, offset) => expect(new Visit(MATTER.inquiry).at(WEEK + offset).visited().standing('CB-06')).toBe(late(offset)));
  it.each(AROUND)('CB-06.help: a help request visited %s the week', (_, offset) => expect(new Visit(MATTER.help).at(WEEK + offset).visited().standing('CB-06.help')).toBe(late(offset)));
  it('first aid has its own visit', () => expect(new Visit(MATTER.aid).owed).toEqual(['CB-04']));
});

describe('CB-07 to CB-09, CB-12: shares', () => {
  it.each([
    ['CB-07.complaints', 'COMPLAINT', 100], ['CB-07.contracted', 'CONTRACTED_SERVICE', 100], ['CB-07.first-aid', 'FIRST_AID', 100],
    ['CB-08.repairs', 'REPAIR', 10], ['CB-08.help', 'HELP_REQUEST', 10], ['CB-08.events', 'COMMUNITY_EVENT', 10], ['CB-09', 'OTHER', 10],
  ] as const)('%s: of %s, %d %%', (key, group, percent) => {
    const row = callbackQuota(VISITING, group)!;
    expect([row.key, percentOf(row, VISITING.settings)]).toEqual([key, percent]);
  });

  it('no group is without one', () => expect(CALLBACK_GROUPS.filter((group) => !callbackQuota(VISITING, group))).toEqual([]));
  it('another company sets 30 % of repairs; what the clause fixes it cannot set', () => {
    const settings = { ...VISITING.settings, repairCallbackShare: 30 };
    expect(percentOf(callbackQuota(VISITING, 'REPAIR')!, settings)).toBe(30);
    expect(percentOf(callbackQuota(VISITING, 'COMPLAINT')!, settings)).toBe(100);
  });
  it('CB-12.share: a fifth at home', () => expect(percentOf(homeVisitQuota(VISITING)!, VISITING.settings)).toBe(20));
});

describe('CB-13 (Q 4.1.6): the forms of each kind', () => {
  it.each([
    ['CB-13.complaint', MATTER.minor, 'TELEPHONE'], ['CB-13.complaint', MATTER.major, 'TELEPHONE'], ['CB-13.repair', MATTER.repair, 'LETTER'],
    ['CB-13.contracted', MATTER.contracted, 'HOME_VISIT'], ['CB-13.contracted', MATTER.contracted, 'LETTER'],
    ['CB-13.first-aid', MATTER.aid, 'TELEPHONE'], ['CB-13.first-aid', MATTER.aid, 'LETTER'],
    ['CB-13.event', MATTER.event, 'HOME_VISIT'], ['CB-13.event', MATTER.event, 'TELEPHONE'],
  ] as const)('%s refuses it and cites the clause', (key, matter, form) => {
    const visit = new Visit(matter, matter.occasion === 'CONTRACTED_SERVICE' ? { round: 'MID_TERM' } : {}).at(45 * DAY).by('CUSTOMER_ASSISTANT');
    expect(visit.tries(record({ form, secondCaller: caller('DEPARTMENT_HEAD') }))).toMatchObject({ rule: key, clause: { source: 'Q', section: expect.stringMatching(/^4\.1\.6/) } });
  });

  it.each([
    [MATTER.minor, 'HOME_VISIT'], [MATTER.minor, 'LETTER'], [MATTER.repair, 'TELEPHONE'], [MATTER.repair, 'HOME_VISIT'], [MATTER.aid, 'HOME_VISIT'], [MATTER.event, 'LETTER'],
    [MATTER.help, 'TELEPHONE'], [MATTER.help, 'HOME_VISIT'], [MATTER.inquiry, 'LETTER'],
  ] as const)('what the clause allows is allowed', (matter, form) => expect(new Visit(matter).at(HOUR).visited({ form }).state.form).toBe(form));
});

describe('CB-14 (Q 4.1.5): all five contents', () => {
  it.each([['quality', null], ['effect', null], ['satisfaction', null], ['shortcomings', null], ['suggestions', null], ['shortcomings', ' '], ['suggestions', '']])('without %s (%j) it is no visit', (content, missing) => {
    expect(new Visit(MATTER.repair).at(HOUR).by('CUSTOMER_ASSISTANT').tries(record({ [content]: missing })).rule).toBe('CB-14');
  });
});

describe('CB-15 (Q 4.3): important events are planned within the limit and signed', () => {
  const plan = (more: { plannedFor: number; important?: boolean }) => (state: Visit['state'], context: Visit['context']) =>
    planCallback(state, { callers: [caller('CUSTOMER_ASSISTANT')], important: false, ...more }, context);

  it('CB-15.signed: a major complaint, and what was planned as important', () => {
    expect(new Visit(MATTER.major).at(HOUR).by('CENTRE_MANAGER').tries(record({ signedBy: ' ' })).rule).toBe('CB-15.signed');
    const planned = new Visit(MATTER.repair).at(HOUR).does(plan({ plannedFor: SETTLED + DAY, important: true }));
    expect(planned.by('CUSTOMER_ASSISTANT').tries(record({ signedBy: null })).rule).toBe('CB-15.signed');
    expect(planned.visited().state.status).toBe('VISITED');
  });

  it('what is not important needs no signature', () => expect(new Visit(MATTER.minor).at(HOUR).visited({ signedBy: null }).state.status).toBe('VISITED'));

  it('a contracted service is visited by telephone, where nobody can sign', () => {
    const visit = new Visit(MATTER.contracted, { round: 'MID_TERM' }).at(40 * DAY).does(plan({ plannedFor: SETTLED + 45 * DAY, important: true }));
    expect(visit.visited({ form: 'TELEPHONE', signedBy: null }).state.status).toBe('VISITED');
  });

  it.each(AROUND)('CB-15.limit: an important one planned for %s its limit', (_, offset) => {
    const attempt = plan({ plannedFor: SETTLED + 5 * DAY + offset, important: true });
    const visit = new Visit(MATTER.repair).at(HOUR);
    if (offset > 0) expect(visit.tries(attempt).rule).toBe('CB-15.limit');
    else expect(visit.does(attempt).state.important).toBe(true);
  });

  it('any other may be planned later, and what is overdue is planned all the same', () => {
    expect(new Visit(MATTER.repair).at(HOUR).does(plan({ plannedFor: SETTLED + 6 * DAY })).state.plannedFor).toBe(SETTLED + 6 * DAY);
    expect(new Visit(MATTER.repair).at(5 * DAY + 1).does(plan({ plannedFor: SETTLED + 6 * DAY, important: true })).state.important).toBe(true);
  });

  it.each(AROUND)('CB-15.plan: a grave complaint planned %s the first day', (_, offset) => {
    const visit = new Visit(MATTER.major).at(DAY + offset).does((state, context) => planCallback(state, { callers: [caller('CENTRE_MANAGER')], plannedFor: SETTLED + 2 * DAY, important: true }, context));
    expect(visit.standing('CB-15.plan')).toBe(late(offset));
    expect(visit.obligation('CB-15.plan')).toMatchObject({ strength: 'SHOULD', owedBy: ['CS_SUPERVISOR'] });
  });

  it('what is visited needs no plan any more; a late one stays judged', () => {
    expect(new Visit(MATTER.major).at(HOUR).visited().standing('CB-15.plan')).toBe('SUPERSEDED');
    expect(new Visit(MATTER.major).at(DAY + 1).visited().standing('CB-15.plan')).toBe('SUPERSEDED MISSED');
    expect(new Visit(MATTER.minor).standing('CB-15.plan')).toBe('-');
  });
});

describe('CB-16 (Q 4.4): each record is reviewed, by somebody else; what is unqualified goes to the manager', () => {
  it.each(AROUND)('CB-16.review: %s the 2 days', (_, offset) => expect(new Visit(MATTER.repair).at(HOUR).visited().at(HOUR + 2 * DAY + offset).reviewed().standing('CB-16.review')).toBe(late(offset)));

  it.each(AROUND)('CB-16.decide: %s the 2 days; only after UNQUALIFIED', (_, offset) => {
    const visit = new Visit(MATTER.repair).at(HOUR).visited().at(2 * HOUR).reviewed('UNQUALIFIED').at(2 * HOUR + 2 * DAY + offset).by('CENTRE_MANAGER');
    expect(visit.does((state, context) => decideCallback(state, { decision: 'Repaint it' }, context)).standing('CB-16.decide')).toBe(late(offset));
    expect(visit.obligation('CB-16.decide')).toMatchObject({ strength: 'SHOULD', owedBy: ['CENTRE_MANAGER'] });
    expect(new Visit(MATTER.repair).at(HOUR).visited().reviewed().standing('CB-16.decide')).toBe('-');
  });

  it('CB-16.reviewer: neither of those who visited', () => {
    const review = (state: Visit['state'], context: Visit['context']) => reviewCallback(state, { verdict: 'QUALIFIED', comment: 'Fine' }, context);
    const visit = new Visit(MATTER.minor).at(HOUR).by('CUSTOMER_ASSISTANT').does(record({ secondCaller: caller('CS_SUPERVISOR') }));
    expect(visit.by('CS_SUPERVISOR').tries(review).rule).toBe('CB-16.reviewer');
    expect(visit.by('CS_SUPERVISOR', 'another').does(review).state.status).toBe('REVIEWED');
  });

  it('CB-16.remedy: unqualified needs one', () => {
    const visit = new Visit(MATTER.repair).at(HOUR).visited().by('CS_SUPERVISOR');
    expect(visit.tries((state, context) => reviewCallback(state, { verdict: 'UNQUALIFIED', comment: 'Bad', remedy: ' ' }, context)).rule).toBe('CB-16.remedy');
  });

  it('CB-16.manager: the manager or a post above, not the supervisor', () => {
    const decide = (state: Visit['state'], context: Visit['context']) => decideCallback(state, { decision: 'Do it again' }, context);
    const visit = new Visit(MATTER.repair).at(HOUR).visited().reviewed('UNQUALIFIED');
    expect(visit.by('CS_SUPERVISOR').tries(decide).rule).toBe('CB-16.manager');
    expect(visit.by('GENERAL_MANAGER').does(decide).last.texts).toEqual({ decision: 'Do it again' });
  });
});
