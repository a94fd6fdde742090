import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreeReplyTime } from '../cases/agree-reply-time.js';
import { caseFacts } from '../cases/case-facts.js';
import { extendWithApproval } from '../cases/approvals.fixture.js';
import { pauseObligation, resumeObligation } from '../cases/pause-obligation.js';
import { recalculateCase } from '../cases/recalculate-case.js';
import { DAY, HOUR, RECEPTION, Story } from '../cases/story.fixture.js';
import { mondayToFriday, type WorkingCalendar } from './calendar.js';
import { explain } from './explain.js';
import { aRow, follows } from './rows.fixture.js';

/** Monday 2 March 2026, 09:00, in Shanghai. */
const office: WorkingCalendar = { zone: 'Asia/Shanghai', weekly: mondayToFriday(['09:00', '17:00']), holidays: [] };
const closedOn = (...holidays: string[]): WorkingCalendar => ({ ...office, holidays });
const policy = follows(
  aRow('DAYS', { term: { kind: 'workingDays', days: 3 } }),
  aRow('HOURS', { term: { kind: 'workingTime', hours: 12 } }),
  aRow('NATURAL', { term: { kind: 'days', days: 3 } }),
);
function received(): Story {
  const story = new Story(policy).by('CENTRE_MANAGER');
  story.calendar = office;
  return story.received('REPAIR');
}
const dues = (story: Story) => Object.fromEntries(story.state.obligations.map(({ rule, dueAt }) => [rule, (dueAt - RECEPTION) / HOUR]));
function changed(story: Story, calendar: WorkingCalendar): Story {
  story.calendar = calendar;
  return story.does(recalculateCase);
}

