import { describe, expect, it } from 'vitest';
import { AROUND, DAY, HOUR, WEEK } from '../cases/story.fixture.js';
import { acknowledgeCallback } from './acknowledge-callback.js';
import { askSecondVisit } from './ask-second-visit.js';
import { allowedForms, availableCallbackActions } from './available-callback-actions.js';
import { CALLBACK_STATUSES } from './callback.js';
import type { RecordCallback } from './callback-commands.js';
import { CALLBACK_TRANSITIONS, CALLBACK_VERBS, callbackRefusedByStatus, validateCallbackTransition } from './callback-transitions.js';
import { chooseCallback } from './choose-callback.js';
import { decideCallback } from './decide-callback.js';
import { planCallback } from './plan-callback.js';
import { recordCallback } from './record-callback.js';
import { replaceCallback } from './replace-callback.js';
import { reviewCallback } from './review-callback.js';
import { caller, MATTER, RECORD, SETTLED, Visit } from './visit.fixture.js';

const record = (more: Partial<RecordCallback> = {}) => (state: Visit['state'], context: Visit['context']) => recordCallback(state, { ...RECORD, ...more }, context);
const plan = (...callers: ReturnType<typeof caller>[]) => (state: Visit['state'], context: Visit['context']) => planCallback(state, { callers, plannedFor: context.now, important: false }, context);
const replace = (state: Visit['state'], context: Visit['context']) => replaceCallback(state, { reason: 'Moved away' }, context);
const second = (state: Visit['state'], context: Visit['context']) => askSecondVisit(state, { reason: 'It leaked before' }, context);

describe('the status table of a visit', () => {
  it('is this one', () => {
    expect(CALLBACK_TRANSITIONS).toEqual({
      chooseCallback: { NONE: ['OPEN'] },
      planCallback: { OPEN: ['OPEN'] },
      attemptCallback: { OPEN: ['OPEN'] },
      recordCallback: { OPEN: ['VISITED'] },
      reviewCallback: { VISITED: ['REVIEWED'] },
      decideCallback: { REVIEWED: ['REVIEWED'] },
      replaceCallback: { OPEN: ['REPLACED'] },
      askSecondVisit: { OPEN: ['OPEN'], VISITED: ['VISITED'], REVIEWED: ['REVIEWED'] },
    });
  });

  it('what is replaced or withdrawn is over, and a record is never changed', () => {
    for (const verb of CALLBACK_VERBS) for (const status of ['REPLACED', 'WITHDRAWN'] as const) expect(callbackRefusedByStatus(verb, status)).not.toBeNull();
    const visit = new Visit(MATTER.repair).at(HOUR).visited({ form: 'TELEPHONE' });
    expect(visit.tries(record({ form: 'HOME_VISIT' })).message.en).toBe('The visit is waiting for review; this can be done while it is not made yet.');
  });

  it('leads nowhere else', () => {
    for (const status of CALLBACK_STATUSES) if (status !== 'VISITED') expect(() => validateCallbackTransition('recordCallback', 'OPEN', status)).toThrow(/status table/);
  });
});

const seedOf = ({ centreId, candidateId, caseId, audience, round, matter }: Visit['state']) => ({ centreId, candidateId, caseId, audience, round, matter });

describe('chooseCallback', () => {
  const choose = (reason: string) => (state: Visit['state'], context: Visit['context']) => chooseCallback(seedOf(state), { reason }, context);

  it('makes a visit that owes what a drawn one owes, counted from when the work was done; with a reason', () => {
    const chosen = new Visit(MATTER.inquiry).at(2 * DAY).does(choose(' Looks odd '));
    expect(chosen.state).toMatchObject({ origin: 'CHOSEN', status: 'OPEN', month: '2026-03' });
    expect(chosen.obligation('CB-06').dueAt).toBe(SETTLED + WEEK);
    expect(chosen.last.texts).toEqual({ reason: 'Looks odd' });
    expect(chosen.last.events.map(({ type }) => type)).toEqual(['CallbackOpened', 'ObligationOpened']);
    expect(new Visit(MATTER.inquiry).tries(choose(' ')).message.en).toContain('why it is chosen');
  });
});

describe('planCallback', () => {
  it('names who goes and when; what was planned as important stays so', () => {
    const visit = new Visit(MATTER.repair).at(HOUR).does((state, context) => planCallback(state, { callers: [caller('CUSTOMER_ASSISTANT')], plannedFor: SETTLED + DAY, important: true }, context));
    expect(visit.state).toMatchObject({ plannedFor: SETTLED + DAY, plannedCallers: ['the CUSTOMER_ASSISTANT'], important: true });
    expect(visit.does(plan(caller('CUSTOMER_ASSISTANT', 'another'))).state).toMatchObject({ plannedCallers: ['another'], important: true });
  });

  it.each(AROUND)('planned for %s now', (_, offset) => {
    const attempt = (state: Visit['state'], context: Visit['context']) => planCallback(state, { callers: [caller('CUSTOMER_ASSISTANT')], plannedFor: context.now + offset, important: false }, context);
    if (offset < 0) expect(new Visit(MATTER.repair).at(HOUR).tries(attempt).message.en).toBe('The planned time is past.');
    else expect(new Visit(MATTER.repair).at(HOUR).does(attempt).state.plannedFor).toBe(SETTLED + HOUR + offset);
  });

  it.each([[0], [3]])('not for %d callers', (count) => {
    expect(new Visit(MATTER.repair).at(HOUR).tries(plan(...Array.from({ length: count }, (_, n) => caller('CUSTOMER_ASSISTANT', `p${n}`)))).message.en).toBe('Name one or two callers.');
  });
});

