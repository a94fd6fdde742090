import { describe, expect, it } from 'vitest';
import { caseFacts } from '../cases/case-facts.js';
import { extendWithApproval } from '../cases/approvals.fixture.js';
import { pauseObligation, resumeObligation } from '../cases/pause-obligation.js';
import { Story } from '../cases/story.fixture.js';
import type { Term } from '../policy/term.js';
import { mondayToFriday, type WorkingCalendar } from './calendar.js';
import { explain } from './explain.js';
import { aRow, follows } from './rows.fixture.js';
import { instantOf, wallTimeOf } from './zoned.js';

const SHANGHAI = 'Asia/Shanghai';
const office: WorkingCalendar = { zone: SHANGHAI, weekly: mondayToFriday(['09:00', '12:00'], ['14:00', '18:00']), holidays: [] };
const at = (local: string) => instantOf(Date.parse(`2026-03-${local}:00Z`), SHANGHAI);
const local = (moment: number) => new Date(wallTimeOf(moment, SHANGHAI)).toISOString().slice(8, 16);

/** A matter received on Monday 2 March 2026, 09:00, whose only duty has this term; stories in local times of that March. */
function owes(term: Term) {
  const policy = follows(aRow('T', { term }));
  const story = new Story(policy).by('CS_SUPERVISOR');
  story.calendar = office;
  story.received('REPAIR');
  const id = story.obligation('T').id;
  const told = {
    due: () => local(story.obligation('T').dueAt),
    first: () => local(story.obligation('T').firstDueAt),
    standing: () => story.standing('T'),
    paused: (from: string) => {
      story.now = at(from);
      story.does((state, context) => pauseObligation(state, { obligationId: id, reason: 'WAITING_FOR_RESIDENT' }, context));
      return told;
    },
    resumed: (until: string) => {
      story.now = at(until);
      story.does((state, context) => resumeObligation(state, { obligationId: id }, context));
      return told;
    },
    extendedTo: (due: string) => {
      story.by('CENTRE_MANAGER').does((state, context) => extendWithApproval(state, { obligationId: id, dueAt: at(due), reason: 'r', requestedBy: 'someone' }, context));
      return told;
    },
    settled: (when: string) => {
      story.now = at(when);
      story.settled();
      return told;
    },
    /** The due time as the explanation counts it, and every part of it. */
    explained: () => {
      const { lines } = explain(story.obligation('T'), policy, caseFacts(story.state), office);
      return lines.map(({ part, at: then }) => `${part} ${then === undefined ? '' : local(then)}`.trim());
    },
    story,
  };
  return told;
}

describe('law 5: a pause stops the clock that the term counts by', () => {
  const eight: Term = { kind: 'workingTime', hours: 8 };

  it('8 working hours from Monday 09:00 end on Tuesday at 10:00', () => expect(owes(eight).due()).toBe('03T10:00'));
  it('what was left when it began is left when it ends', () => expect(owes(eight).paused('02T11:00').resumed('04T11:00').due()).toBe('05T10:00'));
  it('a night gives nothing back', () => expect(owes(eight).paused('02T18:00').resumed('03T09:00').due()).toBe('03T10:00'));
  it('a pause over lunch gives back the working part only', () => expect(owes(eight).paused('02T11:30').resumed('02T14:30').due()).toBe('03T11:00'));
  it('a pause that ends on a Sunday goes on on Monday', () => expect(owes(eight).paused('03T09:00').resumed('08T12:00').due()).toBe('09T10:00'));
  it('two pauses one after the other', () => expect(owes(eight).paused('02T10:00').resumed('02T11:00').paused('02T15:00').resumed('02T17:00').due()).toBe('03T15:00'));
  it('with what is left exactly until closing, it ends at closing', () => expect(owes(eight).paused('02T11:00').resumed('03T10:00').due()).toBe('03T18:00'));

  it('while paused nothing is late; resumed, the very moment of the new due time is on time', () => {
    const told = owes(eight).paused('02T11:00');
    told.story.now = at('20T09:00');
    expect(told.story.swept().obligation('T').level).toBe(0);
    expect(owes(eight).paused('02T11:00').resumed('04T11:00').settled('05T10:00').standing()).toBe('MET ON_TIME');
    expect(owes(eight).paused('02T11:00').resumed('04T11:00').settled('05T10:01').standing()).toBe('MET LATE');
  });

  it('working days: each working day that began meanwhile is given back', () => {
    const two: Term = { kind: 'workingDays', days: 2 };
    expect(owes(two).due()).toBe('04T09:00');
    expect(owes(two).paused('02T10:00').resumed('02T17:00').due()).toBe('04T09:00');
    expect(owes(two).paused('02T10:00').resumed('03T09:30').due()).toBe('05T09:00');
    expect(owes(two).paused('03T10:00').resumed('08T10:00').due()).toBe('09T09:00');
  });

  it('working days until 24:00 stay at 24:00', () => {
    expect(owes({ kind: 'workingDays', days: 2, until: 'END_OF_DAY' }).paused('02T10:00').resumed('06T10:00').due()).toBe('11T00:00');
  });

  it('natural time moves by the whole pause, nights and Sundays too', () => {
    expect(owes({ kind: 'days', days: 2 }).paused('02T11:00').resumed('08T12:00').due()).toBe('10T10:00');
  });

  it('a limit that the resident may name is paused as its other limit is counted', () => {
    expect(owes({ kind: 'fact', fact: 'residentDeadline', otherwise: eight }).paused('02T18:00').resumed('03T09:00').due()).toBe('03T10:00');
  });

  it('the first due time stays to be seen, and the explanation leads from it to the last (law 6)', () => {
    const told = owes(eight).paused('02T11:00').resumed('02T14:30').extendedTo('06T09:00').paused('05T15:00').resumed('06T09:00');
    expect([told.first(), told.due()]).toEqual(['03T10:00', '06T12:00']);
    expect(told.explained()).toEqual(['START 02T09:00', 'TERM 03T10:00', 'PAUSE 03T11:30', 'EXTENSION 06T09:00', 'PAUSE 06T12:00', 'DUE 06T12:00']);
  });
});
