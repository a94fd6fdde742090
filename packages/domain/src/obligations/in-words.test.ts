import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../policy/compile.js';
import { SHIPPED_PACKS } from '../policy/packs/index.js';
import type { ObligationRow } from '../policy/row.js';
import type { Term } from '../policy/term.js';
import { minutesInWords } from './counted.js';
import { ladderInWords } from './ladder-in-words.js';
import { termInWords } from './term-in-words.js';

const rows = SHIPPED_PACKS.flatMap((pack) => pack.rows).filter((row): row is ObligationRow => row.kind === 'obligation');
const row = (key: string) => rows.find((candidate) => candidate.key === key)!;

describe('a term in words', () => {
  it.each<[Term, string, string]>([
    [{ kind: 'elapsed', hours: 12 }, '12小时', '12 hours'],
    [{ kind: 'elapsed', hours: 24 }, '24小时', '24 hours'],
    [{ kind: 'elapsed', hours: 1.5 }, '90分钟', '90 minutes'],
    [{ kind: 'days', days: 1 }, '1天', '1 day'],
    [{ kind: 'weeks', weeks: 1 }, '1周', '1 week'],
    [{ kind: 'months', months: 2 }, '2个月', '2 months'],
    [{ kind: 'setting', setting: 'classifyWithin' }, '30分钟（公司设置，非条款规定）', '30 minutes (company setting, not clause)'],
    [{ kind: 'fact', fact: 'agreedReplyAt' }, '约定回复时间', 'Agreed reply time'],
    [{ kind: 'minutes', minutes: 5 }, '5分钟', '5 minutes'],
    [{ kind: 'endOfDay' }, '当日24:00前', 'by 24:00 of the same day'],
    [{ kind: 'endOfDay', days: 2 }, '第2日24:00前（起始日不计）', 'by 24:00 of day 2 (the starting day not counted)'],
    [{ kind: 'dayOfMonth', day: 5, monthsAhead: 1 }, '次月5日24:00前', 'by 24:00 of the 5th of the next month'],
    [{ kind: 'dayOfMonth', day: 22, monthsAhead: 0 }, '本月22日24:00前', 'by 24:00 of the 22nd of the month'],
    [{ kind: 'weekday', weekday: 1 }, '周一24:00前', 'by 24:00 on Monday'],
    [{ kind: 'weekday', weekday: 7, weeksAhead: 2 }, '再过2周的周日24:00前', 'by 24:00 on Sunday, 2 weeks later'],
    [{ kind: 'endOf', period: 'QUARTER' }, '本季度最后一日24:00前', 'by 24:00 of the last day of the quarter'],
    [{ kind: 'endOf', period: 'YEAR', ahead: 2 }, '2年后最后一日24:00前', 'by 24:00 of the last day of the year 2 years later'],
    [{ kind: 'workingTime', hours: 1 }, '1个工作小时', '1 working hour'],
    [{ kind: 'workingDays', days: 3 }, '3个工作日', '3 working days'],
    [{ kind: 'workingDays', days: 3, until: 'CLOSING' }, '3个工作日（至当日下班）', '3 working days (until the last one closes)'],
    [{ kind: 'fact', fact: 'settledAt', shift: { days: 3 } }, '办结时间后3天', '3 days after "Settled"'],
    [{ kind: 'fact', fact: 'settledAt', shift: { months: -1 } }, '办结时间前1个月', '1 month before "Settled"'],
    [{ kind: 'fraction', numerator: 2, denominator: 3, of: { kind: 'fact', fact: 'residentDeadline' } }, '全程（至住户要求的期限）的2/3', "2/3 of the whole (until The resident's own limit)"],
    [{ kind: 'window', notBefore: { kind: 'months', months: 1 }, by: { kind: 'months', months: 2 } }, '不早于1个月，不晚于2个月', 'no earlier than 1 month, no later than 2 months'],
  ])('%j', (term, zh, en) => expect(termInWords(term, { settings: DEFAULT_SETTINGS })).toEqual({ zh, en }));

  it('S 5.2.3 with what holds where the resident names nothing', () => {
    expect(termInWords(row('CP-10').term)).toEqual({ zh: '住户要求的期限；没有的，2天', en: "The resident's own limit; where there is none, 2 days" });
  });

  it('says how a pack counts days', () => expect(termInWords({ kind: 'days', days: 2 }, { dayCounting: 'CALENDAR' }).zh).toBe('2天（起始日不计，末日24:00止）'));
});

describe('a ladder in words', () => {
  it('P 4.8, then the product', () => {
    expect(ladderInWords(row('FD-07'))).toEqual({ zh: '到期：管理处主任接管；逾期1天：告知总经理', en: 'At due: Centre manager takes over; 1 day past due: General manager is told' });
  });
  it('S 4.1.3: the month makes it major', () => expect(ladderInWords(row('CP-03')).zh).toBe('到期：投诉等级自动变为“重大”，告知管理处主任'));
  it('where the text names none', () => expect(ladderInWords(row('CP-06')).en).toMatch(/At due: the next post up is told; half the term again later/));
  it('by the names that a company gives its posts', () => expect(ladderInWords(row('FD-06'), (post) => ({ zh: `〈${post}〉`, en: post })).zh).toBe('到期：〈CS_SUPERVISOR〉接管'));
});

it('a duty that recurs: what happens when it is not done that day', () => {
  expect(ladderInWords({ everyDays: 1 })).toEqual({ zh: '到期：告知上级；本次记为未完成，下一次照常', en: 'At due: the next post up is told; this time counts as missed, and the next one is owed' });
});

describe('minutes', () => {
  it.each([[1, '1 minute'], [90, '90 minutes'], [60, '1 hour'], [1440, '1 day'], [2880, '2 days'], [0, '0 minutes']])('%i: %s', (minutes, en) => expect(minutesInWords(minutes).en).toBe(en));
});

it('every shipped row has a term and a ladder in both languages', () => {
  for (const { term, ladder } of rows) {
    for (const words of [termInWords(term, { settings: DEFAULT_SETTINGS }), ladderInWords(ladder ? { ladder } : {})]) {
      expect(words.zh).toMatch(/\p{Script=Han}/u);
      expect(words.en).not.toMatch(/\p{Script=Han}/u);
    }
  }
});
