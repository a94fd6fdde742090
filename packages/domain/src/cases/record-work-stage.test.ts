import { describe, expect, it } from 'vitest';
import { compilePolicySet, DEFAULT_SETTINGS } from '../policy/compile.js';
import { SHIPPED_REPORTING_LINE } from '../organisation/posts.js';
import type { ObligationRow } from '../policy/row.js';
import { helpRequestsE } from '../policy/packs/help-requests/e.js';
import { helpRequestsH } from '../policy/packs/help-requests/h.js';
import type { CaseState, DecisionContext } from './case.js';
import { caseFacts } from './case-facts.js';
import { dispatchCase } from './dispatch-case.js';
import { recordWorkStage, type RecordWorkStage } from './record-work-stage.js';
import { given, HOUR, MINUTE, policyWith, RECEPTION } from './story.fixture.js';
import { transferCase } from './transfer-case.js';
import { workProgress, type WorkStage } from './work-stage.js';

const stage = (which: WorkStage, more: Partial<RecordWorkStage> = {}) => (state: CaseState, context: DecisionContext) => recordWorkStage(state, { stage: which, ...more }, context);
const send = (post: string) => (state: CaseState, context: DecisionContext) => dispatchCase(state, { post }, context);
const transfer = (ownerPost: string) => (state: CaseState, context: DecisionContext) => transferCase(state, { department: 'Engineering', ownerPost }, context);

describe('Who is given work says how far they are', () => {
  it('taken in hand, on the way, there: each an event with its own time', () => {
    const story = given('REPAIR').does(send('MAINTENANCE')).by('MAINTENANCE').after(MINUTE).does(stage('ACCEPTED')).after(MINUTE).does(stage('ON_THE_WAY')).after(MINUTE).does(stage('ARRIVED'));
    expect(story.happenings('WorkStageRecorded').map(({ at, facts }) => [facts['stage'], facts['person'], at - RECEPTION])).toEqual([
      ['ACCEPTED', 'the MAINTENANCE', MINUTE],
      ['ON_THE_WAY', 'the MAINTENANCE', 2 * MINUTE],
      ['ARRIVED', 'the MAINTENANCE', 3 * MINUTE],
    ]);
    expect(story.state.status).toBe('IN_PROGRESS');
    expect(caseFacts(story.state)).toMatchObject({ acceptedAt: RECEPTION + MINUTE, onTheWayAt: RECEPTION + 2 * MINUTE, arrivedAt: RECEPTION + 3 * MINUTE });
  });

  it('sent is not owning: who answers for the case stays the same (HR-04)', () => {
    const story = given('REPAIR').does(send('MAINTENANCE'));
    const { ownerPost, ownerPersonId } = story.state;
    expect(story.by('MAINTENANCE').does(stage('ACCEPTED')).state).toMatchObject({ ownerPost, ownerPersonId });
  });

  it('what the own post answers for and nobody has, is in the hand of who takes it', () => {
    const story = given('REPAIR').does(transfer('MAINTENANCE'));
    expect(story.state.ownerPersonId).toBeNull();
    expect(story.by('MAINTENANCE', 'wu').does(stage('ACCEPTED')).state).toMatchObject({ ownerPost: 'MAINTENANCE', ownerPersonId: 'wu' });
  });

  it('nothing is taken silently out of a colleague’s hand; sent to the post anew, it may be', () => {
    const story = given('REPAIR').does(transfer('MAINTENANCE')).by('MAINTENANCE', 'wu').does(stage('ACCEPTED')).by('MAINTENANCE', 'hu');
    expect(story.tries(stage('ACCEPTED')).message.en).toMatch(/colleague/);
    story.by('CS_SUPERVISOR').does(send('MAINTENANCE')).by('MAINTENANCE', 'hu').does(stage('ACCEPTED'));
    expect(story.state.ownerPersonId).toBe('wu');
    expect(workProgress(story.state).acceptedBy).toBe('hu');
  });

  it('is taken in hand once; setting off twice is two journeys', () => {
    const story = given('REPAIR').does(send('GUARD')).by('GUARD').does(stage('ACCEPTED')).does(stage('ON_THE_WAY')).after(HOUR).does(stage('ON_THE_WAY'));
    expect(story.tries(stage('ACCEPTED')).message.en).toMatch(/already/);
    expect(workProgress(story.state).onTheWayAt).toBe(RECEPTION + HOUR);
  });

  it('given to somebody else, it begins anew', () => {
    const story = given('REPAIR').does(send('GUARD')).by('GUARD').does(stage('ACCEPTED')).does(stage('ARRIVED')).by('CS_SUPERVISOR').does(transfer('MAINTENANCE'));
    expect(workProgress(story.state)).toEqual({ acceptedAt: null, acceptedBy: null, onTheWayAt: null, arrivedAt: null });
    expect(caseFacts(story.state)['arrivedAt']).toBe(RECEPTION);
  });

  it('law 11: a stated time stands beside, never in the future or before the reception', () => {
    const story = given('REPAIR').does(send('GUARD')).by('GUARD').after(HOUR);
    expect(story.tries(stage('ARRIVED', { statedAt: story.now + 1 })).message.en).toMatch(/future/);
    expect(story.tries(stage('ARRIVED', { statedAt: RECEPTION - 1 })).message.en).toMatch(/before the case/);
    story.does(stage('ARRIVED', { statedAt: RECEPTION + MINUTE }));
    expect(story.happenings('WorkStageRecorded')).toMatchObject([{ at: RECEPTION + HOUR, facts: { statedAt: RECEPTION + MINUTE } }]);
  });

  it('is refused to who records no steps, after settling, and for a stage that is none', () => {
    expect(given('REPAIR').by('GM_OFFICE').tries(stage('ARRIVED')).message.en).toMatch(/record steps/);
    expect(given('REPAIR').settled().tries(stage('ARRIVED')).message.en).toMatch(/settled/);
    expect(given('REPAIR').tries(stage('DANCED' as WorkStage)).message.en).toMatch(/no stage/);
  });
});

