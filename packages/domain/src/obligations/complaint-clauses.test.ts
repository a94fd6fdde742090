import { describe, expect, it } from 'vitest';
import type { CaseState, DecisionContext } from '../cases/case.js';
import { classifyCase } from '../cases/classify-case.js';
import { reopenCase } from '../cases/reopen-case.js';
import { AROUND, complaint, DAY, given, holderOf, HOUR, MINUTE, MONTH, RECEPTION, Story, WEEK } from '../cases/story.fixture.js';
import { takeOverCase } from '../cases/take-over-case.js';

const reopen = (state: CaseState, context: DecisionContext) => reopenCase(state, { reason: 'Not solved' }, context);
const invalid = (state: CaseState, context: DecisionContext) => classifyCase(state, { kind: 'COMPLAINT', validity: 'INVALID', basis: 'CORRECTION', reason: 'No fault of ours' }, context);

describe('CP-03 (S 4.1.3): a valid complaint not solved within 1 month becomes major by itself', () => {
  it.each(AROUND)('%s the month', (_, offset) => {
    expect(complaint('MINOR').at(MONTH + offset).swept().state.severity).toBe(offset > 0 ? 'MAJOR' : 'MINOR');
  });

  it('as a development: the clocks of a major one count from the month, not from reception', () => {
    const story = complaint('MINOR').at(MONTH + HOUR).swept();
    expect(story.state.classFrom).toBe(RECEPTION + MONTH);
    expect(['CP-05', 'CP-06', 'CP-07'].map((rule) => story.obligation(rule).dueAt - RECEPTION - MONTH)).toEqual([12 * HOUR, 2 * DAY, 10 * DAY]);
    expect(story.happenings('CaseClassified').at(-1)!.facts).toMatchObject({ basis: 'DEVELOPMENT', byRule: 'CP-03', severity: 'MAJOR', stepAt: RECEPTION + MONTH });
  });

  it('when nobody came by for another month, the outcome is the same, and what lapsed since has rung in its order', () => {
    const story = complaint('IMPORTANT').at(2 * MONTH).swept();
    expect(story.obligation('CP-06')).toMatchObject({ dueAt: RECEPTION + MONTH + 2 * DAY, level: 2, openedAt: RECEPTION + MONTH + 1 });
    expect(story.standing('CP-09')).toBe('SUPERSEDED MISSED');
  });

  it('counts from reception, whenever it was found valid', () => {
    const story = given('COMPLAINT').does(invalid).at(MONTH + DAY).classified('MINOR');
    expect(story.state).toMatchObject({ severity: 'MAJOR', classFrom: RECEPTION + MONTH });
    expect(story.obligation('CP-05')).toMatchObject({ level: 1, dueAt: RECEPTION + MONTH + 12 * HOUR });
  });

  it('assist and invalid ones never become major', () => {
    expect(given('COMPLAINT').does(invalid).at(2 * MONTH).swept().state).toMatchObject({ validity: 'INVALID', severity: null });
  });

  it('nor one that was solved in time', () => {
    const story = complaint('MINOR').at(MONTH).settled().at(2 * MONTH).swept();
    expect(story.state.severity).toBe('MINOR');
    expect(story.standing('CP-03')).toBe('MET ON_TIME');
  });

  it('but one that was solved in time and reopened after the month does, at once', () => {
    const story = complaint('MINOR').at(DAY).settled().at(MONTH + DAY).does(reopen);
    expect(story.state.severity).toBe('MAJOR');
    expect(story.obligation('CP-03', 2).level).toBe(1);
  });

  it('a major one stays as it is: nothing is classified again', () => {
    const story = complaint('MAJOR').at(MONTH + HOUR).swept();
    expect(story.state.classFrom).toBe(RECEPTION);
    expect(story.happenings('CaseClassified')).toHaveLength(1);
  });

  it('and does not come down again while it is valid', () => {
    const down = (state: CaseState, context: DecisionContext) => classifyCase(state, { kind: 'COMPLAINT', validity: 'VALID', severity: 'MINOR', basis: 'CORRECTION', reason: 'It is small' }, context);
    expect(complaint('MINOR').at(MONTH + 1).tries(down).rule).toBe('CP-03.stays');
  });
});

describe('CP-05 (S 5.2.1): major, reported to head office with a copy to the general manager’s office within 12 hours', () => {
  it.each(AROUND)('both told %s the limit', (_, offset) => {
    expect(complaint('MAJOR').at(12 * HOUR + offset).reported('HEAD_OFFICE', 'GM_OFFICE').standing('CP-05')).toBe(offset > 0 ? 'MET LATE' : 'MET ON_TIME');
  });

  it('one of them is not enough; the later of the two counts', () => {
    const story = complaint('MAJOR').at(HOUR).reported('HEAD_OFFICE');
    expect(story.standing('CP-05')).toBe('OPEN');
    expect(story.at(13 * HOUR).reported('GM_OFFICE').obligation('CP-05')).toMatchObject({ verdict: 'LATE', metAt: RECEPTION + 13 * HOUR });
  });

  it('owed by the centre manager, overdue to the general manager', () => {
    expect(complaint('MAJOR').at(12 * HOUR + 1).swept().rung).toEqual(['CP-05 WARN 0 → CENTRE_MANAGER', 'CP-05 OVERDUE 1 → GENERAL_MANAGER']);
  });
});

