import { describe, expect, it } from 'vitest';
import { addNote } from './add-note.js';
import { acknowledgeOverdue } from './acknowledge-overdue.js';
import { agreeReplyTime } from './agree-reply-time.js';
import { answerHousehold } from './answer-household.js';
import { approvePlan } from './approve-plan.js';
import { availableActions } from './available-actions.js';
import { CASE_STATUSES, type CaseState, type CaseStatus, type Decision, type DecisionContext } from './case.js';
import { cancelWithApproval, FIVE, mergeWithApproval, withHouseholds, withPlan } from './approvals.fixture.js';
import { cancelCase } from './cancel-case.js';
import { classifyCase } from './classify-case.js';
import { closeCase } from './close-case.js';
import { confirmHousehold } from './confirm-household.js';
import { confirmWithResident } from './confirm-with-resident.js';
import { dispatchCase } from './dispatch-case.js';
import { attachFile } from './attach-file.js';
import { joinHouseholds } from './join-households.js';
import { markConfidential, unmarkConfidential } from './mark-confidential.js';
import { markUrgent } from './mark-urgent.js';
import { mergeCase } from './merge-case.js';
import { captionFile, removeFile } from './photo-verbs.js';
import { proposePlan } from './propose-plan.js';
import { recordStep } from './record-step.js';
import { recordWorkStage } from './record-work-stage.js';
import { referCase } from './refer-case.js';
import { remindOwner } from './remind-owner.js';
import { replyToResident } from './reply-to-resident.js';
import { reportUp } from './report-up.js';
import { receiveCase } from './receive-case.js';
import { reopenCase } from './reopen-case.js';
import { returnPlan } from './return-plan.js';
import { settleCase } from './settle-case.js';
import type { PolicySet } from '../policy/policy-set.js';
import type { ChecklistRow } from '../policy/row.js';
import { complaint, DAY, given, HOUR, MONTH, RECEPTION, SHIPPED_POLICY, Story } from './story.fixture.js';
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
  dispatchCase: (state, context) => dispatchCase(state, { post: 'MAINTENANCE' }, context),
  referCase: (state, context) => referCase(state, { party: 'DEVELOPER', name: 'Spring River Homes', reason: 'A fault of the building' }, context),
  remindOwner: (state, context) => remindOwner(state, { note: 'How far is it?' }, context),
  addNote: (state, context) => addNote(state, { about: 'EVIDENCE', body: 'Photos taken' }, context),
  recordStep: (state, context) => recordStep(state, { step: 'ASKED_OPINION', evidence: 'She is content' }, { ...context, policy: WITH_STEPS }),
  recordWorkStage: (state, context) => recordWorkStage(state, { stage: 'ARRIVED' }, context),
  cancelCase: (state, context) => cancelCase(state, { reason: 'Entered twice' }, context),
  mergeCase: (state, context) => mergeCase(state, { intoCaseId: 'other', reason: 'One matter' }, context),
  markConfidential: (state, context) => markConfidential(state, { reason: 'A matter of the company' }, context),
  unmarkConfidential: (state, context) => unmarkConfidential({ ...state, audience: 'CONFIDENTIAL' }, { reason: 'Published since' }, context),
  markUrgent: (state, context) => markUrgent(state, { urgent: true, reason: 'Water is running' }, context),
  attachFile: (state, context) => attachFile(state, { attachmentId: 'a-1' }, context),
  captionFile: (state, context) => captionFile(state, { attachmentId: 'a-1', caption: '水渍' }, context),
  removeFile: (state, context) => removeFile(state, { attachmentId: 'a-1', reason: '拍错房号' }, context),
  proposePlan: (state, context) => proposePlan(state, { findings: 'The pump leaks', plan: 'Exchange it' }, context),
  approvePlan: (state, context) => approvePlan(withPlan(state), context),
  returnPlan: (state, context) => returnPlan(withPlan(state), { reason: 'By whom?' }, context),
  joinHouseholds: (state, context) => {
    const joined = joinHouseholds(state, [], { households: FIVE, reason: 'One pump' }, context, () => context.policy);
    return joined.refused ? joined : joined.collective;
  },
  answerHousehold: (state, context) => answerHousehold(withHouseholds(state), { householdId: 'h1', reply: 'It is repaired', form: 'VISIT', signed: true }, context),
  confirmHousehold: (state, context) => confirmHousehold(withHouseholds(state, 'HouseholdAnswered'), { householdId: 'h1', outcome: 'SATISFIED' }, context),
  approveCancellation: (state, context) => cancelWithApproval(state, { reason: 'Entered twice', requestedBy: 'the RECEPTIONIST' }, context),
  approveMerge: (state, context) => {
    const merged = mergeWithApproval(state, { ...inStatus('RECEIVED').state, id: 'other' }, { reason: 'One matter', requestedBy: 'the RECEPTIONIST' }, context);
    return merged.refused ? merged : merged.survivor;
  },
};

