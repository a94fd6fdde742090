import { describe, expect, it } from 'vitest';
import { ladderInWords } from '../../obligations/ladder-in-words.js';
import { termInWords } from '../../obligations/term-in-words.js';
import { becauseOf } from '../because.js';
import { matches } from '../condition.js';
import type { Facts } from '../facts.js';
import type { GuardRow, ObligationRow, PolicyRow } from '../row.js';
import { citation, SOURCE_NAMES } from '../source-names.js';
import { DESK_PACKS } from '../../cases/story.fixture.js';
import { DEFAULT_PACKS, SHIPPED_PACKS } from './index.js';

const rows = SHIPPED_PACKS.flatMap((pack) => pack.rows);
const duties = rows.filter((row): row is ObligationRow => row.kind === 'obligation');
const guards = rows.filter((row): row is GuardRow => row.kind === 'guard');

describe('the register, row by row', () => {
  it.each<[rule: string, clauses: string, counts: string, by: string, overdue: string, strength: string]>([
    ['FD-06', 'P 4.6, P 4.7, P 4.4', 'receivedAt + 2天', 'CASE_OWNER', '到期：客服主管接管', 'MUST'],
    ['FD-07', 'P 4.7, P 4.8, PRODUCT', 'receivedAt + 1周', 'CS_SUPERVISOR', '到期：管理处主任接管；逾期1天：告知总经理', 'MUST'],
    ['REPLY-AGREED', 'U 咨询的求助处理 2, PRODUCT', 'receivedAt + 约定回复时间', 'CASE_OWNER', '到期：告知上级；再过时限的一半（15分钟至1天）：告知再上一级', 'MUST'],
    ['NOT-SOLVED', 'PRODUCT', 'saidNotSolvedAt + 1天', 'CS_SUPERVISOR', '到期：告知上级；再过时限的一半（15分钟至1天）：告知再上一级', 'MUST'],
    ['FD-03', 'P 4.3, PRODUCT', 'periodStart + 当日24:00前', 'CS_SUPERVISOR', '到期：告知管理处主任', 'MUST'],
    ['FD-09', 'P 4.9', 'periodEnd + 周一24:00前', 'CENTRE_MANAGER', '到期：告知上级；再过时限的一半（15分钟至1天）：告知再上一级', 'MUST'],
    ['CLASSIFY', 'X 六.3, K 4.3, PRODUCT', 'classFrom + 公司设置的时限', 'CS_SUPERVISOR', '到期：告知上级；再过时限的一半（15分钟至1天）：告知再上一级', 'MUST'],
    ['CP-03', 'S 4.1.3, K 4.3.2 c', 'receivedAt + 1个月', 'CASE_OWNER', '到期：投诉等级自动变为“重大”，告知管理处主任', 'MUST'],
    ['CP-05', 'S 5.2.1, PRODUCT', 'classFrom + 12小时', 'CENTRE_MANAGER', '到期：告知总经理', 'MUST'],
    ['CP-06', 'S 5.2.1', 'classFrom + 2天', 'CENTRE_MANAGER', '到期：告知上级；再过时限的一半（15分钟至1天）：告知再上一级', 'MUST'],
    ['CP-07', 'S 5.2.1, PRODUCT', 'classFrom + 10天', 'CENTRE_MANAGER', '到期：告知总经理', 'SHOULD'],
    ['CP-08', 'S 5.2.2, PRODUCT', 'classFrom + 1小时', 'RECEPTIONIST', '到期：告知客服主管', 'MUST'],
    ['CP-09', 'S 5.2.2, S 5.3.1', 'classFrom + 1周', 'DEPARTMENT_HEAD', '到期：告知管理处主任', 'SHOULD'],
    ['CP-10', 'S 5.2.3, S 5.3.1', 'classFrom + 住户要求的期限；没有的，2天', 'DEPARTMENT_HEAD', '到期：告知客服主管', 'MUST'],
    ['IMPORT-DUE', 'PRODUCT', 'receivedAt + 原记录所载期限', 'CASE_OWNER', '到期：告知上级；再过时限的一半（15分钟至1天）：告知再上一级', 'MUST'],
  ])('%s (%s): %s', (rule, clauses, counts, by, overdue, strength) => {
    const row = duties.find(({ key }) => key === rule)!;
    expect(row.clauses.map(citation).join(', ')).toBe(clauses);
    expect(`${row.clockFrom} + ${termInWords(row.term).zh}`).toBe(counts);
    expect(row.owedBy.join()).toBe(by);
    expect(ladderInWords(row).zh).toBe(overdue);
    expect(row.strength).toBe(strength);
  });

  it('the table above leaves none out', () => expect(duties.filter((row) => DESK_PACKS.some((pack) => pack.rows.includes(row)))).toHaveLength(15));
});

describe('what a centre follows by default', () => {
  it('is one pack an area, each of them shipped', () => {
    const areas = DEFAULT_PACKS.map(({ area }) => area);
    expect(new Set(areas).size).toBe(areas.length);
    for (const pack of DEFAULT_PACKS) expect(SHIPPED_PACKS).toContain(pack);
  });

  it('the visits are followed: what is settled is visited (Q)', () => expect(DEFAULT_PACKS.map(({ area }) => area)).toContain('CALLBACKS'));
});

