import { describe, expect, it } from 'vitest';
import { closeCase } from '../cases/close-case.js';
import { pauseObligation, resumeObligation } from '../cases/pause-obligation.js';
import { reopenCase } from '../cases/reopen-case.js';
import { AROUND, DAY, given, HOUR, RECEPTION, Story } from '../cases/story.fixture.js';
import { caseFacts } from '../cases/case-facts.js';
import { explain } from './explain.js';
import { aRow, follows } from './rows.fixture.js';

/** HR-13, HR-23, CP-18: the resident is told the progress each day until it is settled. Received at 09:00, told by 09:00 of the next day, and so on. */
const PROGRESS = aRow('PROGRESS', {
  appliesTo: { status: { not: ['SETTLED', 'CLOSED'] } },
  term: { kind: 'days', days: 1 },
  sets: 'PROGRESS',
  metBy: { event: 'ReplyGiven' },
  everyDays: 1,
  ladder: [{ at: 'DUE', to: 'CS_SUPERVISOR', effect: { kind: 'NOTIFY' } }],
});
const policy = follows(PROGRESS);
const received = () => given('HELP_REQUEST', policy);
const standings = (story: Story) => story.state.obligations.map(({ status, verdict }) => [status, verdict].filter(Boolean).join(' '));
const dues = (story: Story) => story.state.obligations.map(({ dueAt }) => (dueAt - RECEPTION) / DAY);

