import { describe, expect, it } from 'vitest';
import { explain } from '../obligations/explain.js';
import { policyDifferences } from '../obligations/policy-differences.js';
import { quotaInWords } from '../obligations/quota-in-words.js';
import { callbackFacts } from '../callbacks/callback-facts.js';
import { MATTER, Visit, VISITING } from '../callbacks/visit.fixture.js';
import { callbacksQ } from './packs/callbacks/q.js';
import type { PolicyPack, QuotaRow } from './row.js';
import { validatePack } from './validate.js';

const own = callbacksQ.rows.find(({ key }) => key === 'CB-02')!;
const quota = callbacksQ.rows.find((row): row is QuotaRow => row.key === 'CB-08.repairs')!;
const guard = callbacksQ.rows.find(({ key }) => key === 'CB-13.repair')!;
const problems = (row: object) => {
  const read = validatePack({ ...callbacksQ, key: 'acme/visits', rows: [row] });
  return 'problems' in read ? read.problems.map(({ field, message }) => `${field}: ${message.en}`) : [];
};

describe('a company’s own rows about visits', () => {
  it('are read like the shipped ones', () => expect([problems(own), problems(quota), problems(guard)]).toEqual([[], [], []]));

  it.each<[string, object, RegExp]>([
    ['a share of visits without a group', { ...quota, group: undefined }, /^group: A share of visits names the group/],
    ['home visits of one group', { ...quota, counts: 'HOME_VISITS' }, /^group: Home visits are counted of all/],
    ['a share of nothing', { ...quota, share: { percent: 0 } }, /^share\.percent: Must be greater than 0/],
    ['a share of more than all', { ...quota, share: { percent: 101 } }, /^share\.percent: Must be at most 100/],
    ['a share by a setting that is none', { ...quota, share: { setting: 'warnShare' } }, /^share: Should be/],
    ['a share by the week', { ...quota, period: 'WEEK' }, /^period: Must be one of: MONTH/],
    ['a group that is none', { ...quota, group: 'PARKING' }, /^group: Must be one of/],
    ['a visit with a period', { ...own, period: 'MONTH' }, /^period: Only a row about a duty/],
    ['a visit that is taken over', { ...own, ladder: [{ at: 'DUE', to: 'SUPERIOR', effect: { kind: 'TAKE_OVER' } }] }, /^ladder\.0\.effect: A step about a visit can only tell/],
    ['a visit that reads the channel of its case', { ...own, appliesTo: { channel: 'TELEPHONE' } }, /^appliesTo\.channel: There is no fact/],
    ['a visit that opens by an act on its case', { ...own, opensOn: { event: 'CaseSettled' } }, /^opensOn\.event: There is no event "CaseSettled"/],
    ['a case that waits for its visit’s review', { ...own, subject: 'case', metBy: { event: 'CallbackReviewed' } }, /^opensOn\.event|^metBy\.event/],
    ['a guard on a form that is none', { ...guard, refusedWhen: { 'to.form': 'VISIT' } }, /^refusedWhen\.to\.form: "to\.form" is never "VISIT"/],
    ['a guard on a visit that reads the case’s status', { ...guard, refusedWhen: { status: 'SETTLED' } }, /^refusedWhen\.status: "status" is never "SETTLED"/],
    ['a guard on a verb that is none', { ...guard, verb: 'skipCallback' }, /^verb: There is no verb "skipCallback".*recordCallback/],
  ])('%s', (_, row, says) => expect(problems(row).join('\n')).toMatch(new RegExp(says.source, 'm')));

  it('another company’s 30 % of repairs replaces the row by name', () => {
    const pack = { key: 'acme/visits', area: 'CALLBACKS', name: callbacksQ.name, extends: 'callbacks/q', overrides: ['CB-08.repairs'], rows: [{ ...quota, share: { percent: 30 } }] };
    expect(validatePack(pack)).toHaveProperty('pack');
    const later: PolicyPack = { ...callbacksQ, rows: callbacksQ.rows.map((row) => (row === quota ? { ...quota, share: { percent: 30 } } : row)) };
    expect(policyDifferences(callbacksQ, later)).toMatchObject([{ key: 'CB-08.repairs', fields: [{ field: 'share', before: { zh: '公司设置的比例（回访率：日常维修）' }, after: { zh: '30%', en: '30 %' } }] }]);
  });
});

describe('a share in words', () => {
  it('as the company has set it, or as the clause says', () => {
    expect(quotaInWords(quota, VISITING.settings)).toEqual({ zh: '每月的日常维修至少回访10%（公司设置），向上取整', en: "of a month's repairs at least 10 % (company setting) visited, rounded up" });
    const home = VISITING.quotaRows.find(({ counts }) => counts === 'HOME_VISITS')!;
    expect(quotaInWords(home, VISITING.settings).zh).toBe('每月完成的回访中，家访至少占20%（公司设置），向上取整');
  });
});

describe('what a visit owes is explained', () => {
  it.each(Object.entries(MATTER))('%s: down to its due time', (_, matter) => {
    const visit = new Visit(matter, matter.occasion === 'CONTRACTED_SERVICE' ? { round: 'MID_TERM' } : {});
    for (const obligation of visit.state.obligations) {
      const { lines } = explain(obligation, VISITING, callbackFacts(visit.state));
      expect(lines.at(-1)).toMatchObject({ part: 'DUE', at: obligation.dueAt });
      expect(lines.map(({ value }) => value.zh).join()).not.toMatch(/[a-z]+At\b/);
    }
  });
});
