import { describe, expect, it } from 'vitest';
import { agreeReplyTime } from '../cases/agree-reply-time.js';
import type { CaseState, DecisionContext } from '../cases/case.js';
import { DAY, given, HOUR, RECEPTION } from '../cases/story.fixture.js';
import type { Term } from '../policy/term.js';
import { aRow, follows } from './rows.fixture.js';

const agree = (sinceReception: number, reason = 'The part is late') => (state: CaseState, context: DecisionContext) => agreeReplyTime(state, { agreedReplyAt: RECEPTION + sinceReception, reason }, context);
const opens = (term: Term) => given('REPAIR', follows(aRow('T', { opensOn: { event: 'ReplyTimeAgreed' }, term, metBy: { event: 'CaseSettled' } }))).by('CENTRE_MANAGER');

describe('law 5: what hangs on an agreed time follows a later one as an extension, an earlier one at once', () => {
  it.each<[string, Term, number, number, number]>([
    ['the time itself', { kind: 'fact', fact: 'agreedReplyAt' }, 4 * DAY, 8 * DAY, 2 * DAY],
    ['a day before it', { kind: 'fact', fact: 'agreedReplyAt', shift: { days: -1 } }, 3 * DAY, 7 * DAY, DAY],
    ['half the way to it', { kind: 'fraction', numerator: 1, denominator: 2, of: { kind: 'fact', fact: 'agreedReplyAt' } }, 2 * DAY, 4 * DAY, DAY],
    ['a window that ends with it', { kind: 'window', notBefore: { kind: 'minutes', minutes: 5 }, by: { kind: 'fact', fact: 'agreedReplyAt' } }, 4 * DAY, 8 * DAY, 2 * DAY],
  ])('%s', (_, term, first, later, earlier) => {
    const since = (story: ReturnType<typeof opens>) => story.obligation('T').dueAt - RECEPTION;
    expect(since(opens(term).after(HOUR).does(agree(4 * DAY)))).toBe(first);
    const postponed = opens(term).after(HOUR).does(agree(4 * DAY)).after(HOUR).does(agree(8 * DAY));
    expect(since(postponed)).toBe(later);
    expect(postponed.obligation('T')).toMatchObject({ firstDueAt: RECEPTION + first, extension: { reason: 'The part is late' } });
    expect(since(opens(term).after(HOUR).does(agree(4 * DAY)).after(HOUR).does(agree(2 * DAY)))).toBe(earlier);
  });
});
