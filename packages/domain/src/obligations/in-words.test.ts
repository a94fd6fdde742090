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
    [{ kind: 'setting', setting: 'classifyWithin' }, '30分钟(公司设置,非条款规定)', '30 minutes (company setting, not clause)'],
    [{ kind: 'fact', fact: 'agreedReplyAt' }, '约定回复时间', 'Agreed reply time'],
  ])('%j', (term, zh, en) => expect(termInWords(term, { settings: DEFAULT_SETTINGS })).toEqual({ zh, en }));

  it('S 5.2.3 with what holds where the resident names nothing', () => {
    expect(termInWords(row('CP-10').term)).toEqual({ zh: '住户要求的期限;没有的,2天', en: "The resident's own limit; where there is none, 2 days" });
  });

  it('says how a pack counts days', () => expect(termInWords({ kind: 'days', days: 2 }, { dayCounting: 'CALENDAR' }).zh).toBe('2天(起始日不计,末日24:00止)'));
});

describe('a ladder in words', () => {
  it('P 4.8, then the product', () => {
    expect(ladderInWords(row('FD-07'))).toEqual({ zh: '到期:管理处主任接管;逾期1天:告知总经理', en: 'At due: Centre manager takes over; 1 day past due: General manager is told' });
  });
  it('S 4.1.3: the month makes it major', () => expect(ladderInWords(row('CP-03')).zh).toBe('到期:投诉等级自动变为“重大”,告知管理处主任'));
  it('where the text names none', () => expect(ladderInWords(row('CP-06')).en).toMatch(/At due: the next post up is told; half the term again later/));
  it('by the names that a company gives its posts', () => expect(ladderInWords(row('FD-06'), (post) => ({ zh: `〈${post}〉`, en: post })).zh).toBe('到期:〈CS_SUPERVISOR〉接管'));
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
