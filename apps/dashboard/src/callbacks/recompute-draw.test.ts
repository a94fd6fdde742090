import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkDraw, hashOfSecret, isBelowShare, scoreOf } from './recompute-draw';

const SECRET = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f';
const bytes = Buffer.from(SECRET, 'hex');
const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

describe('CB-08: a draw made again in the browser', () => {
  it('hashes the secret’s bytes, not its digits', () => {
    expect(hashOfSecret(SECRET)).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('scores as another implementation does: the first 53 bits of the HMAC, between 0 and 1', () => {
    for (let n = 0; n < 500; n++) {
      const first = createHmac('sha256', bytes).update(idOf(n)).digest().readBigUInt64BE(0) >> 11n;
      expect(BigInt(scoreOf(SECRET, idOf(n)) * 2 ** 53)).toBe(first);
      expect(scoreOf(SECRET, idOf(n))).toBeLessThan(1);
    }
  });

  it.each([
    [0, 1, true],
    [Math.floor(0.1 * 2 ** 53) / 2 ** 53, 10, true],
    [Math.ceil(0.1 * 2 ** 53) / 2 ** 53, 10, false],
    [0.5, 50, false],
    [0.5 - 2 ** -53, 50, true],
    [1 - 2 ** -53, 100, true],
    [1 - 2 ** -53, 99, false],
  ])('a score of %d lies below a share of %d %%: %s', (score, percent, below) => expect(isBelowShare(score, percent)).toBe(below));
});

describe('checking a revealed month', () => {
  const all = Array.from({ length: 40 }, (_, n) => ({ subjectId: idOf(n), group: 'REPAIR', score: scoreOf(SECRET, idOf(n)), withdrawnAt: null as string | null }));
  const honest = all.map((one) => ({ ...one, drawn: isBelowShare(one.score, 10) }));
  // At least four of forty: the lowest are added.
  const lowest = new Set([...all].sort((a, b) => a.score - b.score).slice(0, 4).map(({ subjectId }) => subjectId));
  const complete = honest.map((one) => ({ ...one, drawn: one.drawn || lowest.has(one.subjectId) }));
  const groups = [{ group: 'REPAIR', share: 10 }];
  const hash = hashOfSecret(SECRET);

  it('finds nothing wrong with an honest draw', () => {
    expect(checkDraw(SECRET, hash, complete, groups)).toEqual({ hashFits: true, otherScore: [], leftOut: [], tooFew: [], checked: 40 });
  });

  it('finds another secret than the one written down', () => {
    expect(checkDraw(SECRET.replace(/^00/, '01'), hash, complete, groups).hashFits).toBe(false);
  });

  it('finds a score that was changed, and one drawn that was left out', () => {
    const drawn = complete.find(({ score }) => isBelowShare(score, 10))!;
    const touched = complete.map((one) => (one === drawn ? { ...one, score: 0.9, drawn: false } : one));
    expect(checkDraw(SECRET, hash, touched, groups)).toMatchObject({ otherScore: [drawn.subjectId], leftOut: [drawn.subjectId], tooFew: ['REPAIR'] });
  });

  it('lets what was reopened go: it need not be drawn, and counts for no share', () => {
    const drawn = complete.find(({ score }) => isBelowShare(score, 10))!;
    const reopened = complete.map((one) => (one === drawn ? { ...one, drawn: false, withdrawnAt: '2026-10-20T00:00:00.000Z' } : one));
    expect(checkDraw(SECRET, hash, reopened, groups).leftOut).toEqual([]);
  });
});
