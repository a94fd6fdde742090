import { describe, expect, it } from 'vitest';
import { answerHousehold } from './answer-household.js';
import { FIVE } from './approvals.fixture.js';
import { availableActions } from './available-actions.js';
import { caseFacts } from './case-facts.js';
import type { CaseState, Decision, DecisionContext, ReplyForm } from './case.js';
import { classifyCase } from './classify-case.js';
import { closeCase } from './close-case.js';
import { confirmHousehold } from './confirm-household.js';
import { confirmWithResident, type ConfirmOutcome } from './confirm-with-resident.js';
import { householdsOf } from './households.js';
import { joinHouseholds, type NamedHousehold } from './join-households.js';
import { mergeCase } from './merge-case.js';
import { replyToResident } from './reply-to-resident.js';
import { complaintsSKX } from '../policy/packs/complaints/s-k-x.js';
import { AROUND, DAY, HOUR, policyWith, RECEPTION, Story } from './story.fixture.js';

type Verb = (state: CaseState, context: DecisionContext) => Decision;

const POLICY = policyWith(complaintsSKX);
const received = (more: Parameters<Story['received']>[1] = {}) => new Story(POLICY).received('COMPLAINT', more).classified('MINOR');
const join = (households: readonly NamedHousehold[] = FIVE, others: readonly CaseState[] = []): Verb => (state, context) => {
  const joined = joinHouseholds(state, others, { households, reason: 'One pump' }, context, () => POLICY);
  return joined.refused ? joined : joined.collective;
};
const answer = (householdId: string, form: ReplyForm = 'VISIT'): Verb => (state, context) => answerHousehold(state, { householdId, reply: 'The pump is exchanged', form, signed: true }, context);
const ask = (householdId: string, outcome: ConfirmOutcome = 'SATISFIED'): Verb => (state, context) => confirmHousehold(state, { householdId, outcome }, context);
const close: Verb = (state, context) => closeCase(state, { reason: 'All know' }, context);
const collective = () => received().does(join());
const answered = () => FIVE.reduce((story, { id }) => story.does(answer(id)), collective());
/** All that the manager owes of a collective complaint, done at once. */
const reportsDone = (story: Story) => story.by('CENTRE_MANAGER').reported('DEPUTY_GENERAL_MANAGER', 'COMPLAINT_CENTRE').recorded('SPECIAL_INCIDENT_REPORT').by('CS_SUPERVISOR');
const settled = () => reportsDone(answered().reported('CENTRE_MANAGER')).by('DEPARTMENT_HEAD').settled().by('CS_SUPERVISOR');

