import { describe, expect, it } from 'vitest';
import { agreeReplyTime } from '../cases/agree-reply-time.js';
import { caseFacts } from '../cases/case-facts.js';
import { classifyCase } from '../cases/classify-case.js';
import { DAY, given, HOUR, MINUTE, RECEPTION } from '../cases/story.fixture.js';
import { explain } from './explain.js';
import { aRow, follows } from './rows.fixture.js';

const reply = { sets: 'REPLY', metBy: { event: 'ReplyGiven' } } as const;
const GENERAL = aRow('HR-01', { ...reply, general: true, term: { kind: 'minutes', minutes: 5 } });
const INQUIRY = aRow('HR-17', { ...reply, appliesTo: { kind: 'INQUIRY' }, term: { kind: 'days', days: 2 } });
const AGREED = aRow('HR-18', { ...reply, opensOn: { event: 'ReplyTimeAgreed' }, term: { kind: 'fact', fact: 'agreedReplyAt' } });
const SETTLING = aRow('FD-06', { sets: 'SETTLEMENT' });
const policy = follows(GENERAL, INQUIRY, AGREED, SETTLING);
const of = (kind: 'INQUIRY' | 'REPAIR', basis: 'CORRECTION' | 'DEVELOPMENT' = 'CORRECTION') => (state: Parameters<typeof classifyCase>[0], context: Parameters<typeof classifyCase>[2]) =>
  classifyCase(state, { kind, basis, reason: 'It is' }, context);

describe('HR-22: a rule for the kind of matter beats a general one that sets the same thing', () => {
  it('only the special one runs, and what sets something else beside it', () => expect(given('INQUIRY', policy).owed).toEqual(['HR-17', 'FD-06']));
  it('where there is no special one, the general one', () => expect(given('REPAIR', policy).owed).toEqual(['HR-01', 'FD-06']));
  it('the order of the rows decides nothing', () => expect(given('INQUIRY', follows(SETTLING, AGREED, INQUIRY, GENERAL)).owed.sort()).toEqual(['FD-06', 'HR-17']));

  it('a special rule without a due time is not in force yet', () => {
    const undated = aRow('X', { ...reply, term: { kind: 'fact', fact: 'residentDeadline' } });
    expect(given('REPAIR', follows(GENERAL, undated)).owed).toEqual(['HR-01']);
  });

  it('a special rule that comes into force supersedes the general one in time', () => {
    const story = given('REPAIR', policy).after(MINUTE).does((state, context) => agreeReplyTime(state, { agreedReplyAt: RECEPTION + HOUR }, context));
    expect([story.standing('HR-01'), story.standing('HR-18')]).toEqual(['SUPERSEDED', 'OPEN']);
  });

  it('after its time it is judged first: the breach stays (law 3)', () => {
    const story = given('REPAIR', policy).after(HOUR).does((state, context) => agreeReplyTime(state, { agreedReplyAt: RECEPTION + DAY }, context));
    expect(story.standing('HR-01')).toBe('SUPERSEDED MISSED');
  });

  it('classified to the general rule and back: revived, with no second breach', () => {
    const story = given('INQUIRY', policy).after(MINUTE).does(of('REPAIR'));
    expect([story.standing('HR-17'), story.standing('HR-01')]).toEqual(['SUPERSEDED', 'OPEN']);
    story.after(MINUTE).does(of('INQUIRY'));
    expect([story.standing('HR-17'), story.standing('HR-01')]).toEqual(['OPEN', 'SUPERSEDED']);
  });

  it('a longer special limit before the general one is due needs approval like every longer limit (law 2)', () => {
    const first = given('REPAIR', policy).after(MINUTE).does(of('REPAIR')).by('RECEPTIONIST');
    expect(first.tries(of('INQUIRY')).message.en).toContain('approve longer limits');
  });

  it('says what it yields to (law 6)', () => {
    const story = given('INQUIRY', policy).after(MINUTE).does(of('REPAIR')).after(MINUTE).does(of('INQUIRY'));
    const lines = (rule: string) => explain(story.obligation(rule), policy, caseFacts(story.state)).lines;
    expect(lines('HR-01').find(({ part }) => part === 'YIELDS')!.value.en).toBe('yields to HR-17 (Rule HR-17), which is for this kind of matter');
    expect(lines('HR-17').some(({ part }) => part === 'YIELDS')).toBe(false);
  });
});