const ASKED: ChecklistRow = {
  kind: 'checklist', key: 'T-STEPS', name: { zh: '试', en: 'Test' }, clauses: [], because: 'A test', subject: 'case', appliesTo: { kind: 'COMPLAINT' },
  steps: [{ key: 'ASKED_OPINION', name: { zh: '征求意见', en: 'Asked' }, strength: 'MUST', evidence: { zh: '住户的意见', en: "the resident's opinion" } }],
};
const WITH_STEPS: PolicySet = { ...SHIPPED_POLICY, checklistRows: [ASKED] };

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
    ['a dispatch of a post that does not exist', (state, context) => dispatchCase(state, { post: 'KING' }, context)],
    ['a referral to nobody', (state, context) => referCase(state, { party: 'DEVELOPER', name: ' ', reason: 'Theirs' }, context)],
    ['a referral without a reason', (state, context) => referCase(state, { party: 'DEPARTMENT', name: 'Engineering', reason: '' }, context)],
    ['a referral that makes a party outside the owner', (state, context) => referCase(state, { party: 'POLICE', name: 'Riverside station', ownerPost: 'GUARD', reason: 'Theirs' }, context)],
    ['a reminder without words', (state, context) => remindOwner(state, { note: '' }, context)],
    ['a note without words', (state, context) => addNote(state, { body: '\t' }, context)],
    ['a step that no checklist has', (state, context) => recordStep(state, { step: 'DANCED' }, context)],
    ['a step without the evidence that it asks for', (state, context) => recordStep(state, { step: 'ASKED_OPINION' }, { ...context, policy: WITH_STEPS })],
    ['a cancellation without a reason', (state, context) => cancelCase(state, { reason: '' }, context)],
    ['an acknowledgement of what has not rung', (state, context) => acknowledgeOverdue(state, { obligationId: state.obligations.find(({ rule }) => rule === 'CP-03')!.id }, context)],
  ])('%s', (what, verb) => {
    const story = inStatus(what.includes('reopening') ? 'SETTLED' : 'IN_PROGRESS');
    expect(story.tries(verb).message.zh).not.toBe('');
  });
});

describe('HR-09 (严禁推诿): what cannot be met here is referred, and that is recorded', () => {
  const refer = (more: Partial<Parameters<typeof referCase>[1]>) => (state: CaseState, context: DecisionContext) => referCase(state, { party: 'DEPARTMENT', name: 'Engineering', reason: 'Not ours', ...more }, context);

  it('to a department, whose post owns it from then on', () => {
    const story = given('REPAIR').at(HOUR).does(refer({ ownerPost: 'MAINTENANCE' }));
    expect(story.state).toMatchObject({ status: 'IN_PROGRESS', ownerPost: 'MAINTENANCE', responsibleDepartment: 'Engineering' });
    expect(story.obligation('FD-06')).toMatchObject({ owedBy: ['MAINTENANCE'], dueAt: RECEPTION + 2 * DAY });
    expect(story.happenings('CaseReferred')[0]!.facts).toMatchObject({ party: 'DEPARTMENT', post: 'MAINTENANCE', from: 'RECEPTIONIST', inWriting: false });
  });

  it('to a party outside: somebody of the house keeps it, and no name of theirs enters the journal', () => {
    const story = given('REPAIR').does(refer({ party: 'DEVELOPER', name: 'Mr Sun', inWriting: true }));
    expect(story.state).toMatchObject({ ownerPost: 'RECEPTIONIST', responsibleDepartment: null });
    expect(JSON.stringify(story.state.acts)).not.toContain('Sun');
  });
});