describe('attemptCallback', () => {
  it('is kept as evidence and counts for nothing: the visit stays owed', () => {
    const visit = new Visit(MATTER.repair).at(HOUR).tried({ note: ' Rang twice ', nextTryAt: SETTLED + DAY });
    expect(visit.last.attempt).toMatchObject({ at: SETTLED + HOUR, by: 'the CUSTOMER_ASSISTANT', form: 'TELEPHONE', outcome: 'NO_ANSWER', note: 'Rang twice', nextTryAt: SETTLED + DAY });
    expect([visit.standing('CB-02'), visit.state.status, visit.state.form]).toEqual(['OPEN', 'OPEN', null]);
    expect(JSON.stringify(visit.last.events)).not.toContain('Rang');
  });

  it('its next try is not past', () => expect(() => new Visit(MATTER.repair).at(HOUR).tried({ nextTryAt: SETTLED + HOUR - 1 })).toThrow('The next try is past'));
});

describe('recordCallback', () => {
  it('keeps who, when, how and the marks; texts stay out of the journal', () => {
    const visit = new Visit(MATTER.repair).at(HOUR).visited({ shortcomings: 'The tap drips', visitedAt: SETTLED + 60_000 });
    expect(visit.state).toMatchObject({ status: 'VISITED', form: 'HOME_VISIT', visitedAt: SETTLED + 60_000, recordedAt: SETTLED + HOUR, recordedBy: 'the CUSTOMER_ASSISTANT', satisfaction: 5, qualified: true });
    expect(visit.last.texts).toEqual({ quality: 4, effect: 4, shortcomings: 'The tap drips', suggestions: 'none', signedBy: 'Mrs Li', opinion: 'In order' });
    expect(JSON.stringify(visit.last.events)).not.toMatch(/drips|Li/);
  });

  it.each([[0], [6], [2.5]])('a mark of %d is none', (mark) => expect(new Visit(MATTER.repair).at(HOUR).by('CUSTOMER_ASSISTANT').tries(record({ quality: mark })).message.en).toContain('from 1 to 5'));

  it.each<[string, number, RegExp | null]>([
    ['before the matter was settled', SETTLED - 1, /before the matter/], ['as it was settled', SETTLED, null], ['now', SETTLED + HOUR, null], ['in the future', SETTLED + HOUR + 1, /future/],
  ])('law 11: visited %s', (_, visitedAt, says) => {
    const visit = new Visit(MATTER.repair).at(HOUR).by('CUSTOMER_ASSISTANT');
    if (says) expect(visit.tries(record({ visitedAt })).message.en).toMatch(says);
    else expect(visit.does(record({ visitedAt })).state.visitedAt).toBe(visitedAt);
  });

  it('late is late, by when it was recorded, whatever time is stated (laws 3, 11)', () => {
    expect(new Visit(MATTER.repair).at(5 * DAY + 1).visited({ visitedAt: SETTLED + DAY }).standing('CB-02')).toBe('MET LATE');
  });
});

describe('reviewCallback and decideCallback', () => {
  it('unqualified carries the linked complaint; qualified opens none', () => {
    expect(new Visit(MATTER.repair).at(HOUR).visited().reviewed('UNQUALIFIED').state).toMatchObject({ verdict: 'UNQUALIFIED', complaintId: 'complaint', reviewedBy: 'the CS_SUPERVISOR' });
    expect(new Visit(MATTER.repair).at(HOUR).visited().reviewed().state).toMatchObject({ verdict: 'QUALIFIED', complaintId: null });
  });

  it('a review says something', () => expect(new Visit(MATTER.repair).at(HOUR).visited().by('CS_SUPERVISOR').tries((state, context) => reviewCallback(state, { verdict: 'QUALIFIED', comment: ' ' }, context)).message.en).toContain('a comment'));

  it('what is in order needs no decision, and one is enough', () => {
    const decide = (state: Visit['state'], context: Visit['context']) => decideCallback(state, { decision: 'Repaint' }, context);
    expect(new Visit(MATTER.repair).at(HOUR).visited().reviewed().by('CENTRE_MANAGER').tries(decide).message.en).toContain('nothing to decide');
    expect(new Visit(MATTER.repair).at(HOUR).visited().reviewed('UNQUALIFIED').by('CENTRE_MANAGER').does(decide).tries(decide).message.en).toContain('decided already');
  });
});

