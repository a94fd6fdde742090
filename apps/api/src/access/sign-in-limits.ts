import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';

/** Failed tries that are looked at, a minute, before the next one is answered "wait" without looking at the password. */
const TRIES_AN_ACCOUNT = 5;
const TRIES_AN_ADDRESS = 20;
const WINDOW_SECONDS = 60;
/** Each failure makes the account's next answer slower, whether right or wrong. */
const DELAY_STEP_MS = 150;
const LONGEST_DELAY_MS = 1_000;

/**
 * Limits by account and by address. Each try is counted before its password is looked at, so a hundred at once are five tries.
 * Nothing outlasts the window: whoever hammers a colleague's name delays the colleague by a minute and never locks them out,
 * and an address from which the colleague has signed in before has its own count for that account, which strangers cannot use up.
 */
export class SignInLimits {
  readonly #byAccount = new RateLimiterMemory({ keyPrefix: 'account', points: TRIES_AN_ACCOUNT, duration: WINDOW_SECONDS });
  readonly #byKnownPair = new RateLimiterMemory({ keyPrefix: 'pair', points: TRIES_AN_ACCOUNT, duration: WINDOW_SECONDS });
  readonly #byAddress = new RateLimiterMemory({ keyPrefix: 'address', points: TRIES_AN_ADDRESS, duration: WINDOW_SECONDS });
  /** account + address pairs that have signed in, newest last; bounded. */
  readonly #known = new Set<string>();

  /** Counts a try. `wait`: seconds until the next one may be tried; otherwise the delay in ms that this answer takes. */
  async admit(login: string, address: string): Promise<{ wait: number } | { delay: number }> {
    const pair = `${login} ${address}`;
    const limiter = this.#known.has(pair) ? this.#byKnownPair : this.#byAccount;
    const key = this.#known.has(pair) ? pair : login;
    try {
      // The account first: a try that its account refuses must not use up the address of a whole office.
      const account = await limiter.consume(key);
      await this.#byAddress.consume(address);
      const failures = account.consumedPoints ?? 1;
      return { delay: Math.min((failures - 1) * DELAY_STEP_MS, LONGEST_DELAY_MS) };
    } catch (refused) {
      if (refused instanceof Error) {
        throw refused;
      }
      return { wait: Math.max(1, Math.ceil(((refused as RateLimiterRes).msBeforeNext ?? 1_000) / 1_000)) };
    }
  }

  /** A right password clears the count of its own pair and gives the address its try back. */
  async succeeded(login: string, address: string): Promise<void> {
    const pair = `${login} ${address}`;
    // A known pair did not count against the account, so it gives nothing back either: strangers would gain tries with each of its sign-ins.
    const counted = !this.#known.delete(pair);
    this.#known.add(pair);
    if (this.#known.size > 10_000) {
      this.#known.delete(this.#known.values().next().value!);
    }
    await Promise.all([this.#byKnownPair.delete(pair), counted && this.#byAccount.reward(login), this.#byAddress.reward(address)]);
  }
}
