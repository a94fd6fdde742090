import type { Pool } from 'pg';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { tokenHash } from '../access/session.js';
import { loadWall, type WallReader } from './wall-reader.js';

/** Wrong tokens of an address, a minute, before the next unknown one is not looked at. */
const TRIES_AN_ADDRESS = 20;
const WINDOW_SECONDS = 60;
const MOST_KNOWN = 10_000;

/** Thrown where a token was not looked at; it says nothing about the token. */
export class TooManyTries extends Error {
  constructor(readonly seconds: number) {
    super(`too many wrong wall tokens; ${seconds} s`);
  }
}

/**
 * Lets walls in by their tokens. Unknown, expired, revoked, no token at all: the same null. A token that was right before is looked at whatever its
 * neighbours tried: one forgotten screen must not darken the others of its office.
 */
export class WallDoor {
  readonly #tries = new RateLimiterMemory({ keyPrefix: 'wall', points: TRIES_AN_ADDRESS, duration: WINDOW_SECONDS });
  /** Hashes that opened, oldest first; bounded. */
  readonly #known = new Set<string>();

  constructor(private readonly pool: Pool) {}

  /** Throws {@link TooManyTries}. */
  async find(token: string, address: string): Promise<WallReader | null> {
    const hash = tokenHash(token);
    const key = hash.toString('base64');
    const known = this.#known.has(key);
    // Counted before it is looked at, so that a hundred at once are twenty tries.
    if (!known) await this.#count(address);
    const wall = await loadWall(this.pool, hash);
    if (!wall) {
      this.#known.delete(key);
      return null;
    }
    if (!known) {
      await this.#tries.reward(address);
      this.#known.add(key);
      if (this.#known.size > MOST_KNOWN) this.#known.delete(this.#known.values().next().value!);
    }
    return wall;
  }

  async #count(address: string): Promise<void> {
    try {
      await this.#tries.consume(address);
    } catch (refused) {
      if (refused instanceof Error) throw refused;
      throw new TooManyTries(Math.max(1, Math.ceil((refused as RateLimiterRes).msBeforeNext / 1_000)));
    }
  }
}
