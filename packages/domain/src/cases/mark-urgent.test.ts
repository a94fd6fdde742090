import { describe, expect, it } from 'vitest';
import type { CaseState, DecisionContext } from './case.js';
import { markConfidential, unmarkConfidential } from './mark-confidential.js';
import { markUrgent } from './mark-urgent.js';
import { given } from './story.fixture.js';

const mark = (urgent: boolean, reason = 'Water is running') => (state: CaseState, context: DecisionContext) => markUrgent(state, { urgent, reason }, context);

describe('The urgent mark', () => {
  it('is set and taken off, each with its reason', () => {
    const story = given('REPAIR').does(mark(true));
    expect(story.state.urgent).toBe(true);
    story.does(mark(false, 'The tap is shut'));
    expect(story.state.urgent).toBe(false);
    expect(story.happenings('CaseMarkedUrgent').map(({ facts }) => facts['urgent'])).toEqual([true, false]);
  });
  it('is not set twice, without a reason, or by who may not classify', () => {
    expect(given('REPAIR').does(mark(true)).tries(mark(true)).message.en).toMatch(/already/);
    expect(given('REPAIR').tries(mark(true, ' ')).message.en).toMatch(/reason/);
    expect(given('REPAIR').by('GUARD').tries(mark(true)).message.en).toMatch(/classify/);
  });
});

describe('HR-19: a matter that is confidential no longer', () => {
  it('is there again for those who could see it before', () => {
    const story = given('REPAIR').becomes({ ...given('REPAIR').state, audience: 'COMPLAINT_CENTRE' });
    story.does((state, context) => markConfidential(state, { reason: 'A contract' }, context)).does((state, context) => unmarkConfidential(state, { reason: 'Published' }, context));
    expect(story.state.audience).toBe('COMPLAINT_CENTRE');
  });
  it('is refused where it is not confidential, without a reason, and to the desk', () => {
    expect(given('REPAIR').tries((state, context) => unmarkConfidential(state, { reason: 'Published' }, context)).message.en).toMatch(/not confidential/);
    const secret = given('REPAIR').does((state, context) => markConfidential(state, { reason: 'A contract' }, context));
    expect(secret.tries((state, context) => unmarkConfidential(state, { reason: '' }, context)).message.en).toMatch(/no longer/);
    expect(secret.by('RECEPTIONIST').tries((state, context) => unmarkConfidential(state, { reason: 'x' }, context)).message.en).toMatch(/mark confidential/);
  });
});
