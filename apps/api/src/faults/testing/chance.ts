/** Mulberry32: the same seed, the same choices. */
export function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Waits until it holds; a question that fails counts as not yet. @returns milliseconds it took */
export async function until(what: string, holds: () => boolean | Promise<boolean>, withinMs = 30_000): Promise<number> {
  const began = performance.now();
  for (;;) {
    if (await Promise.resolve().then(holds).catch(() => false)) return performance.now() - began;
    if (performance.now() - began > withinMs) throw new Error(`within ${withinMs} ms it did not come about: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