describe('CP-23 (X 四): a person names the households, and their complaints end in one', () => {
  it.each([[4, false], [5, true], [6, true]])('%d households: %s', (count, collectively) => {
    const households = Array.from({ length: count }, (_, n) => ({ id: `n${n}`, unitId: `unit ${n}`, fromCaseId: null }));
    if (!collectively) return expect(received().tries(join(households))).toMatchObject({ rule: 'CP-23', clause: { source: 'X', section: '四' } });
    const story = received().does(join(households));
    expect([story.state.status, householdsOf(story.state).length, caseFacts(story.state)['collective']]).toEqual(['RECEIVED', count, true]);
  });

  it('all reports are owed at once from then on (X 八.1)', () => {
    const story = received().at(HOUR).does(join());
    expect(story.obligation('CP-23.manager')).toMatchObject({ status: 'OPEN', clockFrom: RECEPTION + HOUR });
    expect(story.reported('CENTRE_MANAGER').owed).toEqual(expect.arrayContaining(['CP-23.company', 'CP-23.report']));
  });

  it('joined complaints end as merged into it; it goes on with the earliest reception, and what was late stays late where it was', () => {
    const late = new Story(POLICY).received('COMPLAINT').classified('MINOR').at(3 * DAY).swept().state;
    const story = received().at(3 * DAY);
    const own = { ...story.state, id: 'own', receivedAt: RECEPTION + DAY, classFrom: RECEPTION + DAY };
    const joined = joinHouseholds(own, [{ ...late, id: 'other' }], { households: [{ ...FIVE[0]!, fromCaseId: 'other' }, ...FIVE.slice(1)], reason: 'One pump' }, story.context, () => POLICY);
    if (joined.refused) throw new Error(joined.message.en);
    expect(joined.collective.next).toMatchObject({ status: 'RECEIVED', receivedAt: RECEPTION });
    expect(householdsOf(joined.collective.next)[0]).toMatchObject({ id: 'h1', fromCaseId: 'other' });
    const [ended] = joined.ended;
    expect(ended!.next).toMatchObject({ id: 'other', status: 'CLOSED', closedAt: RECEPTION + 3 * DAY });
    expect(ended!.next.acts.filter(({ type }) => type === 'CaseMerged' || type === 'CaseClosed').map(({ facts }) => facts['role'] ?? facts['because'])).toEqual(['MERGED', 'MERGED']);
    expect(ended!.next.obligations.find(({ rule }) => rule === 'CP-10')?.level).toBeGreaterThan(0);
  });

  it.each<[string, Partial<CaseState>, RegExp]>([
    ['of another centre', { centreId: 'other' }, /different centres/],
    ['of another kind', { kind: 'REPAIR' }, /different kinds/],
    ['of a stricter class', { severity: 'MAJOR' }, /different validity or severity/],
    ['that is closed already', { status: 'CLOSED' }, /closed/],
  ])('not one %s', (_, own, words) => {
    const other = { ...received().state, id: 'other', ...own };
    expect(received().tries(join(FIVE, [other])).message.en).toMatch(words);
  });

  it('nor one that is collective itself', () => expect(received().tries(join(FIVE, [{ ...collective().state, id: 'other' }])).message.en).toContain('collective complaint itself'));

  it('a home is named once, also when others come later; later ones may be fewer than five', () => {
    expect(collective().tries(join([FIVE[0]!])).message.en).toContain('named once');
    expect(householdsOf(collective().does(join([{ id: 'h6', unitId: 'unit h6', fromCaseId: null }])).state)).toHaveLength(6);
    expect(collective().tries(join([])).message.en).toContain('at least one');
    expect(received().tries((state, context) => joinHouseholds(state, [], { households: FIVE, reason: ' ' }, context, () => POLICY) as Decision).message.en).toContain('one matter');
  });

  it('it is confirmed by who may approve mergers, and only for a complaint', () => {
    expect(received().by('RECEPTIONIST').tries(join()).message.en).toContain('approve cancelling and merging');
    expect(new Story(POLICY).received('REPAIR').tries(join()).message.en).toContain('Only a complaint');
  });

  it('with five named it stays collective, and is not merged away (law 2)', () => {
    const notAnyMore: Verb = (state, context) => classifyCase(state, { kind: 'COMPLAINT', validity: 'VALID', severity: 'MINOR', collective: false, basis: 'CORRECTION' }, context);
    expect(collective().tries(notAnyMore).rule).toBe('CP-23.stays');
    expect(received().does(notAnyMore).state.kind).toBe('COMPLAINT');
    expect(collective().tries((state, context) => mergeCase(state, { intoCaseId: 'other', reason: 'One matter' }, context)).rule).toBe('CP-23.whole');
  });
});

describe('CP-23 (X 十一): each household is answered by a visit', () => {
  it.each(['TELEPHONE', 'WRITTEN', 'ORAL'] as const)('not by %s', (form) => {
    expect(collective().tries(answer('h1', form))).toMatchObject({ rule: 'CP-23.household', clause: { source: 'X', section: '十一' } });
  });

  it('with the last one the complaint is answered, and not before', () => {
    const story = FIVE.slice(0, 4).reduce((before, { id }) => before.does(answer(id)), collective().at(HOUR));
    expect([story.state.definiteAnswerAt, story.state.firstResponseAt, story.happenings('ReplyGiven').length]).toEqual([null, RECEPTION + HOUR, 0]);
    story.at(2 * HOUR).does(answer('h5'));
    expect([story.state.definiteAnswerAt, story.happenings('ReplyGiven').length]).toEqual([RECEPTION + 2 * HOUR, 1]);
  });

  it('each once, and none that is not there', () => {
    expect(collective().does(answer('h1')).tries(answer('h1')).message.en).toContain('already');
    expect(collective().tries(answer('h9')).message.en).toContain('no such household');
  });

  it('one definite answer to the whole is refused; word that it is being seen to is not', () => {
    expect(collective().tries((state, context) => replyToResident(state, { definite: true, reply: 'Repaired', form: 'VISIT' }, context)).rule).toBe('CP-23.each');
    expect(collective().replied(false, { form: 'TELEPHONE' }).state.repliedAt).toBe(RECEPTION);
  });

  it('a household named later leaves it unanswered again', () => {
    const story = answered();
    expect(caseFacts(story.state)['householdsAnswered']).toBe(true);
    expect(caseFacts(story.does(join([{ id: 'h6', unitId: null, fromCaseId: null }])).state)['householdsAnswered']).toBe(false);
  });
});