describe('replaceCallback: after three tries on two days', () => {
  const drawn = () => new Visit(MATTER.repair, { origin: 'DRAWN', audience: 'CALLBACKS' });

  it.each<[string, readonly number[], boolean]>([
    ['three on one day', [HOUR, 2 * HOUR, 3 * HOUR], false], ['two on two days', [HOUR, DAY], false], ['three on two days', [HOUR, 2 * HOUR, DAY], true],
    // 10:00 and 13 h 59 min 59.999 s later is the same day of the centre, a millisecond later the next.
    ['the third just before midnight', [0, HOUR, 14 * HOUR - 1], false], ['the third at midnight', [0, HOUR, 14 * HOUR], true],
  ])('%s', (_, tries, allowed) => {
    const visit = drawn();
    for (const since of tries) visit.at(since).tried();
    visit.by('CS_SUPERVISOR');
    if (allowed) expect(visit.does(replace).state).toMatchObject({ status: 'REPLACED' });
    else expect(visit.tries(replace).message.en).toContain('at least 3 tries on 2 days');
  });

  it('nothing is owed of it any more; late stays late', () => {
    const visit = drawn().at(HOUR).tried().at(2 * HOUR).tried().at(5 * DAY + 1).tried().by('CS_SUPERVISOR').does(replace);
    expect(visit.standing('CB-02')).toBe('CANCELLED MISSED');
  });

  it('what is owed of every one is not replaced', () => {
    const visit = new Visit(MATTER.aid).at(0).tried().at(DAY).tried().tried().by('CS_SUPERVISOR');
    expect(visit.tries(replace).message.en).toContain('Only a drawn household');
  });
});

describe('askSecondVisit (CB-02): a repair, once', () => {
  it('brings a visit of its own, in its window', () => {
    const visit = new Visit(MATTER.repair).at(HOUR).visited().by('CS_SUPERVISOR').does(second);
    expect(visit.last.opened).toMatchObject({ round: 'SECOND', origin: 'CHOSEN', candidateId: 'candidate', month: '2026-05' });
    expect(visit.last.opened!.obligations[0]).toMatchObject({ rule: 'CB-02.second', notBeforeAt: SETTLED + 31 * DAY, dueAt: SETTLED + 61 * DAY });
    expect(visit.tries(second).message.en).toContain('already');
  });

  it('nothing else has one', () => expect(new Visit(MATTER.inquiry).at(HOUR).tries(second).message.en).toContain('Only a repair'));
});

describe('what may be done is said before a form is opened', () => {
  const offered = (visit: Visit) => availableCallbackActions(visit.state, visit.context).filter(({ allowed }) => allowed).map(({ verb, primary }) => (primary ? `${verb}!` : verb));

  it('by status and post', () => {
    expect(offered(new Visit(MATTER.repair).at(HOUR).by('CUSTOMER_ASSISTANT'))).toEqual(['recordCallback!', 'attemptCallback']);
    expect(offered(new Visit(MATTER.repair).at(HOUR).by('CS_SUPERVISOR'))).toEqual(['recordCallback!', 'attemptCallback', 'planCallback', 'askSecondVisit']);
    expect(offered(new Visit(MATTER.repair).at(HOUR).visited().by('CS_SUPERVISOR'))).toEqual(['reviewCallback!', 'askSecondVisit']);
    expect(offered(new Visit(MATTER.minor).at(HOUR).visited().reviewed('UNQUALIFIED').by('CENTRE_MANAGER'))).toEqual(['decideCallback!']);
    expect(offered(new Visit(MATTER.minor).at(HOUR).visited().reviewed())).toEqual([]);
  });

  it('CB-13: each form, with the clause that forbids it', () => {
    const { state, context } = new Visit(MATTER.minor);
    expect(allowedForms(state, context).map(({ form, allowed, clause }) => [form, allowed, clause?.section ?? null])).toEqual([['HOME_VISIT', true, null], ['TELEPHONE', false, '4.1.6 a'], ['LETTER', true, null]]);
  });
});

describe('acknowledging what a visit rang', () => {
  const acknowledge = (state: Visit['state'], context: Visit['context']) => acknowledgeCallback(state, { obligationId: state.obligations[0]!.id }, context);

  it('raises the acknowledged level and leaves it owed; not before it rang, not twice', () => {
    expect(new Visit(MATTER.repair).at(5 * DAY).tries(acknowledge).message.en).toContain('has not rung');
    const visit = new Visit(MATTER.repair).at(5 * DAY + 1).does(acknowledge);
    expect(visit.obligation('CB-02')).toMatchObject({ status: 'OPEN', level: 1, acknowledgedLevel: 1 });
    expect(visit.tries(acknowledge).message.en).toContain('acknowledged already');
    expect(visit.by('CUSTOMER_ASSISTANT').tries(acknowledge).message.en).toContain('acknowledge overdue');
  });
});
