import { describe, expect, it } from 'vitest';
import { addNote } from './add-note.js';
import { approvePlan } from './approve-plan.js';
import { attachFile } from './attach-file.js';
import { availableActions } from './available-actions.js';
import type { CaseState, Decision, DecisionContext, Severity } from './case.js';
import { classifyCase } from './classify-case.js';
import { planOf } from './plan.js';
import { proposePlan } from './propose-plan.js';
import { recordStep } from './record-step.js';
import { returnPlan } from './return-plan.js';
import { settleCase } from './settle-case.js';
import { complaintsSKX } from '../policy/packs/complaints/s-k-x.js';
import { DAY, HOUR, policyWith, RECEPTION, Story } from './story.fixture.js';

type Verb = (state: CaseState, context: DecisionContext) => Decision;

const POLICY = policyWith(complaintsSKX);
const of = (severity: Severity) => new Story(POLICY).received('COMPLAINT').classified(severity);
const propose = (findings: string | null = 'The pump leaks'): Verb => (state, context) => proposePlan(state, { findings, plan: 'Exchange the pump by Friday' }, context);
const approve: Verb = (state, context) => approvePlan(state, context);
const giveBack: Verb = (state, context) => returnPlan(state, { reason: 'Who pays?' }, context);
const settle: Verb = (state, context) => settleCase(state, { result: 'Exchanged' }, context);
const primary = (story: Story) => availableActions(story.state, story.context).find((action) => action.primary)!;

describe('CP-11 (S 3.2–3.3): the supervisor proposes, the manager approves, then it is handled', () => {
  it.each(['MAJOR', 'IMPORTANT'] as const)('a %s one is not settled before the plan is approved', (severity) => {
    const story = of(severity).at(HOUR);
    expect(story.tries(settle)).toMatchObject({ rule: 'CP-11.settle', clause: { source: 'S', section: '3.2' } });
    expect(story.does(propose()).tries(settle).rule).toBe('CP-11.settle');
    expect(story.by('CENTRE_MANAGER').does(giveBack).tries(settle).rule).toBe('CP-11.settle');
    expect(story.by('CS_SUPERVISOR').does(propose()).by('CENTRE_MANAGER').does(approve).does(settle).state.status).toBe('SETTLED');
  });

  it('a minor one needs none, nor one to assist with, nor what never came to the supervisor', () => {
    expect(of('MINOR').does(settle).state.status).toBe('SETTLED');
    expect(new Story(POLICY).received('COMPLAINT').does((state, context) => classifyCase(state, { kind: 'COMPLAINT', validity: 'ASSIST', basis: 'CORRECTION' }, context)).does(settle).state.status).toBe('SETTLED');
    const onTheSpot = new Story(POLICY).by('RECEPTIONIST').received('COMPLAINT').classified('IMPORTANT');
    expect(onTheSpot.does(settle).state.status).toBe('SETTLED');
  });

  it('once it is reported to the supervisor, it is not on the spot any more', () => {
    const story = new Story(POLICY).by('RECEPTIONIST').received('COMPLAINT').classified('IMPORTANT').reported('CS_SUPERVISOR');
    expect(story.tries(settle).rule).toBe('CP-11.settle');
  });

  it('who is below proposes nothing, and below the manager nobody approves or returns', () => {
    expect(of('MAJOR').by('DEPARTMENT_HEAD').tries(propose()).rule).toBe('CP-11');
    const proposed = of('MAJOR').does(propose());
    expect(proposed.by('DEPARTMENT_HEAD').tries(approve).rule).toBe('CP-11.approve');
    expect(proposed.by('DEPARTMENT_HEAD').tries(giveBack)).toMatchObject({ rule: 'CP-11.return', clause: { source: 'S', section: '3.3' } });
  });

  it('law 10: a manager who proposed it does not approve it; another one does, and so does a post above', () => {
    const story = of('MAJOR').by('CENTRE_MANAGER').does(propose());
    expect(story.tries(approve)).toMatchObject({ rule: 'CP-11.two' });
    expect(story.tries(giveBack).message.en).toContain('other than the one who proposed it');
    expect(story.by('CENTRE_MANAGER', 'another manager').does(approve).happenings('PlanApproved')).toHaveLength(1);
    expect(of('MAJOR').by('CENTRE_MANAGER').does(propose()).by('GENERAL_MANAGER').does(approve).happenings('PlanApproved')).toHaveLength(1);
  });

  it('returned with what is to be changed, it is proposed anew; proposed anew after the approval, it is approved anew', () => {
    const story = of('MAJOR').does(propose()).at(HOUR).by('CENTRE_MANAGER').does(giveBack);
    expect(planOf(story.state)).toMatchObject({ status: 'RETURNED', proposedBy: 'the CS_SUPERVISOR', proposedAt: RECEPTION, decidedBy: 'the CENTRE_MANAGER', decidedAt: RECEPTION + HOUR });
    expect(planOf(story.state)?.comment).not.toBeNull();
    expect(story.tries(approve).message.en).toContain('No plan waits');
    story.by('CS_SUPERVISOR').does(propose()).by('CENTRE_MANAGER').does(approve);
    expect(planOf(story.state)).toMatchObject({ status: 'APPROVED', comment: null });
    expect(story.by('CS_SUPERVISOR').does(propose()).tries(settle).rule).toBe('CP-11.settle');
  });

  it('words are asked for', () => {
    expect(of('MAJOR').tries((state, context) => proposePlan(state, { findings: 'Seen', plan: ' ' }, context)).message.zh).toContain('处理方案');
    expect(of('MAJOR').does(propose()).by('CENTRE_MANAGER').tries((state, context) => returnPlan(state, { reason: '' }, context)).message.en).toContain('what is to be changed');
  });

  it('is what the page offers next: to propose, to approve, to settle', () => {
    const story = of('IMPORTANT');
    expect(primary(story)).toMatchObject({ verb: 'proposePlan', allowed: true });
    story.does(propose());
    expect(primary(story.by('CENTRE_MANAGER'))).toMatchObject({ verb: 'approvePlan', allowed: true });
    expect(primary(story.does(approve))).toMatchObject({ verb: 'settleCase', allowed: true });
    expect(primary(of('MINOR').at(DAY))).toMatchObject({ verb: 'settleCase' });
  });
});

describe('CP-35 (K 4.2): investigated before it is planned', () => {
  it.each<[string, Verb]>([
    ['a note of evidence', (state, context) => addNote(state, { about: 'EVIDENCE', body: 'The pump leaks' }, context)],
    ['a photo', (state, context) => attachFile(state, { attachmentId: 'a-1' }, context)],
    ['the step', (state, context) => recordStep(state, { step: 'INVESTIGATED', evidence: 'The pump leaks' }, context)],
  ])('%s is enough', (_, found) => {
    expect(of('MAJOR').tries(propose(null))).toMatchObject({ rule: 'CP-35', clause: { source: 'K', section: '4.2' } });
    expect(of('MAJOR').does(found).does(propose(null)).happenings('PlanProposed')).toHaveLength(1);
  });

  it('a note about something else is not', () => {
    expect(of('MAJOR').does((state, context) => addNote(state, { about: 'PROGRESS', body: 'Soon' }, context)).tries(propose(null)).rule).toBe('CP-35');
  });

  it('written down together with the plan, it stands on the record as evidence', () => {
    const story = of('MAJOR').does(propose());
    expect(story.happenings('NoteAdded').map(({ facts }) => facts['about'])).toEqual(['EVIDENCE']);
    expect(story.does(propose(null)).happenings('PlanProposed')).toHaveLength(2);
  });
});