describe('CP-23: closing needs every household', () => {
  it('the manager does not close it, with whatever reason, before each is answered', () => {
    const story = FIVE.slice(0, 4).reduce((before, { id }) => before.does(answer(id)), collective()).by('CENTRE_MANAGER');
    expect(story.tries(close)).toMatchObject({ rule: 'CP-23.close', clause: { source: 'X', section: '十一' } });
    expect(received().does((state, context) => classifyCase(state, { kind: 'COMPLAINT', validity: 'VALID', severity: 'MINOR', collective: true, basis: 'CORRECTION' }, context)).by('CENTRE_MANAGER').tries(close).rule).toBe('CP-23.close');
    expect(settled().does(ask('h1', 'NOT_REACHED')).by('CENTRE_MANAGER').does(close).state.status).toBe('CLOSED');
  });

  it('the households are asked one by one; with the last that is content it is closed', () => {
    const story = settled();
    expect(story.tries((state, context) => confirmWithResident(state, { outcome: 'SATISFIED' }, context)).rule).toBe('CP-23.confirm');
    for (const { id } of FIVE.slice(0, 4)) story.does(ask(id));
    expect(story.state.status).toBe('SETTLED');
    story.at(DAY).does(ask('h5'));
    expect(story.state).toMatchObject({ status: 'CLOSED', closedAt: RECEPTION + DAY });
    expect(story.happenings('ResidentConfirmed')).toHaveLength(1);
  });

  it('nobody who was not answered is asked, nobody twice, and not by who settled it (law 10)', () => {
    const early = collective().does(answer('h1')).by('DEPARTMENT_HEAD').settled().by('CS_SUPERVISOR');
    expect(early.tries(ask('h2')).message.en).toContain('no answer yet');
    expect(early.does(ask('h1')).tries(ask('h1')).message.en).toContain('already');
    expect(answered().settled().tries(ask('h1')).rule).toBe('CP-23.settler');
  });

  it('nobody reached is recorded and counts for nothing', () => {
    const story = FIVE.slice(0, 4).reduce((before, { id }) => before.does(ask(id)), settled()).does(ask('h5', 'NOT_REACHED'));
    expect(story.state.status).toBe('SETTLED');
  });

  it('one that is not content reopens it and is answered anew; those that are content stay so', () => {
    const story = settled().does(ask('h1')).does(ask('h2', 'DISSATISFIED'));
    expect(story.state.status).toBe('IN_PROGRESS');
    expect(householdsOf(story.state).map(({ answeredAt, confirmedAt }) => [answeredAt !== null, confirmedAt !== null]).slice(0, 3)).toEqual([[true, true], [false, false], [true, false]]);
    story.does(answer('h2')).by('DEPARTMENT_HEAD').settled().by('CS_SUPERVISOR').reported('CS_SUPERVISOR');
    for (const id of ['h2', 'h3', 'h4', 'h5']) story.does(ask(id));
    expect(story.state.status).toBe('CLOSED');
  });

  it('what MUST be done is asked for with the last household', () => {
    const story = FIVE.slice(0, 4).reduce((before, { id }) => before.does(ask(id)), answered().by('DEPARTMENT_HEAD').settled().by('CS_SUPERVISOR'));
    expect(story.tries(ask('h5'))).toMatchObject({ rule: 'CP-23.manager' });
  });

  it('CP-24 (X 十一): raised in writing, an answer in writing goes out too', () => {
    const story = reportsDone(FIVE.reduce((before, { id }) => before.does(answer(id)), received({ channel: 'LETTER' }).does(join())).reported('CENTRE_MANAGER')).by('DEPARTMENT_HEAD').settled().by('CS_SUPERVISOR');
    expect(story.tries(ask('h1'))).toMatchObject({ rule: 'CP-24.household' });
    expect(story.replied(false, { form: 'WRITTEN' }).does(ask('h1')).happenings('HouseholdConfirmed')).toHaveLength(1);
  });

  it('is what the page offers next', () => {
    const primary = (story: Story) => availableActions(story.state, story.context).find((action) => action.primary)?.verb;
    expect(primary(reportsDone(collective().does(answer('h1')).reported('CENTRE_MANAGER')).by('DEPARTMENT_HEAD'))).toBe('settleCase');
    const half = reportsDone(collective().does(answer('h1')).reported('CENTRE_MANAGER')).by('DEPARTMENT_HEAD').settled().by('CS_SUPERVISOR');
    expect(primary(half)).toBe('answerHousehold');
    expect(primary(settled())).toBe('confirmHousehold');
  });
});

describe('CP-23.report (X 八.1): the special incident report', () => {
  it.each(AROUND)('written %s 24:00 of the day after the manager knew', (_, offset) => {
    const story = collective().at(HOUR).reported('CENTRE_MANAGER').by('CENTRE_MANAGER').at(DAY + 15 * HOUR + offset).recorded('SPECIAL_INCIDENT_REPORT');
    expect(story.standing('CP-23.report')).toBe(offset > 0 ? 'MET LATE' : 'MET ON_TIME');
  });
});
