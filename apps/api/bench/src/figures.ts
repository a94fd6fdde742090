/** The value below which this share of the measurements lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export function number(value: number, digits = 0): string {
  return value.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });
}

export const times = (ratio: number): string => `${number(ratio, ratio < 10 ? 2 : 0)} ×`;

/** "p50 4.1 ms, p99 12.0 ms" of milliseconds. */
export const percentiles = (values: readonly number[]): string => `p50 ${number(median(values), 1)} ms, p99 ${number(percentile(values, 0.99), 1)} ms`;

/** Milliseconds that a piece of work took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Works in turn, round by round, so that the machine's other work hits all alike; each one's milliseconds. */
export async function inTurn<Name extends string>(rounds: number, works: Readonly<Record<Name, () => Promise<unknown>>>): Promise<Record<Name, number[]>> {
  const names = Object.keys(works) as Name[];
  const all = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) for (const name of names) all[name].push(await timed(works[name]));
  return all;
}

/** How often a second a work is done by so many that do nothing else. */
export async function rate(work: () => Promise<unknown>, { lanes, ms }: { lanes: number; ms: number }): Promise<number> {
  const began = performance.now();
  let done = 0;
  const lane = async () => {
    while (performance.now() - began < ms) {
      await work();
      done++;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return (done / (performance.now() - began)) * 1_000;
}

/** {@link rate} of several works in turn; the best round of each counts. */
export async function bestRates<Name extends string>(rounds: number, how: { lanes: number; ms: number }, works: Readonly<Record<Name, () => Promise<unknown>>>): Promise<Record<Name, number>> {
  const names = Object.keys(works) as Name[];
  const best = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
  for (let round = 0; round < rounds; round++) for (const name of names) best[name] = Math.max(best[name], await rate(works[name], how));
  return best;
}
