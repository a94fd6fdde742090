/** Each bucket is a tenth wider than the one before: a percentile is at most 10 % too high, from 1 ms to a day. */
const GROWTH = 1.1;
const BUCKETS = Math.ceil(Math.log(24 * 3_600_000) / Math.log(GROWTH)) + 1;
const SLOT_MS = 5 * 60_000;
const SLOTS = 12;

export interface Percentiles {
  /** How many were counted within the window. */
  readonly count: number;
  /** Milliseconds; null when nothing was counted. */
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly longest: number | null;
}

interface Slot {
  began: number;
  readonly counts: Uint32Array;
  longest: number;
}

/** Durations of the last hour, in memory, of one process: 2,000 numbers whatever is counted. Real time; what is older than the window falls out by five minutes. */
export class Histogram {
  readonly #slots: Slot[] = Array.from({ length: SLOTS }, () => ({ began: -Infinity, counts: new Uint32Array(BUCKETS), longest: 0 }));

  add(ms: number): void {
    const slot = this.#slotNow();
    slot.counts[Math.min(BUCKETS - 1, Math.ceil(Math.log(Math.max(1, ms)) / Math.log(GROWTH)))]!++;
    slot.longest = Math.max(slot.longest, ms);
  }

  percentiles(): Percentiles {
    const oldest = performance.now() - SLOT_MS * SLOTS;
    const live = this.#slots.filter(({ began }) => began > oldest);
    const sums = new Array<number>(BUCKETS).fill(0);
    for (const { counts } of live) counts.forEach((count, bucket) => (sums[bucket]! += count));
    const count = sums.reduce((sum, part) => sum + part, 0);
    if (count === 0) return { count, p50: null, p95: null, p99: null, longest: null };
    const longest = Math.max(...live.map((slot) => slot.longest));
    const at = (share: number) => {
      let left = Math.ceil(share * count);
      const bucket = sums.findIndex((part) => (left -= part) <= 0);
      return Math.min(longest, GROWTH ** bucket);
    };
    return { count, p50: at(0.5), p95: at(0.95), p99: at(0.99), longest };
  }

  #slotNow(): Slot {
    const began = Math.floor(performance.now() / SLOT_MS) * SLOT_MS;
    const slot = this.#slots[(began / SLOT_MS) % SLOTS]!;
    if (slot.began !== began) {
      slot.began = began;
      slot.counts.fill(0);
      slot.longest = 0;
    }
    return slot;
  }
}
