import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** A score is a whole number from 0 up to, not including, this one: the first 53 bits of a HMAC. */
export const SCORES = 2 ** 53;

/** What is journalled on the 1st, before anything is drawn: SHA-256 of the secret. Both as 64 hexadecimal digits. */
export function commitmentOf(secret: string): string {
  return bytesToHex(sha256(hexToBytes(secret)));
}

/**
 * CB-08: where a case or an occasion stands in its month's lot: the first 53 bits of HMAC-SHA256(secret, id), as a whole number. Nobody can foretell it without
 * the secret; with it anybody can check it. `secret`: 64 hexadecimal digits.
 */
export function scoreOf(secret: string, subjectId: string): number {
  const bytes = hmac(sha256, hexToBytes(secret), utf8ToBytes(subjectId));
  // 48 bits of six bytes, and the five highest of the seventh.
  const high = bytes.subarray(0, 6).reduce((sum, byte) => sum * 256 + byte, 0);
  return high * 32 + (bytes[6]! >> 3);
}

/** Whether a score is drawn at a share in whole percent: score / 2^53 < percent / 100, in whole numbers. */
export function isDrawn(score: number, percent: number): boolean {
  return BigInt(score) * 100n < BigInt(percent) * BigInt(SCORES);
}

/** ⌈percent × count⌉, in whole numbers. */
export function shareOf(count: number, percent: number): number {
  return Math.floor((count * percent + 99) / 100);
}
