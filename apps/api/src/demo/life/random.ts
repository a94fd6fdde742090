/** A stream of chance from a seed: the same seed gives the same stream, on every machine. */
export interface Chance {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** True so often as the share says (0 to 1). */
  is(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** One of the keys, each as often as its weight says. */
  weighed<K extends string>(weights: Readonly<Record<K, number>>): K;
  /** A length of time whose middle value is `median`; `spread` 0 is always the same, 1 is now and then ten times as long. */
  around(median: number, spread: number): number;
}

/** sfc32 (Chris Doty-Humphrey's small fast counting generator), seeded by four hashes of a text. */
export function chance(seed: string): Chance {
  let [a, b, c, counter] = [hash(seed, 0), hash(seed, 1), hash(seed, 2), 1];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  // The first values of seeds that are much alike are alike.
  for (let n = 0; n < 12; n++) next();
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    is: (share) => next() < share,
    pick: (from) => from[whole(0, from.length - 1)]!,
    weighed(weights) {
      const entries = Object.entries<number>(weights) as [keyof typeof weights & string, number][];
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) if ((left -= weight) < 0) return key;
      return entries.at(-1)![0];
    },
    around: (median, spread) => median * Math.exp(spread * normal(next)),
  };
}

/** The sum of twelve even numbers is as good as the bell curve's, and never further out than six. */
function normal(next: () => number): number {
  let sum = -6;
  for (let n = 0; n < 12; n++) sum += next();
  return sum;
}

/** FNV-1a over the text's UTF-16 units, and a last mixing (murmur3's). */
function hash(text: string, salt: number): number {
  let value = 2_166_136_261 ^ salt;
  for (let n = 0; n < text.length; n++) value = Math.imul(value ^ text.charCodeAt(n), 16_777_619);
  value = Math.imul(value ^ (value >>> 16), 2_246_822_507);
  value = Math.imul(value ^ (value >>> 13), 3_266_489_909);
  return (value ^ (value >>> 16)) | 0;
}
