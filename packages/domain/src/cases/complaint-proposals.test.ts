import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../policy/compile.js';
import { collectiveCandidate } from './collective-candidate.js';
import type { Complaint, ComplaintAtHand } from './complaint-proposal.js';
import { isLikeMatter, similarity } from './like-matter.js';
import { repeatedComplaint } from './repeated-complaint.js';

const NOON = Date.parse('2026-11-20T04:00:00Z');
const [SECOND, HOUR] = [1000, 3_600_000];
const complaint = (id: string, own: Partial<Complaint> = {}): Complaint => ({
  id, centreId: 'yh', kind: 'COMPLAINT', category: null, validity: null, matter: '电梯困人', receivedAt: NOON, unitId: `unit of ${id}`, previousCaseId: null, cancelled: false, ...own,
});
const atHand = (own: Partial<ComplaintAtHand> = {}): ComplaintAtHand => ({ ...complaint('own'), status: 'RECEIVED', severity: null, collective: null, ...own });
const households = (count: number, own: Partial<Complaint> = {}) => Array.from({ length: count }, (_, n) => complaint(`c${n + 1}`, own));

describe('X 四, register §13: five households raise a like matter at the same time', () => {
  const proposed = (others: readonly Complaint[], own: Partial<ComplaintAtHand> = {}, settings = DEFAULT_SETTINGS) => collectiveCandidate(atHand(own), others, settings);
  const fifth = (own: Partial<Complaint>, at: Partial<ComplaintAtHand> = {}) => proposed([...households(3), complaint('fifth', own)], at)?.households ?? null;

  it.each([[3, null], [4, 5], [9, 10]])('%d others: %s households', (count, found) => expect(proposed(households(count))?.households ?? null).toBe(found));

  it('names the others oldest first, the clause, the setting, and that a person confirms', () => {
    expect(proposed([complaint('late', { receivedAt: NOON + HOUR }), ...households(3)])).toMatchObject({
      kind: 'COLLECTIVE', households: 5, caseIds: ['c1', 'c2', 'c3', 'late'], clause: { source: 'X', section: '四' }, setting: 'collectiveWindow',
      words: { zh: '可能是集体投诉：前后72小时内有5户反映同类事项（X 四），由人确认。', en: 'May be a collective complaint: 5 households raise a like matter within 72 hours of it (X 四). A person confirms.' },
    });
  });

  it.each([
    ['one second inside', 72 * HOUR - SECOND, 5],
    ['at the very moment', 72 * HOUR, 5],
    ['one second outside', 72 * HOUR + SECOND, null],
  ])('the fifth %s of the window, before and after', (_, away, found) => {
    expect(fifth({ receivedAt: NOON - away })).toBe(found);
    expect(fifth({ receivedAt: NOON + away })).toBe(found);
  });

  it('the company sets how long "at the same time" is', () => {
    const together = [...households(3), complaint('fifth', { receivedAt: NOON - 24 * HOUR })];
    expect(proposed(together, {}, { ...DEFAULT_SETTINGS, collectiveWindow: 24 })).not.toBeNull();
    expect(proposed(together, {}, { ...DEFAULT_SETTINGS, collectiveWindow: 23 })).toBeNull();
  });

  it.each<[string, Partial<Complaint>]>([
    ['of a household that has raised it already', { unitId: 'unit of c1' }],
    ['of the same household as this one', { unitId: 'unit of own' }],
    ['by someone who named no home', { unitId: null }],
    ['of another centre', { centreId: 'lj' }],
    ['found invalid', { validity: 'INVALID' }],
    ['recorded by mistake', { cancelled: true }],
    ['about something else', { matter: '楼上噪音' }],
    ['that is no complaint', { kind: 'REPAIR' }],
  ])('a fifth %s does not count', (_, own) => expect(fifth(own)).toBeNull());

  it.each<[string, Partial<Complaint>]>([['found valid', { validity: 'VALID' }], ['that others have to solve', { validity: 'ASSIST' }], ['in like words', { matter: '三号电梯困人' }]])('a fifth %s counts', (_, own) => expect(fifth(own)).toBe(5));

  it('a complaint without a home does not count itself, and five others make it one', () => {
    expect(proposed(households(4), { unitId: null })).toBeNull();
    expect(proposed(households(5), { unitId: null })?.households).toBe(5);
  });

  it.each<[string, Partial<ComplaintAtHand>]>([
    ['a person has said that it is', { collective: true }],
    ['a person has said that it is not', { collective: false }],
    ['it is closed', { status: 'CLOSED' }],
    ['it is invalid', { validity: 'INVALID' }],
    ['it is no complaint', { kind: 'OPINION' }],
  ])('nothing is proposed where %s', (_, own) => expect(proposed(households(8), own)).toBeNull());
});

