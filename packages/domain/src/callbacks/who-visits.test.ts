import { describe, expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '../cases/verb-capabilities.js';
import { AROUND, DAY, HOUR } from '../cases/story.fixture.js';
import type { HeldPost } from '../organisation/reach.js';
import { attemptCallback } from './attempt-callback.js';
import { availableCallbackActions } from './available-callback-actions.js';
import type { RecordCallback } from './callback-commands.js';
import { chooseCallback } from './choose-callback.js';
import { planCallback } from './plan-callback.js';
import { recordCallback } from './record-callback.js';
import { reviewCallback } from './review-callback.js';
import { caller, MATTER, RECORD, SETTLED, Visit, VISITING } from './visit.fixture.js';

const record = (more: Partial<RecordCallback> = {}) => (state: Visit['state'], context: Visit['context']) => recordCallback(state, { ...RECORD, ...more }, context);
const plan = (...callers: ReturnType<typeof caller>[]) => (state: Visit['state'], context: Visit['context']) => planCallback(state, { callers, plannedFor: context.now, important: false }, context);
const review = (state: Visit['state'], context: Visit['context']) => reviewCallback(state, { verdict: 'QUALIFIED', comment: 'Fine' }, context);
const seedOf = ({ centreId, candidateId, caseId, audience, round, matter }: Visit['state']) => ({ centreId, candidateId, caseId, audience, round, matter });

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
