import { describe, expect, it } from 'vitest';
import { AROUND, DAY, given, HOUR, RECEPTION } from '../cases/story.fixture.js';
import { caseFacts } from '../cases/case-facts.js';
import { reopenCase } from '../cases/reopen-case.js';
import type { CaseState, DecisionContext } from '../cases/case.js';
import { explain } from './explain.js';
import { aRow, follows } from './rows.fixture.js';

/** As CP-12 and CB-01: something owed after the settlement, by a time that the settlement starts. */
const AFTER = aRow('AFTER', { opensOn: { event: 'CaseSettled' }, clockFrom: 'settledAt', term: { kind: 'days', days: 3 }, sets: 'CALLBACK', metBy: { event: 'ReplyGiven' }, repeatsOn: { event: 'CaseReopened' } });
const reopen = (state: CaseState, context: DecisionContext) => reopenCase(state, { reason: 'It leaks again' }, context);
const policy = follows(AFTER);
const received = () => given('REPAIR', policy);
const standings = (story: ReturnType<typeof received>) => story.state.obligations.map(({ status, verdict }) => [status, verdict].filter(Boolean).join(' '));

describe('What is owed after a settlement', () => {
  it('is not owed before', () => expect(received().find('AFTER')).toBeUndefined());
  it.each(AROUND)('done %s three days after it', (_, offset) => {
    expect(received().at(DAY).settled().at(4 * DAY + offset).replied().standing('AFTER')).toBe(offset > 0 ? 'MET LATE' : 'MET ON_TIME');
  });

  it('reopened, it is no longer owed; settled again, it counts from then', () => {
    const story = received().at(DAY).settled().at(2 * DAY).does(reopen);
    expect(standings(story)).toEqual(['SUPERSEDED']);
    story.at(10 * DAY).settled();
    expect(standings(story)).toEqual(['SUPERSEDED', 'OPEN']);
    expect(story.obligation('AFTER')).toMatchObject({ generation: 2, clockFrom: RECEPTION + 10 * DAY, dueAt: RECEPTION + 13 * DAY });
    expect(standings(story.at(12 * DAY).replied())).toEqual(['SUPERSEDED', 'MET ON_TIME']);
  });

  it('says that it counts from the new start (law 6)', () => {
    const story = received().at(DAY).settled().at(2 * DAY).does(reopen).at(10 * DAY).settled();
    const { lines } = explain(story.obligation('AFTER'), policy, caseFacts(story.state));
    expect(lines.map(({ part, value, at }) => [part, value.en, at && (at - RECEPTION) / DAY])).toEqual([
      ['START', 'Settled', 10],
      ['AGAIN', 'Time 2; it counts from the new start', undefined],
      ['TERM', '3 days', 13],
      ['DUE', 'On time until this very moment', 13],
    ]);
  });

  it('what was late before stays so', () => {
    const story = received().at(DAY).settled().at(5 * DAY).does(reopen).at(6 * DAY).settled();
    expect(standings(story)).toEqual(['SUPERSEDED MISSED', 'OPEN']);
  });

  it('an act between the two settlements does not meet the second', () => {
    expect(standings(received().at(DAY).settled().after(HOUR).does(reopen).after(HOUR).replied().after(HOUR).settled())).toEqual(['SUPERSEDED', 'OPEN']);
  });

  it('done, then reopened and settled again: owed anew', () => {
    expect(standings(received().at(DAY).settled().after(HOUR).replied().after(HOUR).does(reopen).at(4 * DAY).settled())).toEqual(['MET ON_TIME', 'OPEN']);
  });
});
