import { describe, expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '../cases/verb-capabilities.js';
import { AROUND, DAY, given, HOUR, holderOf, WEEK } from '../cases/story.fixture.js';
import type { HeldPost } from '../organisation/reach.js';
import { acknowledgeCallback } from './acknowledge-callback.js';
import { attemptCallback } from './attempt-callback.js';
import { askSecondVisit } from './ask-second-visit.js';
import { allowedForms, availableCallbackActions } from './available-callback-actions.js';
import { CALLBACK_STATUSES } from './callback.js';
import type { RecordCallback } from './callback-commands.js';
import { CALLBACK_TRANSITIONS, CALLBACK_VERBS, callbackRefusedByStatus, validateCallbackTransition } from './callback-transitions.js';
import { chooseCallback } from './choose-callback.js';
import { decideCallback } from './decide-callback.js';
import { matterOfCase, matterOfOccasion } from './visited-matter.js';
import { monthOf } from './month.js';
import { refusedEnd, refusedOccasion, roundsOf } from './occasions.js';
import { callbackOnCase } from './on-case.js';
import { hiddenFrom, visitLimit } from './open-callback.js';
import { planCallback } from './plan-callback.js';
import { recordCallback } from './record-callback.js';
import { replaceCallback } from './replace-callback.js';
import { reviewCallback } from './review-callback.js';
import { caller, MATTER, RECORD, SETTLED, Visit, VISITING } from './visit.fixture.js';
import { reclassifyCallback, withdrawCallback } from './withdraw-callback.js';

const record = (more: Partial<RecordCallback> = {}) => (state: Visit['state'], context: Visit['context']) => recordCallback(state, { ...RECORD, ...more }, context);
const plan = (...callers: ReturnType<typeof caller>[]) => (state: Visit['state'], context: Visit['context']) => planCallback(state, { callers, plannedFor: context.now, important: false }, context);
const replace = (state: Visit['state'], context: Visit['context']) => replaceCallback(state, { reason: 'Moved away' }, context);
const second = (state: Visit['state'], context: Visit['context']) => askSecondVisit(state, { reason: 'It leaked before' }, context);
const review = (state: Visit['state'], context: Visit['context']) => reviewCallback(state, { verdict: 'QUALIFIED', comment: 'Fine' }, context);

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

describe('law 10: who may visit', () => {
  it('time visits nobody', () => {
    const visit = new Visit(MATTER.repair).at(HOUR);
    visit.actor = SYSTEM_ACTOR;
    expect(visit.tries(record()).message.en).toBe('A visit is a person’s act.');
  });

  it.each([['settler'], ['handler']])('CB-20.visit-handler: not the %s; nor does one of them go along', (person) => {
    expect(new Visit(MATTER.repair).at(HOUR).by('CUSTOMER_ASSISTANT', person).tries(record()).rule).toBe('CB-20.visit-handled');
    expect(new Visit(MATTER.minor).at(HOUR).by('CUSTOMER_ASSISTANT').tries(record({ secondCaller: caller('DEPARTMENT_HEAD', person) })).rule).toBe('CB-20.visit-handled');
    expect(new Visit(MATTER.repair).at(HOUR).tries(plan(caller('CUSTOMER_ASSISTANT', person))).rule).toBe('CB-20.plan-handled');
    expect(availableCallbackActions(new Visit(MATTER.repair).state, new Visit(MATTER.repair).at(HOUR).by('CUSTOMER_ASSISTANT', person).context).find(({ verb }) => verb === 'recordCallback')).toMatchObject({ allowed: false });
  });

  it('CB-20.attempt-handler, CB-20.choose-handler: nor do they try, nor pick what is checked of their own work', () => {
    expect(new Visit(MATTER.repair).by('CUSTOMER_ASSISTANT', 'handler').tries((state, context) => chooseCallback(seedOf(state), { reason: 'x' }, context)).rule).toBe('CB-20.choose-handler');
    expect(new Visit(MATTER.repair).at(HOUR).by('CUSTOMER_ASSISTANT', 'handler').tries((state, context) => attemptCallback(state, { form: 'TELEPHONE', outcome: 'NO_ANSWER' }, context)).rule).toBe('CB-20.attempt-handler');
  });

  it('CB-20.who: by the post that owes it, one above, or whom the plan names', () => {
    expect(new Visit(MATTER.major).at(HOUR).by('CUSTOMER_ASSISTANT').tries(record()).rule).toBe('CB-20.who');
    expect(new Visit(MATTER.major).at(HOUR).does(plan(caller('CUSTOMER_ASSISTANT'))).by('CUSTOMER_ASSISTANT').does(record()).state.status).toBe('VISITED');
    expect(new Visit(MATTER.major).at(HOUR).by('GENERAL_MANAGER').does(record()).state.status).toBe('VISITED');
  });

  it('CB-10 (Q 4.1.3 a): a major one by the quality manager too, an important one not', () => {
    expect(new Visit(MATTER.major).at(HOUR).by('QUALITY_MANAGER').does(record()).state.status).toBe('VISITED');
    expect(new Visit(MATTER.important).at(HOUR).by('QUALITY_MANAGER').tries(record()).rule).toBe('CB-20.who');
  });

  it.each(['minor', 'assist', 'invalid'] as const)('CB-11.visit, CB-11.plan (Q 4.1.3 b): two visit a %s complaint', (kind) => {
    expect(new Visit(MATTER[kind]).at(HOUR).by('CUSTOMER_ASSISTANT').tries(record()).rule).toBe('CB-11.visit');
    expect(new Visit(MATTER[kind]).at(HOUR).tries(plan(caller('CUSTOMER_ASSISTANT'))).rule).toBe('CB-11.plan');
  });

  it('CB-11.visit-posts, CB-11.plan-posts: a department head and an assistant, or somebody above either', () => {
    const visit = () => new Visit(MATTER.minor).at(HOUR).by('CUSTOMER_ASSISTANT');
    expect(visit().tries(record({ secondCaller: caller('CUSTOMER_ASSISTANT', 'another') })).rule).toBe('CB-11.visit-posts');
    expect(visit().by('CS_SUPERVISOR').tries(plan(caller('CUSTOMER_ASSISTANT'), caller('CUSTOMER_ASSISTANT', 'another'))).rule).toBe('CB-11.plan-posts');
    expect(visit().does(record({ secondCaller: caller('DEPARTMENT_HEAD') })).state.secondCaller).toBe('the DEPARTMENT_HEAD');
    expect(visit().does(record({ secondCaller: caller('CS_SUPERVISOR') })).state.status).toBe('VISITED');
  });

  it('two callers are two persons', () => {
    expect(new Visit(MATTER.major).at(HOUR).by('CENTRE_MANAGER').tries(record({ secondCaller: caller('CENTRE_MANAGER') })).message.en).toContain('two persons');
    expect(new Visit(MATTER.repair).at(HOUR).tries(plan(caller('CUSTOMER_ASSISTANT'), caller('CUSTOMER_ASSISTANT'))).message.en).toContain('two persons');
  });

  it('who holds no capability for it may not', () => expect(new Visit(MATTER.repair).at(HOUR).by('RECEPTIONIST').tries(plan(caller('CUSTOMER_ASSISTANT'))).message.en).toContain('plan follow-up visits'));
});

describe('law 10: where everybody of a post is barred, the next post up owes it', () => {
  const holds = (personId: string, post: string, until: number | null = null): HeldPost => ({ personId, post, centreId: 'centre', from: 0, until });
  const staff = [holds('handler', 'CUSTOMER_ASSISTANT'), holds('wang', 'CS_SUPERVISOR'), holds('liu', 'CENTRE_MANAGER')];

  it('the only assistant handled it: the supervisor owes it, and its steps reach them', () => {
    const visit = new Visit(MATTER.repair, {}, VISITING, staff);
    expect(visit.obligation('CB-02').owedBy).toEqual(['CS_SUPERVISOR']);
    expect(visit.state.ownerPost).toBe('CS_SUPERVISOR');
    expect(visit.obligation('CB-02').steps.map(({ to }) => to)).toEqual(['CS_SUPERVISOR', 'CENTRE_MANAGER', 'GENERAL_MANAGER']);
  });

  it('two of them, one did not: it stays where it is', () => expect(new Visit(MATTER.repair, {}, VISITING, [...staff, holds('zhao', 'CUSTOMER_ASSISTANT')]).obligation('CB-02').owedBy).toEqual(['CUSTOMER_ASSISTANT']));
  it('a post that nobody holds is passed over when steps reach people (law 9), not here', () => expect(new Visit(MATTER.repair, {}, VISITING, staff.slice(1)).obligation('CB-02').owedBy).toEqual(['CUSTOMER_ASSISTANT']));
  it('the supervisor handled it too: one further up', () => {
    const visit = new Visit({ ...MATTER.repair, handledBy: ['handler', 'wang'] }, {}, VISITING, staff);
    expect(visit.obligation('CB-02').owedBy).toEqual(['CENTRE_MANAGER']);
  });

  it.each(AROUND)('an assistant who may comes: from %s their first moment on it is theirs again', (_, offset) => {
    const visit = new Visit(MATTER.repair, {}, VISITING, [...staff, { ...holds('zhao', 'CUSTOMER_ASSISTANT'), from: SETTLED + DAY }]).at(DAY + offset).swept();
    expect(visit.obligation('CB-02').owedBy).toEqual([offset < 0 ? 'CS_SUPERVISOR' : 'CUSTOMER_ASSISTANT']);
    expect(visit.obligation('CB-02').dueAt).toBe(SETTLED + 5 * DAY);
  });

  it('the supervisor visited: the manager owes the review', () => {
    const visit = new Visit(MATTER.repair, {}, VISITING, staff).at(HOUR).by('CS_SUPERVISOR', 'wang').does(record());
    expect(visit.obligation('CB-16.review').owedBy).toEqual(['CENTRE_MANAGER']);
    expect(visit.by('CENTRE_MANAGER', 'liu').does(review).state.status).toBe('REVIEWED');
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

describe('what becomes of the case', () => {
  it('reopened: what was not made is withdrawn, and late stays late; a visit made stays', () => {
    expect(new Visit(MATTER.minor).at(HOUR).does(withdrawCallback).state.status).toBe('WITHDRAWN');
    expect(new Visit(MATTER.minor).at(3 * DAY).does(withdrawCallback).standing('CB-01.ordinary')).toBe('CANCELLED');
    expect(new Visit(MATTER.minor).at(3 * DAY + 1).does(withdrawCallback).standing('CB-01.ordinary')).toBe('CANCELLED MISSED');
    expect(new Visit(MATTER.minor).at(HOUR).visited().does(withdrawCallback).state.status).toBe('VISITED');
  });

  it('classified anew: judged first, then it owes what the new class owes', () => {
    const grave = (state: Visit['state'], context: Visit['context']) => reclassifyCallback(state, { ...state.matter, severity: 'MAJOR' }, context);
    const visit = new Visit(MATTER.minor).at(3 * DAY + 1).does(grave);
    expect([visit.standing('CB-01.ordinary'), visit.standing('CB-01.grave'), visit.state.ownerPost]).toEqual(['SUPERSEDED MISSED', 'OPEN', 'CENTRE_MANAGER']);
    expect(new Visit(MATTER.major).does(grave).last.events).toEqual([]);
  });

  it('a contracted service that ended early: both limits come forward', () => {
    const visit = new Visit(MATTER.contracted, { round: 'AFTER_END' }).at(30 * DAY).does((state, context) => reclassifyCallback(state, { ...state.matter, endsAt: SETTLED + 30 * DAY }, context));
    expect(visit.obligation('CB-03.end').dueAt).toBe(SETTLED + 37 * DAY);
  });

  it('a visit made leaves one event on its case', () => {
    const story = given('REPAIR').settled();
    const noted = callbackOnCase(story.state, { id: 'visit', form: 'TELEPHONE', round: 'FIRST' }, story.context);
    expect(noted.events.map(({ type, facts }) => [type, facts['form'], facts['callback']])).toEqual([['CallbackRecorded', 'TELEPHONE', 'visit']]);
    expect(noted.next.version).toBe(story.state.version + 1);
  });

  it('is visited as it was settled: its class, who settled it, who had a hand in it', () => {
    const story = given('COMPLAINT').classified('MINOR').by('DEPARTMENT_HEAD', 'chen').settled();
    expect(matterOfCase(story.state, ['zhou'])).toMatchObject({ kind: 'COMPLAINT', validity: 'VALID', severity: 'MINOR', settledAt: story.now, settledBy: 'chen', handledBy: ['zhou'], aidEndedAt: null });
    const aid = given('HELP_REQUEST');
    expect(matterOfCase({ ...aid.state, category: 'FIRST_AID', settledAt: aid.now }, [])).toMatchObject({ firstAid: true, aidEndedAt: aid.now });
  });
});

describe('CB-08: the draw is hidden from who handled the matter, until the visit', () => {
  it('what was drawn; what is owed of every one is no secret', () => {
    const drawn = new Visit(MATTER.repair, { origin: 'DRAWN', audience: 'CALLBACKS' });
    expect(hiddenFrom(drawn.state)).toEqual(['handler', 'settler']);
    expect(hiddenFrom(drawn.at(HOUR).visited().state)).toEqual([]);
    expect(hiddenFrom(new Visit(MATTER.minor).state)).toEqual([]);
  });
});

describe('until when, and for which month', () => {
  const zone = 'Asia/Shanghai';

  it('the limit is that of the row', () => {
    const context = new Visit(MATTER.repair).context;
    expect(visitLimit({ round: 'FIRST', matter: MATTER.repair }, context)).toBe(SETTLED + 5 * DAY);
    expect(visitLimit({ round: 'FIRST', matter: MATTER.event }, context)).toBe(SETTLED + 31 * DAY);
    expect(visitLimit({ round: 'FIRST', matter: MATTER.repair }, { ...context, policy: { ...VISITING, obligationRows: [] } })).toBeNull();
  });

  it('a case counts for the month of its settlement in the centre’s zone', () => {
    const settled = (time: string) => monthOf({ round: 'FIRST', matter: { ...MATTER.repair, settledAt: Date.parse(time) } }, zone);
    expect([settled('2026-03-31T23:59:59.999+08:00'), settled('2026-04-01T00:00:00+08:00')]).toEqual(['2026-03', '2026-04']);
  });

  it('what is visited long after counts for the month of its limit, so that each month can be archived', () => {
    expect(monthOf({ round: 'FIRST', matter: MATTER.event }, zone)).toBe('2026-04');
    expect(monthOf({ round: 'SECOND', matter: MATTER.repair }, zone)).toBe('2026-05');
    expect([monthOf({ round: 'MID_TERM', matter: MATTER.contracted }, zone), monthOf({ round: 'AFTER_END', matter: MATTER.contracted }, zone)]).toEqual(['2026-05', '2026-05']);
  });
});

describe('occasions (CB-03, CB-05)', () => {
  const { context } = new Visit(MATTER.repair).at(DAY).by('CUSTOMER_ASSISTANT');
  const service = { kind: 'CONTRACTED_SERVICE', hasUnit: true, startsAt: SETTLED, endsAt: SETTLED + DAY, heldAt: null } as const;
  const event = { kind: 'COMMUNITY_EVENT', hasUnit: false, startsAt: null, endsAt: null, heldAt: SETTLED } as const;

  it('each brings its visits', () => expect([roundsOf('CONTRACTED_SERVICE'), roundsOf('COMMUNITY_EVENT')]).toEqual([['MID_TERM', 'AFTER_END'], ['FIRST']]));
  it('each is visited by its own dates', () => expect(matterOfOccasion(service)).toMatchObject({ kind: null, occasion: 'CONTRACTED_SERVICE', startsAt: SETTLED, endsAt: SETTLED + DAY, settledBy: null }));

  it.each<[string, Parameters<typeof refusedOccasion>[0], RegExp | null]>([
    ['a service', service, null], ['an event', event, null],
    ['a service of no home', { ...service, hasUnit: false }, /names the home/], ['a service without an end', { ...service, endsAt: null }, /first and the last day/],
    ['a service that ends as it starts', { ...service, endsAt: SETTLED }, /cannot end before/], ['an event without a day', { ...event, heldAt: null }, /day on which it was held/],
    ['an event of today', { ...event, heldAt: context.now + DAY }, null], ['an event of tomorrow', { ...event, heldAt: context.now + DAY + 1 }, /future/],
  ])('%s', (_, occasion, says) => {
    const refusal = refusedOccasion(occasion, context);
    if (says) expect(refusal?.message.en).toMatch(says);
    else expect(refusal).toBeNull();
  });

  it('a service ended on a day that has come, after it started; an event has no term', () => {
    expect(refusedEnd(service, context.now + DAY, context)).toBeNull();
    expect(refusedEnd(service, context.now + DAY + 1, context)?.message.en).toMatch(/future/);
    expect(refusedEnd(service, SETTLED, context)?.message.en).toMatch(/before it starts/);
    expect(refusedEnd(event, context.now, context)?.message.en).toMatch(/Only a contracted service/);
    expect(refusedOccasion(service, { ...context, actor: holderOf('RECEPTIONIST') })?.message.en).toMatch(/make follow-up visits/);
  });
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
