import { describe, expect, it } from 'vitest';
import { RECEPTION } from '../cases/story.fixture.js';
import { DEFAULT_LADDER, type LadderSettings } from '../policy/ladder-settings.js';
import { completeSettings } from '../policy/settings.js';
import { explain } from './explain.js';
import { ladderInWords, warningInWords } from './ladder-in-words.js';
import { ladderOf } from './ladder.js';
import type { Obligation } from './obligation.js';
import { aRow, follows } from './rows.fixture.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Minutes before due of the warning, and after due of each level, of a term that long. */
function rings(term: number, own: Partial<LadderSettings> = {}, ladder?: Parameters<typeof aRow>[1]['ladder']) {
  const policy = { reportingLine: { RECEPTIONIST: 'CS_SUPERVISOR', CS_SUPERVISOR: 'CENTRE_MANAGER', CENTRE_MANAGER: null }, settings: completeSettings(own) };
  const steps = ladderOf(aRow('T-1', ladder ? { ladder } : {}), { owedBy: ['RECEPTIONIST'], from: 0, dueAt: term, policy });
  return steps.map(({ kind, at, to }) => `${kind} ${(at - term) / MINUTE} ${to}`);
}

describe('the default ladder: level 1 at due, level 2 after half the term again, up the reporting line; warned with a fifth left', () => {
  it.each<[string, number, number, number]>([
    ['2 days: a fifth, and half', 2 * DAY, -576, 1440],
    ['a term whose half is a day exactly', 2 * DAY, -576, 1440],
    ['one minute less of the half', 2 * DAY - 2 * MINUTE, -575.6, 1439],
    ['longer: never more than a day', 10 * DAY, -1440, 1440],
    ['a fifth that is a day exactly', 5 * DAY, -1440, 1440],
    ['30 minutes: half is a quarter of an hour exactly', 30 * MINUTE, -6, 15],
    ['shorter: never less than a quarter of an hour', 29 * MINUTE, -5.8, 15],
    ['5 minutes: a fifth is a minute exactly', 5 * MINUTE, -1, 15],
    ['4 minutes: never less than a minute', 4 * MINUTE, -1, 15],
  ])('%s', (_, term, warned, second) => expect(rings(term)).toEqual([`WARN ${warned} RECEPTIONIST`, 'OVERDUE 0 CS_SUPERVISOR', `ESCALATE ${second} CENTRE_MANAGER`]));

  it.each<[string, Partial<LadderSettings>, number, number]>([
    ['warned with half left', { warnShare: 50 }, -720, 720],
    ['warned an hour before at most', { warnMost: 60 }, -60, 720],
    ['second level after a tenth', { escalateShare: 10 }, -288, 144],
    ['second level after 2 hours at most', { escalateMost: 120 }, -288, 120],
  ])('a day, and the company says: %s', (_, own, warned, second) => expect(rings(DAY, own)).toEqual([`WARN ${warned} RECEPTIONIST`, 'OVERDUE 0 CS_SUPERVISOR', `ESCALATE ${second} CENTRE_MANAGER`]));

  it('what a clause says of being late is no setting; the warning still is', () => {
    expect(rings(DAY, { warnShare: 5, escalateShare: 200 }, [{ at: { afterDueMinutes: 60 }, to: 'CENTRE_MANAGER', effect: { kind: 'NOTIFY' } }])).toEqual(['WARN -72 RECEPTIONIST', 'OVERDUE 60 CENTRE_MANAGER']);
  });
});

describe('said in words', () => {
  it('by default', () => {
    expect(ladderInWords({}).zh).toBe('到期：告知上级；再过时限的一半（15分钟至1天）：告知再上一级');
    expect(warningInWords(DEFAULT_LADDER)).toEqual({ zh: '时限剩20%时（提前1分钟至1天）', en: 'with 20 % of the term left (1 minute to 1 day before due)' });
  });

  it('as the company has set it', () => {
    expect(ladderInWords({}, undefined, { ...DEFAULT_LADDER, escalateShare: 30, escalateLeast: 20 })).toEqual({
      zh: '到期：告知上级；再过时限的30%（20分钟至1天）：告知再上一级',
      en: 'At due: the next post up is told; 30 % of the term later (20 minutes to 1 day): the post above that is told',
    });
  });

  const owed = (rule: string, rung: boolean): Obligation => ({
    id: 'o', rule, generation: 1, status: 'OPEN', verdict: null, strength: 'MUST', sets: 'SETTLEMENT', owedBy: ['RECEPTIONIST'], clockFact: 'receivedAt', clockFrom: RECEPTION, openedAt: RECEPTION,
    notBeforeAt: null, firstDueAt: RECEPTION + 2 * DAY, dueAt: RECEPTION + 2 * DAY, metAt: null, endedAt: null, extension: null, extensionRequest: null, pauses: [], taken: 0, nextStepAt: null, level: 0, acknowledgedLevel: 0,
    steps: rung ? [{ n: 0, kind: 'WARN', level: 0, at: RECEPTION, to: 'RECEPTIONIST', effect: { kind: 'NOTIFY' }, silent: false }] : [],
  });
  const told = (own: Parameters<typeof aRow>[1], rung = true) => explain(owed('T-1', rung), follows(aRow('T-1', own)), { receivedAt: RECEPTION }).rings.map(({ part, value }) => [part, value.zh]);

  it('law 6: an explanation says who hears of it, and that no clause does', () => {
    expect(told({})).toEqual([
      ['WARNING', '时限剩20%时（提前1分钟至1天）（公司设置，非条款规定）'],
      ['LADDER', '到期：告知上级；再过时限的一半（15分钟至1天）：告知再上一级（公司设置，非条款规定）'],
    ]);
  });

  it('a ladder of the clause is not called a setting', () => {
    expect(told({ ladder: [{ at: 'DUE', to: 'CS_SUPERVISOR', effect: { kind: 'TAKE_OVER' } }] })[1]).toEqual(['LADDER', '到期：客服主管接管']);
  });

  it('history rings nobody, so there is nothing to say', () => expect(told({}, false)).toEqual([]));
});
