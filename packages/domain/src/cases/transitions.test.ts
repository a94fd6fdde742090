import { describe, expect, it } from 'vitest';
import { acknowledgeOverdue } from './acknowledge-overdue.js';
import { agreeReplyTime } from './agree-reply-time.js';
import { availableActions } from './available-actions.js';
import { CASE_STATUSES, type CaseState, type CaseStatus, type Decision, type DecisionContext } from './case.js';
import { classifyCase } from './classify-case.js';
import { closeCase } from './close-case.js';
import { confirmWithResident } from './confirm-with-resident.js';
import { replyToResident } from './reply-to-resident.js';
import { reportUp } from './report-up.js';
import { reopenCase } from './reopen-case.js';
import { settleCase } from './settle-case.js';
import { complaint, DAY, given, HOUR, MONTH, RECEPTION, Story } from './story.fixture.js';
import { takeOverCase } from './take-over-case.js';
import { refusedByStatus, TRANSITIONS, validateTransition, type CaseVerb } from './transitions.js';
import { transferCase } from './transfer-case.js';

type Verb = (state: CaseState, context: DecisionContext) => Decision;

/** Each verb done as well as it can be done. */
const VERBS: Partial<Record<CaseVerb, Verb>> = {
  classifyCase: (state, context) => classifyCase(state, { kind: 'COMPLAINT', validity: 'VALID', severity: 'MAJOR', basis: 'CORRECTION', reason: 'Seen on site' }, context),
  transferCase: (state, context) => transferCase(state, { department: 'Engineering', ownerPost: 'DEPARTMENT_HEAD' }, context),
  takeOverCase: (state, context) => takeOverCase(state, { post: 'CENTRE_MANAGER' }, context),
  agreeReplyTime: (state, context) => agreeReplyTime(state, { agreedReplyAt: context.now + HOUR }, context),
  replyToResident: (state, context) => replyToResident(state, { definite: true, reply: 'It is done' }, context),
  reportUp: (state, context) => reportUp(state, { to: ['HEAD_OFFICE'], note: 'For your attention' }, context),
  settleCase: (state, context) => settleCase(state, { result: 'Done' }, context),
  confirmWithResident: (state, context) => confirmWithResident(state, { outcome: 'SATISFIED' }, context),
  reopenCase: (state, context) => reopenCase(state, { reason: 'Not solved' }, context),
  closeCase: (state, context) => closeCase(state, { reason: 'Cannot be done' }, context),
  acknowledgeOverdue: (state, context) => acknowledgeOverdue(state, { obligationId: state.obligations.find(({ rule }) => rule === 'CP-10')!.id }, context),
};

/** A minor complaint, overdue since yesterday, in each status. */
function inStatus(status: CaseStatus): Story {
  const story = complaint('MINOR').at(3 * DAY);
  if (status === 'IN_PROGRESS') story.replied();
  if (status === 'SETTLED') story.settled();
  if (status === 'CLOSED') story.settled().by('RECEPTIONIST').confirmed('SATISFIED');
  return story.by('CENTRE_MANAGER');
}

describe('The status table', () => {
  const cases = Object.entries(VERBS).flatMap(([verb, act]) => CASE_STATUSES.map((status) => [verb as CaseVerb, status, act] as const));

  it.each(cases)('%s of a case that is %s', (verb, status, act) => {
    const story = inStatus(status);
    expect(story.state.status).toBe(status);
    const leadsTo = (TRANSITIONS[verb] as Partial<Record<CaseStatus, readonly CaseStatus[]>>)[status];
    if (leadsTo) expect(leadsTo).toContain(story.does(act).state.status);
    else expect(story.tries(act)).toMatchObject({ rule: null, message: refusedByStatus(verb, status) });
  });

  it('has no way out of CLOSED: dissatisfaction after it is a new, linked complaint (CP-26)', () => {
    expect(inStatus('CLOSED').tries(VERBS.reopenCase!).message.en).toContain('new complaint');
  });

  it('throws where the house itself errs', () => {
    expect(() => validateTransition('settleCase', 'CLOSED', 'SETTLED')).toThrow('status table');
  });
});

describe('HR-12, CP-38: confirming with the resident', () => {
  it('closes when satisfied, unless something that MUST be done is still owed; which, and by which clause', () => {
    const story = complaint('MAJOR').at(DAY).settled().by('RECEPTIONIST');
    const refusal = story.tries(VERBS.confirmWithResident!);
    expect(refusal).toMatchObject({ rule: 'CP-05', clause: { source: 'S', section: '5.2.1' } });
    expect(refusal.message.en).toContain('CP-06');
    story.by('CENTRE_MANAGER').reported('HEAD_OFFICE', 'GM_OFFICE').replied(true).by('RECEPTIONIST').confirmed('SATISFIED');
    expect(story.state).toMatchObject({ status: 'CLOSED', closedAt: RECEPTION + DAY });
  });

  it('dissatisfied reopens it: the same duties anew', () => {
    const story = complaint('MINOR').at(DAY).settled().by('RECEPTIONIST').confirmed('DISSATISFIED');
    expect(story.state).toMatchObject({ status: 'IN_PROGRESS', settledAt: null, settledBy: null });
    expect(story.obligation('CP-10')).toMatchObject({ generation: 2, status: 'OPEN', dueAt: RECEPTION + 2 * DAY });
  });
});

