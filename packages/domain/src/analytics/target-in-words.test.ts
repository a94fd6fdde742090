import { describe, expect, it } from 'vitest';
import { targetInWords } from './target-in-words.js';

describe('a rate beside its target', () => {
  it('CB-12: so many more at home', () => {
    // 9 / 64 = 14.06 %, down to 14.
    expect(targetInWords('HOME_VISIT_SHARE', { numerator: 9, denominator: 64, target: 20, gap: 5 })).toEqual({ zh: '14%（9/64），目标20%，还差上门5户。', en: '14 % (9 of 64), target 20 %: 5 more home visits to go.' });
  });
  it('CB-07 to CB-09: so many more to visit', () => {
    // 9 / 10 = 90 %.
    expect(targetInWords('CALLBACK_RATE', { numerator: 9, denominator: 10, target: 100, gap: 1 })).toEqual({ zh: '90%（9/10），目标100%，还差1户。', en: '90 % (9 of 10), target 100 %: 1 more household to visit.' });
  });
  it('nobody is at a target before they are: 199 of 200 is 99 %', () => expect(targetInWords('ATTAINMENT', { numerator: 199, denominator: 200, target: 100, gap: 1 })!.zh).toBe('99%（199/200），目标100%，还差1项。'));
  it('reached, and out of reach', () => {
    expect(targetInWords('HOME_VISIT_SHARE', { numerator: 2, denominator: 10, target: 20, gap: 0 })!.zh).toBe('20%（2/10），目标20%，已达到。');
    expect(targetInWords('HOME_VISIT_SHARE', { numerator: 1, denominator: 2, target: 100, gap: null })!.en).toBe('50 % (1 of 2), target 100 %: out of reach.');
  });
  it('nothing to count is no rate', () => expect(targetInWords('CALLBACK_RATE', { numerator: 0, denominator: 0, target: 100, gap: 0 })).toBeNull());
});
