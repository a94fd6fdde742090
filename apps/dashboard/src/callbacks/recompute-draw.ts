import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

// Written once more, and not taken from the server: who checks a draw trusts its own reckoning. No Web Crypto: browsers have it over https only, and an office network may have none.

const SCORES = 2 ** 53;

/** What stood in the journal before anything was drawn: SHA-256 of the secret's bytes. @param secret 64 hexadecimal digits */
export function hashOfSecret(secret: string): string {
  return bytesToHex(sha256(hexToBytes(secret)));
}

/** Where something settled falls from 0 up to 1: the first 53 bits of HMAC-SHA256(secret, id); exact, a number here holds 53 bits. */
export function scoreOf(secret: string, id: string): number {
  const bytes = hmac(sha256, hexToBytes(secret), utf8ToBytes(id));
  return Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0) >> 11n) / SCORES;
}

/** Whether a score lies below a share in whole percent; in whole numbers, so that no rounding decides. */
export function isBelowShare(score: number, percent: number): boolean {
  return BigInt(score * SCORES) * 100n < BigInt(percent) * BigInt(SCORES);
}

interface Settled {
  readonly subjectId: string;
  readonly group: string;
  readonly score: number;
  readonly drawn: boolean;
  readonly withdrawnAt: string | null;
}

interface GroupShare {
  readonly group: string;
  readonly share: number;
}

/** What a person finds who draws again; ids of what is not as it should be. */
export interface DrawCheck {
  /** The secret is the one whose hash was written down. */
  readonly hashFits: boolean;
  /** Their score is another than the one that was said. */
  readonly otherScore: readonly string[];
  /** Their score lies below the share, and they were not drawn. */
  readonly leftOut: readonly string[];
  /** Groups of which fewer were drawn than the share asks for. */
  readonly tooFew: readonly string[];
  readonly checked: number;
}

/** Draws a revealed month again. What was taken back because its case was reopened counts for nothing. */
export function checkDraw(secret: string, hash: string, candidates: readonly Settled[], groups: readonly GroupShare[]): DrawCheck {
  const shareOf = new Map(groups.map(({ group, share }) => [group, share]));
  const counting = candidates.filter(({ withdrawnAt }) => withdrawnAt === null);
  return {
    hashFits: hashOfSecret(secret) === hash,
    otherScore: candidates.filter(({ subjectId, score }) => scoreOf(secret, subjectId) !== score).map(({ subjectId }) => subjectId),
    leftOut: counting.filter(({ subjectId, group, drawn }) => !drawn && isBelowShare(scoreOf(secret, subjectId), shareOf.get(group) ?? 0)).map(({ subjectId }) => subjectId),
    tooFew: groups.filter(({ group, share }) => {
      const all = counting.filter((candidate) => candidate.group === group);
      return all.filter(({ drawn }) => drawn).length < Math.floor((all.length * share + 99) / 100);
    }).map(({ group }) => group),
    checked: candidates.length,
  };
}