describe('Acts that say nothing are refused', () => {
  it.each<[string, Verb]>([
    ['a reply without words', (state, context) => replyToResident(state, { definite: true, reply: ' ' }, context)],
    ['a settlement without a result', (state, context) => settleCase(state, { result: '' }, context)],
    ['a reopening without a reason', (state, context) => reopenCase(state, { reason: '\n' }, context)],
    ['a closing without a reason', (state, context) => closeCase(state, { reason: '' }, context)],
    ['a report to nobody', (state, context) => reportUp(state, { to: [], note: 'Look' }, context)],
    ['a report without words', (state, context) => reportUp(state, { to: ['GM_OFFICE'], note: '' }, context)],
    ['a report to a post that does not exist', (state, context) => reportUp(state, { to: ['KING'], note: 'Look' }, context)],
    ['a transfer to no department', (state, context) => transferCase(state, { department: '', ownerPost: 'DEPARTMENT_HEAD' }, context)],
    ['a transfer to a post that does not exist', (state, context) => transferCase(state, { department: 'Engineering', ownerPost: 'KING' }, context)],
    ['a takeover as a post that one does not hold', (state, context) => takeOverCase(state, { post: 'GENERAL_MANAGER' }, context)],
    ['a time agreed for the past', (state, context) => agreeReplyTime(state, { agreedReplyAt: context.now }, context)],
    ['an acknowledgement of what has not rung', (state, context) => acknowledgeOverdue(state, { obligationId: state.obligations.find(({ rule }) => rule === 'CP-03')!.id }, context)],
  ])('%s', (what, verb) => {
    const story = inStatus(what.includes('reopening') ? 'SETTLED' : 'IN_PROGRESS');
    expect(story.tries(verb).message.zh).not.toBe('');
  });
});

describe('Events', () => {
  it('carry the facts that rows read, and no text or person', () => {
    const story = complaint('MAJOR').at(HOUR).reported('HEAD_OFFICE', 'GM_OFFICE').replied().settled();
    const [reported] = story.happenings('CaseReportedUp');
    expect(reported!.facts).toMatchObject({ kind: 'COMPLAINT', severity: 'MAJOR', validity: 'VALID', to: 'HEAD_OFFICE', ownerPost: 'RECEPTIONIST', receivedAt: RECEPTION });
    const written = JSON.stringify(story.state.acts);
    for (const secret of ['For your attention', 'We will come', 'Done', 'the CS_SUPERVISOR']) expect(written).not.toContain(secret);
  });

  it('name the note that holds the text', () => {
    const story = given('REPAIR');
    const decision = settleCase(story.state, { result: '  Valve changed ' }, story.context);
    if (decision.refused) throw new Error('refused');
    expect(decision.notes).toEqual([{ id: expect.any(String), kind: 'RESULT', body: 'Valve changed' }]);
    expect(decision.events[0]!.facts['note']).toBe(decision.notes[0]!.id);
    expect(decision.next.version).toBe(story.state.version + 1);
  });
});

describe('What can be done now', () => {
  const offered = (story: Story) => availableActions(story.state, story.context);
  const primary = (story: Story) => offered(story).filter((action) => action.primary).map(({ verb, allowed }) => [verb, allowed]);

  it.each<[string, Story, CaseVerb, boolean]>([
    ['an unclassified complaint is classified', given('COMPLAINT'), 'classifyCase', true],
    ['a report that is owed is made', complaint('MAJOR'), 'reportUp', true],
    ['a classified complaint is settled', complaint('MINOR'), 'settleCase', true],
    ['a repair is settled', given('REPAIR'), 'settleCase', true],
    ['what is settled is confirmed by someone else', complaint('MINOR').settled().by('RECEPTIONIST'), 'confirmWithResident', true],
    ['who settled a complaint sees that, disabled', complaint('MINOR').settled(), 'confirmWithResident', false],
    ['a lapsed month asks for the report of a major one', complaint('MINOR').at(MONTH + 1), 'reportUp', true],
    ['a closed one that rang is acknowledged', inStatus('CLOSED'), 'acknowledgeOverdue', true],
    ['who may do none of it sees the next step, disabled', given('REPAIR').by('GUARD'), 'settleCase', false],
  ])('%s', (_, story, verb, allowed) => {
    expect(primary(story)).toEqual([[verb, allowed]]);
  });

  it('exactly one is primary while the case is open, and each "no" has its reason', () => {
    for (const status of CASE_STATUSES) {
      const actions = offered(inStatus(status));
      expect(actions.filter((action) => action.primary).length).toBe(1);
      for (const action of actions) expect(action.why === null).toBe(action.allowed);
    }
  });
});
