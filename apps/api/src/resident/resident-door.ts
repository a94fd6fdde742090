import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { tokenHash } from '../access/session.js';
import { LIVE_LINK, TARGET_OF_LINK } from './live-link.js';

/** Wrong tokens of an address, a minute, before the next unknown one is not looked at. */
const TRIES_AN_ADDRESS = 20;
/** Looks at one matter, and words said about it, a minute: far more than a hand makes. */
const LOOKS_A_LINK = 60;
const WORDS_A_LINK = 10;
const WINDOW_SECONDS = 60;
const MOST_KNOWN = 10_000;
/** A token that opens nothing is answered after this long whatever was wrong with it: unknown costs less work than expired. */
const REFUSED_AFTER_MS = 150;

/** A link that opens: for which case it was made, to which it leads now, and for whom. */
export interface OpenLink {
  readonly caseId: string;
  /** Another one only where its own was merged. */
  readonly targetId: string;
  readonly householdId: string | null;
}

const LINK_BY_TOKEN = /* sql */ `
select link.case_id as "caseId", target.id as "targetId",
  -- Whose own complaint ended in a collective one is a household of that.
  coalesce(link.household_id, (select h.id from case_household h where h.source_case_id = link.case_id and h.case_id = target.id)) as "householdId"
from resident_link link join service_case own on own.id = link.case_id join service_case target on target.id = ${TARGET_OF_LINK}
where link.token_hash = $1 and ${LIVE_LINK}`;

/**
 * Lets residents in by the tokens of their links. Unknown, expired, revoked: the same null, after the same time. Strangers who guess use up their own
 * address's tries, not those of a neighbour whose link was right before.
 */
export class ResidentDoor {
  readonly #tries = new RateLimiterMemory({ keyPrefix: 'resident', points: TRIES_AN_ADDRESS, duration: WINDOW_SECONDS });
  readonly #looks = new RateLimiterMemory({ keyPrefix: 'look', points: LOOKS_A_LINK, duration: WINDOW_SECONDS });
  readonly #words = new RateLimiterMemory({ keyPrefix: 'word', points: WORDS_A_LINK, duration: WINDOW_SECONDS });
  /** Hashes that opened, oldest first; bounded. */
  readonly #known = new Set<string>();

  constructor(private readonly pool: Pool) {}

  /** The link of a token; null: it opens nothing; `wait`: it was not looked at, and may be in so many seconds. */
  async open(token: string, address: string, to: 'LOOK' | 'SPEAK'): Promise<OpenLink | { readonly wait: number } | null> {
    const begun = performance.now();
    const hash = tokenHash(token);
    const key = hash.toString('base64');
    const known = this.#known.has(key);
    // Counted before it is looked at, so that a hundred at once are twenty tries.
    const wait = known ? await seconds((to === 'LOOK' ? this.#looks : this.#words).consume(key)) : await seconds(this.#tries.consume(address));
    if (wait > 0) return { wait };
    const link = await this.#find(hash);
    if (!link) {
      this.#known.delete(key);
      await sleep(REFUSED_AFTER_MS - (performance.now() - begun));
      return null;
    }
    if (!known) {
      await this.#tries.reward(address);
      this.#known.add(key);
      if (this.#known.size > MOST_KNOWN) this.#known.delete(this.#known.values().next().value!);
    }
    return link;
  }

  async #find(hash: Buffer): Promise<OpenLink | undefined> {
    const { rows } = await this.pool.query<OpenLink>({ name: 'resident-link', text: LINK_BY_TOKEN, values: [hash] });
    return rows[0];
  }
}

/** How long to wait; 0: not at all. */
async function seconds(counted: Promise<RateLimiterRes>): Promise<number> {
  try {
    await counted;
    return 0;
  } catch (refused) {
    if (refused instanceof Error) throw refused;
    return Math.max(1, Math.ceil((refused as RateLimiterRes).msBeforeNext / 1_000));
  }
}