describe('CP-06 (S 5.2.1): major, a definite answer within 2 days', () => {
  it.each(AROUND)('answered %s the limit', (_, offset) => {
    expect(complaint('MAJOR').at(2 * DAY + offset).replied(true).standing('CP-06')).toBe(offset > 0 ? 'MET LATE' : 'MET ON_TIME');
  });

  it('word that it is being seen to is not a definite answer', () => {
    expect(complaint('MAJOR').at(HOUR).replied(false).standing('CP-06')).toBe('OPEN');
  });
});

describe('CP-07 (S 5.2.1): major, solved within 10 days (SHOULD)', () => {
  it.each(AROUND)('settled %s the limit', (_, offset) => {
    const { strength, status, verdict } = complaint('MAJOR').at(10 * DAY + offset).settled().obligation('CP-07');
    expect({ strength, status, verdict }).toEqual({ strength: 'SHOULD', status: 'MET', verdict: offset > 0 ? 'LATE' : 'ON_TIME' });
  });
});

describe('CP-08 (S 5.2.2): important, reported to the CS supervisor within 1 hour', () => {
  const received = () => new Story().by('RECEPTIONIST').received('COMPLAINT');
  const byDesk = () => received().classified('IMPORTANT');

  it.each(AROUND)('reported %s the limit', (_, offset) => {
    expect(byDesk().at(HOUR + offset).reported('CS_SUPERVISOR').standing('CP-08')).toBe(offset > 0 ? 'MET LATE' : 'MET ON_TIME');
  });

  it('classified by the supervisor, it has reached the supervisor', () => {
    expect(complaint('IMPORTANT').standing('CP-08')).toBe('MET ON_TIME');
  });

  it('so it has when the supervisor takes it over', () => {
    const story = byDesk().by('CS_SUPERVISOR').at(30 * MINUTE).does((state, context) => takeOverCase(state, { post: 'CS_SUPERVISOR' }, context));
    expect(story.obligation('CP-08')).toMatchObject({ verdict: 'ON_TIME', metAt: RECEPTION + 30 * MINUTE });
  });

  it('received by the supervisor, it has reached the supervisor, whoever classifies it', () => {
    const story = new Story().by('CS_SUPERVISOR').received('COMPLAINT').by('RECEPTIONIST').at(30 * MINUTE).classified('IMPORTANT');
    expect(story.obligation('CP-08')).toMatchObject({ verdict: 'ON_TIME', metAt: RECEPTION });
  });

  it.each(['CENTRE_MANAGER', 'GENERAL_MANAGER'] as const)('what a %s disposes of is not reported down to the supervisor, classified or taken over', (post) => {
    const classified = received().by(post).at(20 * MINUTE).classified('IMPORTANT');
    expect(classified.obligation('CP-08')).toMatchObject({ verdict: 'ON_TIME', metAt: RECEPTION + 20 * MINUTE });
    const takenOver = byDesk().by(post).at(HOUR + 1).does((state, context) => takeOverCase(state, { post }, context));
    expect(takenOver.standing('CP-08')).toBe('MET LATE');
  });

  it('a supervisor who stands in for the manager is the supervisor still', () => {
    const story = received().at(20 * MINUTE);
    story.actor = { ...holderOf('CENTRE_MANAGER'), posts: ['CS_SUPERVISOR', 'CENTRE_MANAGER'] };
    expect(story.classified('IMPORTANT').standing('CP-08')).toBe('MET ON_TIME');
  });

  it('a department head’s taking it on is no report to the supervisor', () => {
    const story = byDesk();
    story.actor = { ...holderOf('CENTRE_MANAGER'), posts: ['DEPARTMENT_HEAD'] };
    expect(story.does((state, context) => takeOverCase(state, { post: 'DEPARTMENT_HEAD' }, context)).standing('CP-08')).toBe('OPEN');
  });

  it('reported before it was classified, it is met at once', () => {
    expect(received().at(10 * MINUTE).reported('CS_SUPERVISOR').at(20 * MINUTE).classified('IMPORTANT').obligation('CP-08')).toMatchObject({ verdict: 'ON_TIME', metAt: RECEPTION + 10 * MINUTE });
  });
});

describe('CP-09 (S 5.2.2): important, settled within a week (SHOULD); past it, reported to the manager', () => {
  it.each(AROUND)('settled %s the limit', (_, offset) => {
    expect(complaint('IMPORTANT').at(WEEK + offset).settled().standing('CP-09')).toBe(offset > 0 ? 'MET LATE' : 'MET ON_TIME');
  });

  it('owed by the department head, warned a day before, overdue to the centre manager', () => {
    expect(complaint('IMPORTANT').at(WEEK + 1).swept().rung).toEqual(['CP-09 WARN 0 → DEPARTMENT_HEAD', 'CP-09 OVERDUE 1 → CENTRE_MANAGER']);
    expect(complaint('IMPORTANT').obligation('CP-09').steps[0]!.at).toBe(RECEPTION + 6 * DAY);
  });
});