describe('every row', () => {
  it.each(rows.map((row) => [row.key, row] as const))('%s cites its clauses in the text\'s own words, translated', (_, row) => {
    for (const { source, section, words } of row.clauses) {
      expect(SOURCE_NAMES).toHaveProperty(source);
      expect(section === '').toBe(source === 'PRODUCT');
      expect(words.zh).toMatch(/\p{Script=Han}/u);
      expect(words.en).not.toMatch(/\p{Script=Han}/u);
    }
    const { zh, en } = becauseOf(row);
    expect(zh).toMatch(/\p{Script=Han}.*[。]$/u);
    expect(en.length).toBeGreaterThan(20);
    // The sections of X are numbered in Chinese.
    expect(en.replace(/[一二三四五六七八九十]+\.(?=\d)/gu, '')).not.toMatch(/\p{Script=Han}/u);
  });
});

describe('which rows apply', () => {
  const byDefault = DESK_PACKS.flatMap((pack): readonly PolicyRow[] => pack.rows).filter((row): row is ObligationRow => row.kind === 'obligation' && row.subject === 'case');
  const applying = (facts: Facts) => byDefault.filter(({ appliesTo, key }) => matches(facts, appliesTo) && !['IMPORT-DUE', 'REPLY-AGREED', 'NOT-SOLVED'].includes(key)).map(({ key }) => key);

  it.each<[string, Facts, string[]]>([
    ['a repair', { kind: 'REPAIR' }, ['FD-06', 'FD-07']],
    ['a complaint that nobody has classified', { kind: 'COMPLAINT', validity: null, severity: null }, ['CLASSIFY']],
    ['a complaint to assist with: no severity clock', { kind: 'COMPLAINT', validity: 'ASSIST', severity: null }, ['CLASSIFY']],
    ['an invalid complaint', { kind: 'COMPLAINT', validity: 'INVALID', severity: null }, ['CLASSIFY']],
    ['a major one', { kind: 'COMPLAINT', validity: 'VALID', severity: 'MAJOR' }, ['CLASSIFY', 'CP-03', 'CP-05', 'CP-06', 'CP-07']],
    ['an important one', { kind: 'COMPLAINT', validity: 'VALID', severity: 'IMPORTANT' }, ['CLASSIFY', 'CP-03', 'CP-08', 'CP-09']],
    ['a minor one', { kind: 'COMPLAINT', validity: 'VALID', severity: 'MINOR' }, ['CLASSIFY', 'CP-03', 'CP-10']],
  ])('%s', (_, facts, rules) => expect(applying(facts)).toEqual(rules));
});

describe('what is refused', () => {
  const refused = (verb: string, facts: Facts) => guards.filter((guard) => guard.verb === verb && matches(facts, guard.refusedWhen) && !(guard.unless && matches(facts, guard.unless))).map(({ key }) => key);
  const toClass = { 'to.kind': 'COMPLAINT', 'to.validityMissing': false, 'to.severityMissing': false };

  it.each<[string, string, Facts, string[]]>([
    ['P 4.8: the desk closes what is not confirmed', 'closeCase', { confirmed: false, 'actor.isCentreManager': false }, ['FD-08']],
    ['P 4.8: the manager closes it', 'closeCase', { confirmed: false, 'actor.isCentreManager': true }, []],
    ['anyone closes what the resident confirmed', 'closeCase', { confirmed: true, 'actor.isCentreManager': false }, []],
    ['law 2: settling an unclassified complaint', 'settleCase', { kind: 'COMPLAINT', classified: false }, ['CLASSIFY.settle']],
    ['settling a classified one', 'settleCase', { kind: 'COMPLAINT', classified: true }, []],
    ['law 2: closing an unclassified complaint, by the manager too', 'closeCase', { kind: 'COMPLAINT', classified: false, confirmed: false, 'actor.isCentreManager': true }, ['CLASSIFY.close']],
    ['law 2: taking a class away again', 'classifyCase', { kind: 'COMPLAINT', classified: true, 'to.kind': 'COMPLAINT', 'to.validityMissing': true, 'to.severityMissing': true }, ['CLASSIFY.unclassify']],
    ['valid, without a severity', 'classifyCase', { ...toClass, 'to.validity': 'VALID', 'to.severityMissing': true }, ['CP-04.severity']],
    ['valid, with one', 'classifyCase', { ...toClass, 'to.validity': 'VALID', 'to.severity': 'MINOR' }, []],
    ['invalid, with a severity', 'classifyCase', { ...toClass, 'to.validity': 'INVALID', 'to.severity': 'MINOR' }, ['CP-04.valid-only']],
    ['S 4.1.3: minor again after the month', 'classifyCase', { ...toClass, 'to.validity': 'VALID', 'to.severity': 'MINOR', 'lapsed.CP-03': true }, ['CP-03.stays']],
    ['S 4.1.3: major after the month', 'classifyCase', { ...toClass, 'to.validity': 'VALID', 'to.severity': 'MAJOR', 'lapsed.CP-03': true }, []],
    ['S 4.1.3: found invalid after the month', 'classifyCase', { ...toClass, 'to.validity': 'INVALID', 'to.severityMissing': true, 'lapsed.CP-03': true }, []],
    ['law 10: confirming what one settled', 'confirmWithResident', { kind: 'COMPLAINT', 'actor.isSettler': true }, ['CP-13.confirm']],
    ['law 10: confirming what another settled', 'confirmWithResident', { kind: 'COMPLAINT', 'actor.isSettler': false }, []],
  ])('%s', (_, verb, facts, rules) => expect(refused(verb, facts)).toEqual(rules));

  it('before a form is filled, no guard on its fields speaks', () => {
    expect(refused('classifyCase', { kind: 'COMPLAINT', classified: true, 'lapsed.CP-03': true, 'actor.isCentreManager': false })).toEqual([]);
  });
});
