export interface Counted<Of> {
  readonly of: Of;
  readonly count: number;
}

export interface ParetoBar<Of> {
  /** One, or of the last bar all that are too few for their own. */
  readonly of: readonly Of[];
  readonly count: number;
  /** In per cent of all. */
  readonly share: number;
  /** Of this and all before it, in per cent. */
  readonly upTo: number;
}

/** The greatest first, at most so many, and the others together as one: none is left out, so that the last is at 100. */
export function paretoOf<Of>(counted: readonly Counted<Of>[], most: number): readonly ParetoBar<Of>[] {
  const sorted = counted.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
  const all = sorted.reduce((sum, { count }) => sum + count, 0);
  // One alone needs no bar of others.
  const own = sorted.length <= most + 1 ? sorted.length : most;
  const bars = sorted.slice(0, own).map(({ of, count }) => ({ of: [of], count }));
  const rest = sorted.slice(own);
  if (rest.length > 0) bars.push({ of: rest.map(({ of }) => of), count: rest.reduce((sum, { count }) => sum + count, 0) });
  let sum = 0;
  return bars.map(({ of, count }) => {
    sum += count;
    return { of, count, share: (100 * count) / all, upTo: (100 * sum) / all };
  });
}
