import { describe, expect, it } from 'vitest';
import { maskTelephone } from './mask-telephone.js';

describe('a telephone is masked', () => {
  it.each([
    ['13812345678', '138****5678'],
    ['138 1234 5678', '138****5678'],
    ['+86 138-1234-5678', '86138****5678'],
    ['0755-26661234', '0755****1234'],
    ['26661234', '26****34'],
    ['110', '****10'],
    ['', '****'],
  ])('%s → %s', (telephone, masked) => {
    expect(maskTelephone(telephone)).toBe(masked);
  });

  it('four figures at least stay hidden', () => {
    for (let length = 1; length <= 20; length++) {
      const shown = maskTelephone('1'.repeat(length)).replace(/\*/g, '').length;
      expect(length - shown).toBeGreaterThanOrEqual(Math.min(4, Math.max(0, length - 2)));
    }
  });
});