describe('每日告知进展，直至办结 (HR-13, HR-23, CP-18)', () => {
  it('the first day is owed at reception', () => expect(received().obligation('PROGRESS')).toMatchObject({ generation: 1, status: 'OPEN', notBeforeAt: null, dueAt: RECEPTION + DAY }));

  it('done, the next day is owed', () => {
    const story = received().at(20 * HOUR).replied(false);
    expect(standings(story)).toEqual(['MET ON_TIME', 'OPEN']);
    expect(story.obligation('PROGRESS')).toMatchObject({ generation: 2, notBeforeAt: RECEPTION + DAY, dueAt: RECEPTION + 2 * DAY });
  });

  it('telling twice on one day is no advance for the next', () => {
    const story = received().at(HOUR).replied(false).after(HOUR).replied(false);
    expect(standings(story)).toEqual(['MET ON_TIME', 'OPEN']);
    expect(standings(story.at(2 * DAY + 1).swept())).toEqual(['MET ON_TIME', 'SUPERSEDED MISSED', 'OPEN']);
  });

  it.each(AROUND)('told %s the end of the day', (_, offset) => {
    expect(standings(received().at(DAY + offset).replied(false))).toEqual(offset > 0 ? ['SUPERSEDED MISSED', 'MET ON_TIME', 'OPEN'] : ['MET ON_TIME', 'OPEN']);
  });

  it('a day that passes undone is missed, rings once, and is not overdue for ever', () => {
    const story = received().at(3 * DAY + HOUR).swept();
    expect(standings(story)).toEqual(['SUPERSEDED MISSED', 'SUPERSEDED MISSED', 'SUPERSEDED MISSED', 'OPEN']);
    expect(dues(story)).toEqual([1, 2, 3, 4]);
    expect(story.rung).toEqual([1, 2, 3].flatMap(() => ['PROGRESS WARN 0 → RECEPTIONIST', 'PROGRESS OVERDUE 1 → CS_SUPERVISOR']));
    expect(story.at(30 * DAY + HOUR).swept().state.obligations.filter(({ verdict }) => verdict === 'MISSED')).toHaveLength(30);
  });

  it('what was missed stays missed, whatever is done later', () => {
    expect(standings(received().at(DAY + HOUR).replied(false).after(HOUR).settled())).toEqual(['SUPERSEDED MISSED', 'MET ON_TIME', 'SUPERSEDED']);
  });

  it('settled, nothing more is owed; reopened, the day that it is', () => {
    const story = received().at(HOUR).settled();
    expect(standings(story)).toEqual(['SUPERSEDED']);
    expect(standings(story.at(5 * DAY).swept())).toEqual(['SUPERSEDED']);
    story.at(5 * DAY + HOUR).does((state, context) => reopenCase(state, { reason: 'It leaks again' }, context));
    expect(dues(story)).toEqual([1, 6]);
    expect(story.obligation('PROGRESS')).toMatchObject({ status: 'OPEN', notBeforeAt: RECEPTION + 5 * DAY });
  });

  it('settled and reopened on one day, the same occurrence is owed again', () => {
    const story = received().at(HOUR).settled().after(HOUR).does((state, context) => reopenCase(state, { reason: 'It leaks again' }, context));
    expect(standings(story)).toEqual(['OPEN']);
  });

  it('closed, it is cancelled', () => {
    expect(standings(received().by('CENTRE_MANAGER').at(HOUR).does((state, context) => closeCase(state, { reason: 'It cannot be done' }, context)))).toEqual(['CANCELLED']);
  });

  it('a duty that arises on the tenth day does not owe the nine before', () => {
    const late = aRow('LATE', { ...PROGRESS, key: 'LATE', appliesTo: { kind: 'COMPLAINT', status: { not: ['SETTLED', 'CLOSED'] } } });
    const story = given('INQUIRY', follows(late)).at(9 * DAY + HOUR).classified('MINOR');
    expect(story.obligation('LATE')).toMatchObject({ generation: 1, notBeforeAt: RECEPTION + 9 * DAY, dueAt: RECEPTION + 10 * DAY });
    expect(story.state.obligations).toHaveLength(1);
  });

  it('a pause holds the day; the next one is due at its own time', () => {
    const id = (story: Story) => story.obligation('PROGRESS').id;
    const story = received().at(12 * HOUR);
    story.does((state, context) => pauseObligation(state, { obligationId: id(story), reason: 'WAITING_FOR_RESIDENT' }, context));
    expect(standings(story.at(3 * DAY).swept())).toEqual(['OPEN']);
    story.does((state, context) => resumeObligation(state, { obligationId: id(story) }, context));
    expect(dues(story)).toEqual([3.5]);
    expect(dues(story.after(HOUR).replied(false))).toEqual([3.5, 4]);
    expect(story.obligation('PROGRESS').notBeforeAt).toBe(RECEPTION + 3.5 * DAY);
  });

  it('every three days', () => {
    const story = given('HELP_REQUEST', follows(aRow('P', { ...PROGRESS, key: 'P', everyDays: 3 }))).at(8 * DAY).swept();
    expect(dues(story)).toEqual([1, 4, 7, 10]);
  });

  it('explains which day it is, and its window (law 6)', () => {
    const story = received().at(2 * DAY + HOUR).swept();
    const { lines } = explain(story.obligation('PROGRESS'), policy, caseFacts(story.state));
    expect(lines.map(({ part, value, at }) => [part, value.en, at && (at - RECEPTION) / DAY])).toEqual([
      ['START', 'Received', 0],
      ['TERM', '1 day', 1],
      ['OCCURRENCE', 'each day; this is occurrence 3', 3],
      ['DUE', 'On time until this very moment', 3],
    ]);
  });

  it('history is judged, not rung: imported matters owe no daily duty', () => {
    expect(new Story(policy).received('HELP_REQUEST', { historic: true }).state.obligations).toEqual([]);
  });

  it('where clocks are changed, the day ends at the same time of day', () => {
    const winter = { ...policy, zone: 'America/New_York' };
    const story = new Story(winter);
    story.now = Date.parse('2026-10-31T09:00:00-04:00');
    story.received('HELP_REQUEST');
    story.now = Date.parse('2026-11-02T12:00:00-05:00');
    expect(story.swept().state.obligations.map(({ dueAt }) => new Date(dueAt).toISOString())).toEqual(['2026-11-01T14:00:00.000Z', '2026-11-02T14:00:00.000Z', '2026-11-03T14:00:00.000Z']);
  });
});