describe('Law 10: nobody approves what they asked for themselves', () => {
  it.each<[string, (asker: string) => Verb]>([
    ['cancelling', (requestedBy) => (state, context) => cancelWithApproval(state, { reason: 'A test call', requestedBy }, context)],
    ['merging', (requestedBy) => (state, context) => mergeWithApproval(state, { ...given('REPAIR').state, id: 'other' }, { reason: 'One matter', requestedBy }, context) as Decision],
  ])('%s', (_, asked) => {
    expect(given('REPAIR').tries(asked('the CS_SUPERVISOR')).message.en).toContain('other than the one who asks');
    const byAnother = asked('the RECEPTIONIST')(given('REPAIR').state, given('REPAIR').context);
    expect(byAnother.refused).toBe(false);
    expect(given('REPAIR').by('RECEPTIONIST').tries(asked('somebody')).message.en).toContain('approve cancelling and merging');
  });

  it('a cancelled case is closed, and what was late on it stays late (law 3)', () => {
    const story = complaint('MINOR').at(3 * DAY).does((state, context) => cancelWithApproval(state, { reason: 'Entered twice', requestedBy: 'the RECEPTIONIST' }, context));
    expect(story.state.status).toBe('CLOSED');
    expect(story.standing('CP-10')).toBe('CANCELLED MISSED');
    expect(story.happenings('CaseClosed').map(({ facts }) => facts['because'])).toEqual(['CANCELLED']);
  });
});

