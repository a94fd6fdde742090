import { describe, expect, it } from 'vitest';
import { SHIPPED_REPORTING_LINE } from '../organisation/posts.js';
import { compilePolicySet, DEFAULT_SETTINGS, packOf, type PolicySetParts } from './compile.js';
import { DESK_PACKS } from '../cases/story.fixture.js';
import { receptionP } from './packs/reception/p.js';
import { BrokenPolicyError } from './problem.js';
import type { PolicyPack } from './row.js';

const parts: PolicySetParts = { id: 'set-1', zone: 'Asia/Shanghai', settings: DEFAULT_SETTINGS, reportingLine: SHIPPED_REPORTING_LINE, packs: DESK_PACKS };
const within24h: PolicyPack = {
  key: 'reception/24h',
  area: 'RECEPTION',
  name: { zh: '一日版', en: 'Within a day' },
  extends: 'reception/p',
  overrides: ['FD-06'],
  rows: [{ ...receptionP.rows[0], term: { kind: 'elapsed', hours: 24 } }],
};
const problems = (change: Partial<PolicySetParts>) => {
  try {
    compilePolicySet({ ...parts, ...change });
    return [];
  } catch (error) {
    if (!(error instanceof BrokenPolicyError)) throw error;
    return error.problems.map(({ pack, row, field, message }) => [pack, row, field, message.en]);
  }
};

describe('a policy set', () => {
  it('holds all rows of the shipped packs, by kind', () => {
    const set = compilePolicySet(parts);
    expect(set.obligationRows.map(({ key }) => key)).toEqual(['FD-06', 'FD-07', 'REPLY-AGREED', 'NOT-SOLVED', 'FD-03', 'FD-09', 'CLASSIFY', 'CP-03', 'CP-05', 'CP-06', 'CP-07', 'CP-08', 'CP-09', 'CP-10', 'IMPORT-DUE']);
    expect(set.guardRows.length + set.obligationRows.length + set.checklistRows.length).toBe(DESK_PACKS.flatMap((pack) => pack.rows).length);
  });

  it('where a pack builds on another, follows the new one: what it replaces is replaced, the rest is inherited', () => {
    const set = compilePolicySet({ ...parts, packs: [receptionP, within24h] });
    expect(set.packs.map(({ key }) => key)).toEqual(['reception/24h']);
    expect(set.obligationRows.filter(({ key }) => key === 'FD-06').map(({ term }) => term)).toEqual([{ kind: 'elapsed', hours: 24 }]);
    expect(set.obligationRows.map(({ key }) => key)).toContain('FD-07');
    expect(packOf(set, 'FD-07').key).toBe('reception/24h');
  });

  it('keeps the base\'s way of counting days unless the pack says otherwise', () => {
    const calendar = { ...receptionP, dayCounting: 'CALENDAR' } as const;
    expect(compilePolicySet({ ...parts, packs: [calendar, within24h] }).packs[0]!.dayCounting).toBe('CALENDAR');
    expect(compilePolicySet({ ...parts, packs: [calendar, { ...within24h, dayCounting: 'ELAPSED' }] }).packs[0]!.dayCounting).toBe('ELAPSED');
  });
});

describe('packs that do not fit together', () => {
  it.each<[string, Partial<PolicySetParts>, unknown[]]>([
    ['a row replaced silently', { packs: [receptionP, { ...within24h, overrides: [] }] }, ['reception/24h', 'FD-06', 'overrides', expect.stringContaining('must be named in overrides')]],
    ['an override that replaces nothing', { packs: [receptionP, { ...within24h, overrides: ['FD-06', 'FD-99'] }] }, ['reception/24h', 'FD-99', 'overrides', expect.stringContaining('no such row')]],
    ['a base that is not there', { packs: [within24h] }, ['reception/24h', null, 'extends', expect.stringContaining('no pack "reception/p"')]],
    ['two packs for one area', { packs: [receptionP, { ...within24h, extends: undefined, overrides: undefined, rows: [{ ...receptionP.rows[0], key: 'T-1' }] } as unknown as PolicyPack] }, ['reception/24h', null, 'area', expect.stringContaining('one pack an area')]],
    ['one rule in two packs', { packs: [receptionP, { ...receptionP, key: 'other', area: 'OTHER', rows: [receptionP.rows[0]] }] }, ['other', 'FD-06', 'key', expect.stringContaining('already a row of "reception/p"')]],
    ['a company without a post that a row names', { reportingLine: { ...withoutPost('GENERAL_MANAGER'), CENTRE_MANAGER: null }, packs: [receptionP] }, ['reception/p', 'FD-07', 'ladder.1.to', expect.stringContaining('not among the company')]],
    ['a post that reports to nobody known', { reportingLine: { ...SHIPPED_REPORTING_LINE, GUARD: 'SHERIFF' } }, [null, null, 'reportingLine.GUARD', expect.stringContaining('"SHERIFF"')]],
    ['a zone that is none', { zone: 'Asia/Peking2' }, [null, null, 'zone', expect.stringContaining('no time zone')]],
    ['a setting of no minutes', { settings: { ...DEFAULT_SETTINGS, classifyWithin: 0 } }, [null, null, 'settings.classifyWithin', expect.stringContaining('positive')]],
  ])('%s', (_, change, problem) => expect(problems(change)).toContainEqual(problem));

  it('the error says each problem in a line', () => {
    expect(() => compilePolicySet({ ...parts, packs: [within24h] })).toThrow('reception/24h › extends: There is no pack "reception/p".');
  });
});

function withoutPost(post: string): Record<string, string | null> {
  return Object.fromEntries(Object.entries(SHIPPED_REPORTING_LINE).filter(([key, above]) => key !== post && above !== post));
}