describe('CP-10 (S 5.2.3): minor, settled within 2 days or by the limit that the resident asked for', () => {
  it.each(AROUND)('settled %s 2 days', (_, offset) => {
    expect(complaint('MINOR').at(2 * DAY + offset).settled().standing('CP-10')).toBe(offset > 0 ? 'MET LATE' : 'MET ON_TIME');
  });

  it.each([
    ['earlier', 5 * HOUR],
    ['later', 6 * DAY],
  ])("the resident's own limit, %s, replaces them", (_, limit) => {
    const story = given('COMPLAINT').classified('MINOR', { residentDeadline: RECEPTION + limit });
    expect(story.obligation('CP-10').dueAt).toBe(RECEPTION + limit);
    expect(story.at(limit).settled().standing('CP-10')).toBe('MET ON_TIME');
  });

  it('said at reception it counts too', () => {
    expect(given('COMPLAINT').at(0).received('COMPLAINT', { residentDeadline: RECEPTION + HOUR }).classified('MINOR').obligation('CP-10').dueAt).toBe(RECEPTION + HOUR);
  });

  it('an earlier one, told later, brings the due time forward', () => {
    expect(complaint('MINOR').at(HOUR).classified('MINOR', { residentDeadline: RECEPTION + 5 * HOUR }).obligation('CP-10')).toMatchObject({ dueAt: RECEPTION + 5 * HOUR, firstDueAt: RECEPTION + 5 * HOUR });
  });

  it('a later one, told later, is a longer limit: approved, reasoned, counted, the first due time kept', () => {
    const push = (reason?: string) => (state: CaseState, context: DecisionContext) =>
      classifyCase(state, { kind: 'COMPLAINT', validity: 'VALID', severity: 'MINOR', basis: 'CORRECTION', residentDeadline: RECEPTION + 6 * DAY, ...(reason ? { reason } : {}) }, context);
    const story = complaint('MINOR').at(HOUR);
    expect(story.by('RECEPTIONIST').tries(push('She is away')).message.en).toContain('approve longer limits');
    expect(story.by('CS_SUPERVISOR').tries(push()).message.en).toContain('reason');
    story.does(push('She is away'));
    expect(story.state.longerLimitMoves).toBe(1);
    expect(story.obligation('CP-10')).toMatchObject({ firstDueAt: RECEPTION + 2 * DAY, dueAt: RECEPTION + 6 * DAY, extension: { reason: 'She is away' } });
  });

  it('told when the 2 days are gone, it changes nothing', () => {
    const story = complaint('MINOR').at(2 * DAY + 1).classified('MINOR', { residentDeadline: RECEPTION + 6 * DAY, reason: 'She is away' });
    expect(story.obligation('CP-10')).toMatchObject({ dueAt: RECEPTION + 2 * DAY, extension: null });
    expect(story.at(3 * DAY).settled().standing('CP-10')).toBe('MET LATE');
  });
});

describe('CP-34 (X 六.3): the kind of a complaint is decided', () => {
  it('a valid one with its severity', () => {
    const valid = (state: CaseState, context: DecisionContext) => classifyCase(state, { kind: 'COMPLAINT', validity: 'VALID', basis: 'CORRECTION' }, context);
    expect(given('COMPLAINT').tries(valid).rule).toBe('CP-04.severity');
  });

  it('an inquiry has neither validity nor severity', () => {
    const odd = (state: CaseState, context: DecisionContext) => classifyCase(state, { kind: 'INQUIRY', validity: 'VALID', severity: 'MINOR', basis: 'CORRECTION' }, context);
    expect(given('INQUIRY').tries(odd).message.en).toContain('Only a complaint');
  });

  it.each(AROUND)('decided %s half an hour', (_, offset) => {
    expect(given('COMPLAINT').at(30 * MINUTE + offset).classified('MINOR').standing('CLASSIFY')).toBe(offset > 0 ? 'MET LATE' : 'MET ON_TIME');
  });
});

describe('A class that changes: correction and development', () => {
  it.each([
    ['MINOR', 'IMPORTANT', 'CORRECTION', 'CP-09', WEEK],
    ['MINOR', 'MAJOR', 'CORRECTION', 'CP-07', 10 * DAY],
    ['IMPORTANT', 'MINOR', 'CORRECTION', 'CP-10', 2 * DAY],
    ['MAJOR', 'MINOR', 'CORRECTION', 'CP-10', 2 * DAY],
    ['MINOR', 'IMPORTANT', 'DEVELOPMENT', 'CP-09', DAY + WEEK],
    ['MINOR', 'MAJOR', 'DEVELOPMENT', 'CP-07', DAY + 10 * DAY],
    ['IMPORTANT', 'MAJOR', 'DEVELOPMENT', 'CP-06', DAY + 2 * DAY],
  ] as const)('%s → %s as a %s: %s', (from, to, basis, rule, due) => {
    expect(complaint(from).at(DAY).classified(to, { basis, reason: 'Seen on site' }).obligation(rule).dueAt).toBe(RECEPTION + due);
  });
});
