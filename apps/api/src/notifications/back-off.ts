/** A notice is tried so often, over some three hours, before it is given up aloud. */
export const MOST_ATTEMPTS = 8;

const FIRST_WAIT_MS = 10_000;
const GROWTH = 3;
/** So that what failed together does not come back together. */
const JITTER = 0.25;

/**
 * How long to wait after the n-th failed attempt (from 1): 10 s, 30 s, 90 s … 2 h, a quarter more or less.
 * @param random 0 to 1
 */
export function backOffMs(attempts: number, random: number): number {
  return Math.round(FIRST_WAIT_MS * GROWTH ** (attempts - 1) * (1 - JITTER + 2 * JITTER * random));
}
