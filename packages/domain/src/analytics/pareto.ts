/** A value with how many records have it; the empty key where a record has none. */
export interface CountedKey {
  readonly key: string;
  readonly count: number;
}

/** One bar. `key` null: what is left over, of so many `keys`. */
export interface ParetoBar {
  readonly key: string | null;
  readonly keys: number;
  readonly count: number;
  /** This bar and those before it; of the total, the cumulative share. */
  readonly cumulative: number;
}

/** More bars than these nobody tells apart at a glance. */
export const PARETO_BARS = 8;

/** The most frequent first, equal ones by their key (what has none behind them), at most {@link PARETO_BARS}; what is left over is one bar more, the last. What nothing has is no bar. */
export function pareto(counts: readonly CountedKey[], most: number = PARETO_BARS): ParetoBar[] {
  const ordered = counts.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count || byKey(a.key, b.key));
  const rest = ordered.slice(most);
  const bars = [
    ...ordered.slice(0, most).map(({ key, count }) => ({ key, keys: 1, count })),
    ...(rest.length > 0 ? [{ key: null, keys: rest.length, count: rest.reduce((sum, { count }) => sum + count, 0) }] : []),
  ];
  let cumulative = 0;
  return bars.map((bar) => ({ ...bar, cumulative: (cumulative += bar.count) }));
}

/** Code points, not a locale's order: the same on every machine. */
function byKey(a: string, b: string): number {
  if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
  return a < b ? -1 : 1;
}
