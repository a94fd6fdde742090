import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { commitmentOf, isDrawn, SCORES, scoreOf, shareOf } from './draw.js';
import { replacementOf, topUp, wantedOf, type Candidate, type CandidateDecision } from './top-up.js';

vi.setConfig({ testTimeout: 60_000 });

const NOW = 1_000_000;
const secrets = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
const percents = fc.integer({ min: 1, max: 100 });
/** A month's population of one group as it was decided when each was settled; some can no longer be visited in time, some were replaced or chosen since. */
const months = fc
  .record({ secret: secrets, percent: percents, ids: fc.uniqueArray(fc.uuid(), { maxLength: 60 }), fates: fc.array(fc.constantFrom('IN_TIME', 'TOO_LATE', 'REPLACED', 'CHOSEN'), { minLength: 60, maxLength: 60 }) })
  .map(({ secret, percent, ids, fates }) => ({
    percent,
    candidates: ids.map((id, n): Candidate => {
      const score = scoreOf(secret, id);
      const decision: CandidateDecision = isDrawn(score, percent) ? (fates[n] === 'REPLACED' ? 'REPLACED' : 'DRAWN') : fates[n] === 'CHOSEN' ? 'CHOSEN' : 'WAITING';
      return { id, score, decision, limitAt: fates[n] === 'TOO_LATE' ? NOW - 1 : NOW };
    }),
  }));
const added = (candidates: readonly Candidate[], ids: readonly string[]) => candidates.map((one): Candidate => (ids.includes(one.id) ? { ...one, decision: 'TOPPED_UP' } : one));
const drawnOf = (candidates: readonly Candidate[]) => candidates.filter(({ decision }) => decision === 'DRAWN' || decision === 'TOPPED_UP').length;

describe('CB-08: where something settled stands in its month’s lot', () => {
  it('the same secret and id give the same score, a whole number below 2^53: the first 53 bits of HMAC-SHA256, as anybody reckons them', () => {
    fc.assert(fc.property(secrets, fc.uuid(), (secret, id) => {
      const score = scoreOf(secret, id);
      expect(scoreOf(secret, id)).toBe(score);
      expect(Number.isSafeInteger(score) && score >= 0 && score < SCORES).toBe(true);
      const digest = createHmac('sha256', Buffer.from(secret, 'hex')).update(id).digest();
      expect(BigInt(score)).toBe(digest.readBigUInt64BE(0) >> 11n);
    }), { numRuns: 300 });
  });

  it('what was committed to is the SHA-256 of the secret', () => {
    fc.assert(fc.property(secrets, (secret) => {
      expect(commitmentOf(secret)).toBe(createHash('sha256').update(Buffer.from(secret, 'hex')).digest('hex'));
    }), { numRuns: 50 });
  });

  it('uniform over many secrets: each tenth of the scores gets a tenth, and a share of 10 % draws a tenth', () => {
    const count = 20_000;
    const buckets = Array.from({ length: 10 }, () => 0);
    let drawn = 0;
    for (let n = 0; n < count; n++) {
      const score = scoreOf(createHash('sha256').update(`secret ${n}`).digest('hex'), '0198a1b2-0000-7000-8000-000000000001');
      buckets[Math.floor((score / SCORES) * 10)]! += 1;
      if (isDrawn(score, 10)) drawn += 1;
    }
    // Chi-square of nine degrees of freedom: above 27.9 in one of a thousand tries, were it uniform; the secrets are fixed, so it is always the same try.
    const chi = buckets.reduce((sum, seen) => sum + (seen - count / 10) ** 2 / (count / 10), 0);
    expect(chi).toBeLessThan(27.9);
    expect(Math.abs(drawn / count - 0.1)).toBeLessThan(0.01);
  });

  it.each([[0, 1, true], [SCORES - 1, 100, true], [Math.floor(SCORES / 10), 10, true], [Math.floor(SCORES / 10) + 1, 10, false], [SCORES / 2, 50, false], [SCORES / 2 - 1, 50, true]])('a score of %d at %d %%: %s', (score, percent, drawn) => expect(isDrawn(score, percent)).toBe(drawn));

  it.each([[0, 10, 0], [1, 10, 1], [10, 10, 1], [11, 10, 2], [7, 100, 7], [3, 33, 1], [4, 33, 2]])('of %d at %d %%, rounded up: %d', (count, percent, wanted) => expect(shareOf(count, percent)).toBe(wanted));
});

describe('CB-08: topped up each midnight', () => {
  it('never below the share while somebody can still be visited in time; over-drawing stays; nobody is undrawn', () => {
    fc.assert(fc.property(months, ({ candidates, percent }) => {
      const more = topUp(candidates, percent, NOW);
      const after = added(candidates, more);
      const left = after.some(({ decision, limitAt }) => decision === 'WAITING' && limitAt >= NOW);
      expect(drawnOf(after) >= wantedOf(candidates, percent) || !left).toBe(true);
      expect(drawnOf(after)).toBe(drawnOf(candidates) + more.length);
      if (drawnOf(candidates) >= wantedOf(candidates, percent)) expect(more).toEqual([]);
    }));
  });

  it('it takes the lowest that wait and are within their limit, and is done: asked again it adds nothing', () => {
    fc.assert(fc.property(months, ({ candidates, percent }) => {
      const more = topUp(candidates, percent, NOW);
      const after = added(candidates, more);
      const taken = candidates.filter(({ id }) => more.includes(id));
      expect(taken.every(({ decision, limitAt }) => decision === 'WAITING' && limitAt >= NOW)).toBe(true);
      const highest = Math.max(-1, ...taken.map(({ score }) => score));
      expect(after.filter(({ decision, limitAt, score }) => decision === 'WAITING' && limitAt >= NOW && score < highest)).toEqual([]);
      expect(topUp(after, percent, NOW)).toEqual([]);
    }));
  });

  it('the order of the rows changes nothing, and what is settled later takes nothing back', () => {
    fc.assert(fc.property(months, fc.uuid(), ({ candidates, percent }, id) => {
      const more = topUp(candidates, percent, NOW);
      expect([...topUp(candidates.toReversed(), percent, NOW)].sort()).toEqual([...more].sort());
      const later = [...added(candidates, more), { id, score: 0, decision: 'WAITING', limitAt: NOW } as const];
      expect(drawnOf(added(later, topUp(later, percent, NOW)))).toBeGreaterThanOrEqual(drawnOf(added(candidates, more)));
    }));
  });

  const one = (id: string, score: number, decision: CandidateDecision = 'WAITING', limitAt = NOW): Candidate => ({ id, score, decision, limitAt });

  it('exactly at its limit a visit is still in time, a millisecond later it is not', () => {
    expect(topUp([one('a', 1)], 10, NOW)).toEqual(['a']);
    expect(topUp([one('a', 1)], 10, NOW + 1)).toEqual([]);
  });

  it('what was chosen by hand or replaced does not count as drawn, and is not drawn again', () => {
    expect(topUp([one('a', 1, 'CHOSEN'), one('b', 2, 'REPLACED'), one('c', 4), one('d', 3)], 25, NOW)).toEqual(['d']);
  });

  it('a household that nobody reaches is replaced by the lowest left; null where none is', () => {
    expect(replacementOf([one('a', 1, 'DRAWN'), one('c', 4), one('d', 3)], NOW)).toBe('d');
    expect(replacementOf([one('a', 1, 'DRAWN'), one('c', 4, 'WAITING', NOW - 1)], NOW)).toBeNull();
  });
});