describe('What the SOP counts stays what it says', () => {
  it('HR-05 (E 五（一）): coming is no handling yet, the first step is', () => {
    const story = given('HELP_REQUEST', policyWith(helpRequestsE)).does(stage('ACCEPTED')).does(stage('ON_THE_WAY')).does(stage('ARRIVED'));
    expect(story.standing('HR-05')).toBe('OPEN');
    expect(story.recorded('HANDLING_BEGUN').standing('HR-05')).toBe('MET ON_TIME');
  });

  it('HR-04 (H 4): someone is sent by dispatch, not by coming', () => {
    const story = given('HELP_REQUEST', policyWith(helpRequestsH)).does(stage('ARRIVED'));
    expect(story.standing('HR-04')).toBe('OPEN');
    expect(story.does(send('MAINTENANCE')).standing('HR-04')).toBe('MET ON_TIME');
  });

  it('a row of a company’s own can be met by a stage', () => {
    const there = {
      kind: 'obligation', key: 'AC-09', name: { zh: '到场', en: 'There' }, clauses: [], because: 'Ours', subject: 'case', appliesTo: { kind: 'REPAIR' }, opensOn: { event: 'CaseDispatched' }, clockFrom: 'dispatchedAt',
      term: { kind: 'elapsed', minutes: 30 }, sets: 'HANDLING', metBy: { event: 'WorkStageRecorded', facts: { stage: 'ARRIVED' } }, owedBy: ['MAINTENANCE'], strength: 'MUST',
    } as unknown as ObligationRow;
    const pack = { key: 'own', area: 'reception', name: { zh: '试', en: 'Test' }, rows: [there] };
    const policy = compilePolicySet({ id: 'own', zone: 'Asia/Shanghai', settings: DEFAULT_SETTINGS, reportingLine: SHIPPED_REPORTING_LINE, packs: [pack as never] });
    const story = given('REPAIR', policy).does(send('MAINTENANCE')).by('MAINTENANCE').does(stage('ON_THE_WAY'));
    expect(story.standing('AC-09')).toBe('OPEN');
    expect(story.at(30 * MINUTE + 1).does(stage('ARRIVED')).standing('AC-09')).toBe('MET LATE');
  });
});
