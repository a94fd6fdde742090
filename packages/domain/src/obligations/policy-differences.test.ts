import { describe, expect, it } from 'vitest';
import { SHIPPED_PACKS } from '../policy/packs/index.js';
import type { ObligationRow, PolicyPack, PolicyRow } from '../policy/row.js';
import { conditionInWords, metInWords } from './condition-in-words.js';
import { policyDifferences } from './policy-differences.js';
import { quotaInWords } from './quota-in-words.js';

const reception = SHIPPED_PACKS.find((pack) => pack.key === 'reception/p')!;
const withRows = (change: (row: PolicyRow) => PolicyRow | null): PolicyPack => ({ ...reception, rows: reception.rows.flatMap((row) => change(row) ?? []) });
const duty = (change: Partial<ObligationRow>) => (row: PolicyRow) => (row.key === 'FD-06' && row.kind === 'obligation' ? { ...row, ...change } : row);

describe('two versions of a procedure, row by row', () => {
  it('the same content is no difference, nor is another order of rows or of keys', () => {
    expect(policyDifferences(reception, reception)).toEqual([]);
    expect(policyDifferences(reception, { ...reception, rows: reception.rows.toReversed() })).toEqual([]);
    expect(policyDifferences(reception, withRows((row) => Object.fromEntries(Object.entries(row).toReversed()) as unknown as PolicyRow))).toEqual([]);
  });

  it('a longer limit is said in both languages, and nothing else of the row', () => {
    expect(policyDifferences(reception, withRows(duty({ term: { kind: 'days', days: 3 } })))).toEqual([
      {
        key: 'FD-06', name: reception.rows.find(({ key }) => key === 'FD-06')!.name, change: 'CHANGED',
        fields: [{ field: 'term', name: { zh: '时限', en: 'Limit' }, before: { zh: '2天', en: '2 days' }, after: { zh: '3天', en: '3 days' } }],
      },
    ]);
  });

  it('days counted by the calendar make every row with days another rule', () => {
    const [first] = policyDifferences(reception, { ...reception, dayCounting: 'CALENDAR' });
    expect(first!.fields[0]).toMatchObject({ field: 'term', after: { zh: expect.stringContaining('起始日不计') } });
  });

  it('a row that came and one that went say all that they hold; the removed come last', () => {
    const differences = policyDifferences(reception, withRows((row) => (row.key === 'FD-06' ? { ...row, key: 'FD-06.new' } : row)));
    expect(differences.filter(({ key }) => key.startsWith('FD-06')).map(({ key, change }) => [key, change])).toEqual([['FD-06.new', 'ADDED'], ['FD-06', 'REMOVED']]);
    expect(differences[0]!.fields.find(({ field }) => field === 'term')).toMatchObject({ before: null, after: { en: '2 days' } });
    expect(differences.at(-1)!.fields.find(({ field }) => field === 'term')).toMatchObject({ before: { en: '2 days' }, after: null });
  });

  it('a field that is left out says nothing, but a ladder that is left out is the default one', () => {
    const { fields } = policyDifferences(withRows(duty({ ladder: undefined as never, general: true })), reception)[0]!;
    expect(fields.find(({ field }) => field === 'general')).toMatchObject({ before: { en: 'yes' }, after: null });
    expect(fields.find(({ field }) => field === 'ladder')).toMatchObject({ before: { en: expect.stringContaining('half the term') } });
  });

  it('a field of which the words know nothing is shown as it is written', () => {
    const [change] = policyDifferences(reception, withRows(duty({ colour: 'blue' } as never)));
    expect(change!.fields).toEqual([{ field: 'colour', name: { zh: 'colour', en: 'colour' }, before: null, after: { zh: 'blue', en: 'blue' } }]);
  });
});

describe('conditions and acts in words', () => {
  it.each([
    [{}, '始终', 'always'],
    [{ kind: 'COMPLAINT' }, '类别为投诉', 'Kind is complaint'],
    [{ kind: ['REPAIR', 'OPINION'], urgent: false }, '类别为报修或意见，且紧急为否', 'Kind is repair or opinion and Urgent is no'],
    [{ status: { not: ['SETTLED', 'CLOSED'] } }, '状态不为已办结或已关闭', 'Status is not settled or closed'],
    [{ agreedReplyAt: { not: '' } }, '约定回复时间已有', 'Agreed reply time is known'],
    [{ 'lapsed.FD-06': true }, '规则 FD-06 已逾期为是', 'Rule FD-06 lapsed is yes'],
  ])('%j', (condition, zh, en) => expect(conditionInWords(condition as never)).toEqual({ zh, en }));

  it('what an event, a command and who acts bring is called by its own name', () => {
    expect(metInWords({ event: 'ReplyGiven', facts: { definite: true } }).zh).toBe('回复住户（明确答复为是）');
    expect(conditionInWords({ 'to.kind': 'COMPLAINT', 'actor.isSettler': true })).toEqual({ zh: '所填类别为投诉，且操作人为“办结人”为是', en: 'given Kind is complaint and who acts: "Settled it" is yes' });
  });

  it('every condition of the shipped procedures is said without a key of the program in Chinese', () => {
    const said = SHIPPED_PACKS.flatMap(({ rows }) => rows.flatMap((row) => (row.kind === 'quota' ? [quotaInWords(row)] : row.kind === 'guard' ? [conditionInWords(row.refusedWhen)] : [conditionInWords(row.appliesTo)])));
    expect(said.map(({ zh }) => zh.replace(/规则 [A-Z0-9.-]+/g, '')).filter((zh) => /[a-z]{3}|[A-Z_]{4}/.test(zh))).toEqual([]);
  });

  it('one of two acts, or both', () => {
    expect(metInWords({ anyOf: [{ event: 'CaseSettled' }, { allOf: [{ event: 'ReplyGiven' }, { event: 'CaseReportedUp' }] }] })).toEqual({ zh: '办结 或 (回复住户 并 上报)', en: 'Settled or (Replied and Reported up)' });
  });
});
