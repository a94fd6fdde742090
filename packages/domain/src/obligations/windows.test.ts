import { describe, expect, it } from 'vitest';
import { caseFacts } from '../cases/case-facts.js';
import { reopenCase } from '../cases/reopen-case.js';
import { AROUND, DAY, given, HOUR, RECEPTION } from '../cases/story.fixture.js';
import { explain } from './explain.js';
import { aRow, follows } from './rows.fixture.js';

/** As CB-02's second visit: no earlier than 10 days and no later than 20 days. */
const policy = follows(aRow('W', { term: { kind: 'window', notBefore: { kind: 'days', days: 10 }, by: { kind: 'days', days: 20 } }, sets: 'CALLBACK', metBy: { event: 'ReplyGiven' }, repeatsOn: { event: 'CaseReopened' } }));
const received = () => given('REPAIR', policy);

describe('不早于……不晚于……', () => {
  it('both ends are known from the start', () => expect(received().obligation('W')).toMatchObject({ notBeforeAt: RECEPTION + 10 * DAY, dueAt: RECEPTION + 20 * DAY, status: 'OPEN' }));

  it.each(AROUND)('done %s its opening', (_, offset) => expect(received().at(10 * DAY + offset).replied().standing('W')).toBe(offset < 0 ? 'OPEN' : 'MET ON_TIME'));
  it.each(AROUND)('done %s its end', (_, offset) => expect(received().at(20 * DAY + offset).replied().standing('W')).toBe(offset > 0 ? 'MET LATE' : 'MET ON_TIME'));

  it('what was done too early does not count later either', () => expect(received().at(DAY).replied().at(15 * DAY).swept().standing('W')).toBe('OPEN'));
  it('done early, and again within: it is met by the second', () => expect(received().at(DAY).replied().at(15 * DAY).replied().obligation('W')).toMatchObject({ status: 'MET', metAt: RECEPTION + 15 * DAY }));

  it('owed again after a reopening, the window stays', () => {
    const story = received().at(11 * DAY).replied().settled().does((state, context) => reopenCase(state, { reason: 'again' }, context));
    expect(story.obligation('W')).toMatchObject({ generation: 2, status: 'OPEN', notBeforeAt: RECEPTION + 10 * DAY });
    expect(story.after(HOUR).replied().standing('W')).toBe('MET ON_TIME');
  });

  it('explains both ends (law 6)', () => {
    const story = received();
    const { lines } = explain(story.obligation('W'), policy, caseFacts(story.state));
    expect(lines.map(({ part, value, at }) => [part, value.zh, at && (at - RECEPTION) / DAY])).toEqual([
      ['START', '受理时间', 0],
      ['WINDOW', '10天；此前所做不算', 10],
      ['TERM', '20天', 20],
      ['DUE', '此刻（含）之前完成为按时', 20],
    ]);
  });
});