describe('law 4: calendars are not pinned', () => {
  it('a new holiday moves what is open and counts by it, and nothing else', () => {
    const story = received();
    expect(dues(story)).toEqual({ DAYS: 72, HOURS: 28, NATURAL: 72 });
    expect(dues(changed(story.after(HOUR), closedOn('2026-03-03')))).toEqual({ DAYS: 96, HOURS: 52, NATURAL: 72 });
  });

  it('is recorded with the old and the new time', () => {
    const story = changed(received().after(HOUR), closedOn('2026-03-03'));
    expect(story.happenings('ObligationRecalculated').map(({ facts, obligation }) => [obligation!.rule, facts['formerDueAt'], facts['dueAt']])).toEqual([
      ['DAYS', RECEPTION + 72 * HOUR, RECEPTION + 96 * HOUR],
      ['HOURS', RECEPTION + 28 * HOUR, RECEPTION + 52 * HOUR],
    ]);
  });

  it('the steps not yet taken move along', () => {
    const story = changed(received().after(HOUR), closedOn('2026-03-03'));
    const { steps, dueAt, nextStepAt } = story.obligation('DAYS');
    expect(steps.map(({ at }) => (at - dueAt) / HOUR)).toEqual([-19.2, 0, 24]);
    expect(nextStepAt).toBe(steps[0]!.at);
    expect(story.at(76 * HOUR).swept().obligation('DAYS').level).toBe(0);
    expect(story.at(96 * HOUR + 1).swept().obligation('DAYS').level).toBe(1);
  });

  it('a day worked instead brings it forward', () => {
    const story = changed(received(), closedOn('2026-03-03'));
    expect(dues(changed(story.after(HOUR), office))).toEqual({ DAYS: 72, HOURS: 28, NATURAL: 72 });
  });

  it('what is past due stays so: no calendar makes a breach unseen (law 3)', () => {
    const story = changed(received().at(30 * HOUR), closedOn('2026-03-03'));
    expect(story.obligation('HOURS')).toMatchObject({ dueAt: RECEPTION + 28 * HOUR, level: 1 });
    expect(story.settled().standing('HOURS')).toBe('MET LATE');
  });

  it('what is met is not touched', () => {
    const story = received().after(HOUR).settled();
    const before = story.state;
    expect(changed(story, closedOn('2026-03-03')).state).toBe(before);
  });

  it('nothing moves: the same state, no event, no new version', () => {
    const story = received();
    const before = story.state;
    expect(changed(story.after(HOUR), closedOn('2030-01-01')).state).toBe(before);
  });

  it('an extension names a moment and stays; the first due time is the new one', () => {
    const story = received().after(HOUR);
    story.does((state, context) => extendWithApproval(state, { obligationId: story.obligation('HOURS').id, dueAt: RECEPTION + 10 * DAY, reason: 'r', requestedBy: 'someone' }, context));
    expect(changed(story, closedOn('2026-03-03')).obligation('HOURS')).toMatchObject({ dueAt: RECEPTION + 10 * DAY, firstDueAt: RECEPTION + 52 * HOUR });
  });

  it('unless the new due time is later than that: then nothing is left of the extension', () => {
    const story = received().after(HOUR);
    story.does((state, context) => extendWithApproval(state, { obligationId: story.obligation('HOURS').id, dueAt: RECEPTION + 29 * HOUR, reason: 'r', requestedBy: 'someone' }, context));
    expect(changed(story, closedOn('2026-03-03')).obligation('HOURS')).toMatchObject({ dueAt: RECEPTION + 52 * HOUR, extension: null });
  });

  it('a pause counts by the new calendar too', () => {
    const story = received().after(HOUR);
    const obligationId = story.obligation('HOURS').id;
    story.does((state, context) => pauseObligation(state, { obligationId, reason: 'ROAD' }, context)).after(HOUR);
    story.does((state, context) => resumeObligation(state, { obligationId }, context));
    expect(dues(story)['HOURS']).toBe(29);
    expect(dues(changed(story, closedOn('2026-03-03')))['HOURS']).toBe(53);
  });

  it('what opens later counts by the calendar as it is then', () => {
    const story = new Story(policy);
    story.calendar = closedOn('2026-03-03');
    expect(dues(story.received('REPAIR'))).toEqual({ DAYS: 96, HOURS: 52, NATURAL: 72 });
  });

  it('what was judged before the change explains that it stands as it was counted then (law 6)', () => {
    const story = received().after(HOUR).settled();
    const parts = (calendar: WorkingCalendar) => explain(story.obligation('DAYS'), policy, caseFacts(story.state), calendar).lines.map(({ part, at }) => [part, at && (at - RECEPTION) / HOUR]);
    expect(parts(office)).toEqual([['START', 0], ['TERM', 72], ['DUE', 72]]);
    expect(parts(closedOn('2026-03-03'))).toEqual([['START', 0], ['TERM', 96], ['CALENDAR', 72], ['DUE', 72]]);
  });

  it('what is owed again counts by the calendar of then: it may have changed while nothing was owed', () => {
    const story = new Story(follows(aRow('DAYS', { term: { kind: 'workingDays', days: 3 }, appliesTo: { severity: 'MAJOR' } }))).by('CENTRE_MANAGER');
    story.calendar = office;
    story.received('COMPLAINT').classified('MAJOR').after(HOUR).classified('MINOR', { reason: 'r' });
    expect(story.standing('DAYS')).toBe('SUPERSEDED');
    changed(story, closedOn('2026-03-03')).after(HOUR).classified('MAJOR', { reason: 'r' });
    expect(story.obligation('DAYS')).toMatchObject({ status: 'OPEN', generation: 1, dueAt: RECEPTION + 96 * HOUR, firstDueAt: RECEPTION + 96 * HOUR });
  });

  it('a calendar is no way to a later promise: what a fact names is not counted anew when the fact has moved (law 5)', () => {
    const story = new Story(follows(aRow('PROMISE', { term: { kind: 'fact', fact: 'agreedReplyAt', otherwise: { kind: 'workingDays', days: 3 } } }))).by('CENTRE_MANAGER');
    story.calendar = office;
    story.received('REPAIR').after(HOUR).does((state, context) => agreeReplyTime(state, { agreedReplyAt: RECEPTION + 10 * DAY }, context));
    expect(changed(story, closedOn('2026-03-03')).obligation('PROMISE')).toMatchObject({ firstDueAt: RECEPTION + 72 * HOUR, dueAt: RECEPTION + 10 * DAY });
  });

  it('a holiday taken back brings the due time forward; one that is past by then is overdue at once', () => {
    const story = received();
    changed(story.after(HOUR), closedOn('2026-03-03'));
    expect(changed(story.at(80 * HOUR), office).obligation('DAYS')).toMatchObject({ dueAt: RECEPTION + 72 * HOUR, level: 1 });
    expect(changed(story.after(HOUR), closedOn('2026-03-03')).obligation('DAYS')).toMatchObject({ dueAt: RECEPTION + 72 * HOUR, level: 1 });
  });

  it('for any calendars one after another: the last one decides, as if it had always been so, and the explanation agrees', () => {
    const day = fc.integer({ min: 2, max: 31 }).map((date) => `2026-03-${String(date).padStart(2, '0')}`);
    const calendar = fc.array(day, { maxLength: 10 }).map((days) => closedOn(...days));
    fc.assert(
      fc.property(fc.array(calendar, { minLength: 1, maxLength: 4 }), (calendars) => {
        const story = received();
        for (const next of calendars) changed(story, next);
        const fresh = new Story(policy);
        fresh.calendar = calendars.at(-1);
        expect(dues(story)).toEqual(dues(fresh.received('REPAIR')));
        for (const obligation of story.state.obligations) {
          const { lines } = explain(obligation, policy, caseFacts(story.state), calendars.at(-1));
          expect(lines.map(({ part }) => part)).not.toContain('CALENDAR');
          expect(lines.find(({ part }) => part === 'TERM')!.at).toBe(obligation.dueAt);
        }
      }),
      { numRuns: 60 },
    );
  });
});
