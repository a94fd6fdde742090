import { describe, expect, it } from 'vitest';
import { rateCase, sayNotSolved } from './resident-says.js';
import { AROUND, DAY, given, HOUR, policyWith, type Story } from './story.fixture.js';
import { reopenCase } from './reopen-case.js';
import { closeCase } from './close-case.js';
import { receptionP } from '../policy/packs/reception/p.js';
import type { CaseState, DecisionContext } from './case.js';

const nobody = (context: DecisionContext): DecisionContext => ({ ...context, actor: { personId: null, posts: [], capabilities: [] } });
const notSolved = (household = 'h') => (state: CaseState, context: DecisionContext) => sayNotSolved(state, { household, text: '水还在漏' }, nobody(context));
const rates = (rating: number, household = 'h', comment: string | null = null) => (state: CaseState, context: DecisionContext) => rateCase(state, { household, rating, comment }, nobody(context));
const settled = (): Story => given('REPAIR', policyWith(receptionP)).at(HOUR).settled();

describe('NOT-SOLVED (PRODUCT): the resident says by the link that it is not solved; answered within a day', () => {
  it('moves nothing by itself: the case stays settled, the word is journalled without its text, the supervisor owes an answer', () => {
    const story = settled().at(2 * HOUR);
    const decision = notSolved()(story.state, story.context);
    if (decision.refused) throw new Error(decision.message.en);
    expect(decision.next.status).toBe('SETTLED');
    expect(decision.notes).toEqual([expect.objectContaining({ kind: 'NOTE', body: '水还在漏' })]);
    const [said] = decision.events;
    expect(said).toMatchObject({ type: 'ResidentSaidNotSolved', facts: { household: 'h', note: decision.notes[0]!.id } });
    expect(JSON.stringify(decision.events)).not.toContain('漏');
    expect(story.does(notSolved()).obligation('NOT-SOLVED')).toMatchObject({ status: 'OPEN', owedBy: ['CS_SUPERVISOR'], clockFrom: story.now, dueAt: story.now + DAY });
  });

  it.each(AROUND)('answered %s the limit', (_, offset) => {
    const story = settled().does(notSolved()).after(DAY + offset).replied();
    expect(story.standing('NOT-SOLVED')).toBe(offset > 0 ? 'MET LATE' : 'MET ON_TIME');
  });

  it.each<[string, (story: Story) => Story]>([
    ['a reopening', (story) => story.does((state, context) => reopenCase(state, { reason: '仍漏' }, context))],
    ['asking the resident, who is dissatisfied', (story) => story.by('CS_SUPERVISOR', 'another').confirmed('DISSATISFIED')],
    ['asking the resident, who is satisfied after all', (story) => story.by('CS_SUPERVISOR', 'another').confirmed('SATISFIED')],
  ])('met by %s', (_, act) => {
    expect(act(settled().does(notSolved()).after(HOUR)).standing('NOT-SOLVED')).toBe('MET ON_TIME');
  });

  it('not met by a call that reached nobody, nor by an answer given before', () => {
    const story = given('REPAIR', policyWith(receptionP)).replied().at(HOUR).settled().does(notSolved()).after(HOUR).by('CS_SUPERVISOR', 'another').confirmed('NOT_REACHED');
    expect(story.standing('NOT-SOLVED')).toBe('OPEN');
  });

  it('unanswered, it rings at the due time, and closing the case erases nothing', () => {
    const story = settled().does(notSolved()).after(DAY + 1).swept();
    expect(story.rung).toContain('NOT-SOLVED OVERDUE 1 → CENTRE_MANAGER');
    story.by('CENTRE_MANAGER').does((state, context) => closeCase(state, { reason: '无法处理' }, context));
    expect(story.standing('NOT-SOLVED')).toBe('CANCELLED MISSED');
  });

  it('once a household each time that the house calls it done', () => {
    const story = settled().does(notSolved());
    expect(story.tries(notSolved()).message.en).toMatch(/said so already/);
    story.does(notSolved('another household'));
    story.after(HOUR).does((state, context) => reopenCase(state, { reason: '仍漏' }, context)).after(HOUR).settled().after(HOUR).does(notSolved());
    expect(story.obligation('NOT-SOLVED', 2)).toMatchObject({ status: 'OPEN', clockFrom: story.now, dueAt: story.now + DAY });
    expect(story.standing('NOT-SOLVED', 1)).toBe('MET ON_TIME');
  });

  it('not while it is still worked on, not without a word, not once it is closed (CP-26: a new one, linked)', () => {
    expect(given('REPAIR').tries(notSolved()).message.en).toMatch(/still being worked on/);
    const story = settled();
    expect(story.tries((state, context) => sayNotSolved(state, { household: 'h', text: ' ' }, nobody(context))).message.en).toMatch(/Write down/);
    story.by('CS_SUPERVISOR', 'another').confirmed('SATISFIED');
    expect(story.tries(notSolved()).message.zh).toMatch(/另行登记.*关联/);
  });
});

describe('A rating of the resident', () => {
  it('is one to five, journalled without its words, once a household; nothing is owed by it and nothing met (no callback: nobody asked)', () => {
    const story = settled().after(HOUR);
    const owed = story.owed;
    const decision = rates(4, 'h', '师傅很好')(story.state, story.context);
    if (decision.refused) throw new Error(decision.message.en);
    expect(decision.events.map(({ type, facts }) => [type, facts['rating'], facts['household']])).toEqual([['ResidentRated', 4, 'h']]);
    expect(JSON.stringify(decision.events)).not.toContain('师傅');
    expect(decision.notes).toEqual([expect.objectContaining({ body: '师傅很好' })]);
    story.does(rates(4));
    expect(story.owed).toEqual(owed);
    expect(story.tries(rates(1)).message.en).toMatch(/rated it already/);
    story.does(rates(1, 'another household'));
    expect(story.happenings('ResidentConfirmed')).toEqual([]);
  });

  it('of closed work too, not of work under way; no other figure', () => {
    expect(given('REPAIR').tries(rates(5)).message.en).toMatch(/once the work is done/);
    for (const rating of [0, 6, 2.5, Number.NaN, -1]) expect(settled().tries(rates(rating)).message.en).toMatch(/one to five/);
    expect(settled().by('CS_SUPERVISOR', 'another').confirmed('SATISFIED').after(HOUR).does(rates(5)).state.status).toBe('CLOSED');
  });
});