describe('Merging two records of one matter', () => {
  const received = (at: number, kind: 'REPAIR' | 'INQUIRY' = 'REPAIR') => { const story = new Story().at(at).received(kind); return story.becomes({ ...story.state, id: `case-${at}` }); };
  const merge = (survivor: Story, other: Story) => mergeWithApproval(survivor.state, other.state, { reason: 'One matter', requestedBy: 'the RECEPTIONIST' }, survivor.context);

  it('the surviving case keeps the earliest reception: two days from there, late at once where they are gone', () => {
    const early = received(0);
    const late = received(DAY).at(2 * DAY + HOUR);
    const merged = merge(late, early);
    if (merged.refused) throw new Error(merged.message.en);
    const fd06 = merged.survivor.next.obligations.find(({ rule }) => rule === 'FD-06')!;
    expect(merged.survivor.next).toMatchObject({ receivedAt: RECEPTION, ownerPost: 'CS_SUPERVISOR' });
    expect(fd06).toMatchObject({ dueAt: RECEPTION + 2 * DAY, level: 1, status: 'OPEN' });
    expect(merged.merged.next).toMatchObject({ status: 'CLOSED', receivedAt: RECEPTION });
    expect(merged.merged.next.obligations.find(({ rule }) => rule === 'FD-06')).toMatchObject({ status: 'CANCELLED', verdict: 'MISSED' });
  });

  it('the later one merged into the earlier changes no clock', () => {
    const merged = merge(received(0).at(2 * HOUR), received(HOUR));
    if (merged.refused) throw new Error(merged.message.en);
    expect(merged.survivor.next.obligations.find(({ rule }) => rule === 'FD-06')!.dueAt).toBe(RECEPTION + 2 * DAY);
    expect(merged.survivor.events.map(({ type }) => type)).toEqual(['CaseMerged']);
    expect(merged.merged.events.map(({ type }) => type)).toContain('CaseClosed');
  });

  it.each<[string, () => [Story, Story], RegExp]>([
    ['a case and itself', () => [received(0), received(0)], /itself/],
    ['another kind', () => [received(0), received(1, 'INQUIRY')], /different kinds/],
    ['another centre', () => [received(0), received(1).becomes({ ...received(1).state, centreId: 'elsewhere' })], /different centres/],
    ['another audience', () => [received(0), received(1).becomes({ ...received(1).state, audience: 'CONFIDENTIAL' })], /audiences/],
    ['a stricter complaint into a milder one', () => [complaint('MINOR'), complaint('MAJOR').becomes({ ...complaint('MAJOR').state, id: 'other' })], /same class first/],
    ['one on which a reply was promised', () => [received(0), received(1).does((state, context) => agreeReplyTime(state, { agreedReplyAt: context.now + HOUR }, context))], /promised/],
  ])('is refused: %s', (_, pair, says) => {
    const refusal = merge(...pair());
    expect(refusal.refused && refusal.message.en).toMatch(says);
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

describe('A report goes up', () => {
  const report = (...to: string[]) => (state: CaseState, context: DecisionContext) => reportUp(state, { to, note: 'For your attention' }, context);
  it.each([
    ['a manager to the supervisor', 'CENTRE_MANAGER', 'CS_SUPERVISOR'],
    ['a supervisor to the desk', 'CS_SUPERVISOR', 'RECEPTIONIST'],
    ['a supervisor to two posts, one below', 'CS_SUPERVISOR', 'GUARD'],
  ] as const)('not down: %s', (_, by, to) => {
    expect(given('REPAIR').by(by).tries(report(...(to === 'GUARD' ? ['GENERAL_MANAGER', 'STEWARD'] : [to]))).message.en).toMatch(/goes up/);
  });
  it('nor below who owns the case', () => {
    const taken = given('REPAIR').by('CENTRE_MANAGER').does((state, context) => takeOverCase(state, { post: 'CENTRE_MANAGER' }, context));
    expect(taken.by('RECEPTIONIST').tries(report('CS_SUPERVISOR')).message.en).toMatch(/goes up/);
  });
  it('beside the line it may go, and to whom a clause that is owed names, whoever reports (CP-05)', () => {
    expect(given('REPAIR').by('CS_SUPERVISOR').does(report('GM_OFFICE')).happenings('CaseReportedUp')).toHaveLength(1);
    expect(complaint('MAJOR').by('GENERAL_MANAGER').does(report('HEAD_OFFICE', 'GM_OFFICE')).standing('CP-05')).toBe('MET ON_TIME');
    expect(given('REPAIR').by('GENERAL_MANAGER').tries(report('HEAD_OFFICE')).message.en).toMatch(/goes up/);
  });
});

describe('CP-26 (X 十四): dissatisfied with the answer is a new complaint, linked to the first', () => {
  const again = (previous: Pick<CaseState, 'id' | 'centreId' | 'kind' | 'status'>, kind: 'COMPLAINT' | 'REPAIR' = 'COMPLAINT') => receiveCase({ centreId: 'centre', kind, channel: 'TELEPHONE', previous }, given('REPAIR').context);
  const closed = { id: 'first', centreId: 'centre', kind: 'COMPLAINT', status: 'CLOSED' } as const;
  it('the new one names the first, and has clocks of its own', () => {
    const decision = again(closed);
    if (decision.refused) throw new Error(decision.message.en);
    expect(decision.next.acts[0]!.facts['previous']).toBe('first');
    expect(decision.next.obligations).not.toEqual([]);
  });
  it.each([
    ['while the first is not closed, it goes on', again({ ...closed, status: 'SETTLED' }), /not closed/],
    ['a repair follows no complaint', again(closed, 'REPAIR'), /Only a complaint/],
    ['nor a complaint a repair', again({ ...closed, kind: 'REPAIR' }), /Only a complaint/],
    ['nor one of another centre', again({ ...closed, centreId: 'other' }), /another centre/],
  ])('%s', (_, decision, words) => expect(decision.refused && decision.message.en).toMatch(words));
});