describe('CP-03 (S 4.1.1), register §13: raised repeatedly by its household', () => {
  const before = (count: number, own: Partial<Complaint> = {}) => Array.from({ length: count }, (_, n) => complaint(`e${n + 1}`, { unitId: 'unit of own', receivedAt: NOON - (n + 1) * 24 * HOUR, ...own }));
  const proposed = (earlier: readonly Complaint[], own: Partial<ComplaintAtHand> = {}, settings = DEFAULT_SETTINGS) => repeatedComplaint(atHand(own), earlier, settings);
  const second = (own: Partial<Complaint>) => proposed([...before(1), complaint('second', { unitId: 'unit of own', receivedAt: NOON - HOUR, ...own })]);

  it.each([[0, false], [1, false], [2, true], [3, true]])('%d before: %s', (count, found) => expect(proposed(before(count)) !== null).toBe(found));

  it('names them oldest first, with clause and setting', () => {
    expect(proposed(before(2))).toMatchObject({
      kind: 'REPEATED', households: 1, caseIds: ['e2', 'e1'], clause: { source: 'S', section: '4.1.1' }, setting: 'repeatsForMajor',
      words: { zh: '可能属重大投诉：该户此前已就同类事项投诉2次（S 4.1.1），由人确认。', en: 'May be a major complaint: the household has complained of a like matter 2 times before (S 4.1.1). A person confirms.' },
    });
  });

  it('the company sets how often "repeatedly" is', () => {
    expect(proposed(before(1), {}, { ...DEFAULT_SETTINGS, repeatsForMajor: 1 })?.words.en).toContain('1 time before');
    expect(proposed(before(9), {}, { ...DEFAULT_SETTINGS, repeatsForMajor: 10 })).toBeNull();
  });

  it.each([['one second before', -SECOND, true], ['at the same moment', 0, false], ['one second after', SECOND, false]])('one that came %s', (_, away, found) => expect(second({ receivedAt: NOON + away }) !== null).toBe(found));

  it.each<[string, Partial<Complaint>]>([
    ['of another household', { unitId: 'another' }],
    ['by someone who named no home', { unitId: null }],
    ['of another centre', { centreId: 'lj' }],
    ['found invalid', { validity: 'INVALID' }],
    ['recorded by mistake', { cancelled: true }],
    ['about something else', { matter: '楼上噪音' }],
  ])('one %s does not count', (_, own) => expect(second(own)).toBeNull());

  it('two complaints without a home are of no one household', () => expect(proposed(before(3, { unitId: null }), { unitId: null })).toBeNull());

  describe('CP-26: who is dissatisfied with the answer comes back with the same matter', () => {
    const first = complaint('first', { unitId: null, matter: '楼道照明不亮', receivedAt: NOON - 9 * HOUR });
    const again = complaint('again', { unitId: null, matter: '还是黑的', receivedAt: NOON - 5 * HOUR, previousCaseId: 'first' });
    it('in whatever words, and without a home on record', () => {
      expect(proposed([again, first], { previousCaseId: 'again', unitId: null, matter: '没有人来' })?.caseIds).toEqual(['first', 'again']);
    });
    it('an invalid one between does not count and does not cut it off', () => {
      const valid = complaint('before', { unitId: null, receivedAt: NOON - 20 * HOUR });
      const chain = [valid, { ...first, previousCaseId: 'before' }, { ...again, validity: 'INVALID' as const }];
      expect(proposed(chain, { previousCaseId: 'again', unitId: null })?.caseIds).toEqual(['before', 'first']);
    });
    it('what the viewer may not see is left out, and a ring ends', () => {
      expect(proposed([again], { previousCaseId: 'again', unitId: null })).toBeNull();
      expect(proposed([{ ...first, previousCaseId: 'again' }, again], { previousCaseId: 'again' })?.caseIds).toEqual(['first', 'again']);
    });
  });

  it.each<[string, Partial<ComplaintAtHand>]>([['major already', { validity: 'VALID', severity: 'MAJOR' }], ['for others to solve', { validity: 'ASSIST' }], ['invalid', { validity: 'INVALID' }], ['closed', { status: 'CLOSED' }]])(
    'nothing is proposed for one that is %s', (_, own) => expect(proposed(before(5), own)).toBeNull());
  it('a lesser severity can still become major', () => expect(proposed(before(2), { validity: 'VALID', severity: 'MINOR' })).not.toBeNull());
});

describe('a like matter', () => {
  it.each<[string, string, boolean]>([
    ['电梯困人', '三号电梯困人', true],
    ['电梯困人', '电梯又困人', true],
    ['停水', '停水了', true],
    ['Lift stuck', 'LIFT stuck again', true],
    ['楼上漏水', '楼上噪音', false],
    ['电梯困人', '垃圾没有清运', false],
    ['…', '…', false],
  ])('%s / %s: %s', (one, other, like) => {
    expect(isLikeMatter({ category: null, matter: one }, { category: null, matter: other })).toBe(like);
    expect(similarity(one, other)).toBe(similarity(other, one));
  });
  it('the company’s own category decides where both have one, and only there', () => {
    expect(isLikeMatter({ category: '电梯', matter: '困人' }, { category: '电梯', matter: '异响' })).toBe(true);
    expect(isLikeMatter({ category: '电梯', matter: '困人' }, { category: '消防', matter: '困人' })).toBe(false);
    expect(isLikeMatter({ category: '电梯', matter: '困人' }, { category: null, matter: '困人' })).toBe(true);
  });
});
