/**
 * 200 ms first, doubling to 8 s, with jitter: a restarted server is not met by all boards in one moment.
 * @param random 0…1
 * @returns milliseconds
 */
export function reconnectWait(retries: number, random = Math.random()): number {
  return Math.min(200 * 2 ** retries, 8_000) * (0.5 + random / 2);
}
