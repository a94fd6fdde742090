import type { Words } from '../../i18n/language';

/** What the charts need of a figure of the API, one point a span or a group; see `Figure` of the contract. */
export interface ChartFigure {
  readonly key: string;
  readonly name: Words;
  readonly unit: 'PERCENT' | 'COUNT' | 'MINUTES';
  readonly basis: 'RECEIVED' | 'SETTLED' | 'DUE' | 'VISITED';
  readonly counts: Words;
  readonly of: Words;
  readonly exclusions: readonly Words[];
  /** In per cent. */
  readonly target: number | null;
  readonly clause: { readonly source: string; readonly section: string; readonly words: Words } | null;
  readonly points: readonly ChartPoint[];
}

export interface ChartCount {
  /** In the figure's unit, not rounded; null: nothing to count. */
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
}

/** A count that can be opened. */
export interface OpenCount extends ChartCount {
  /** Opens the records that were counted. */
  readonly records: string;
}

export interface ChartPoint extends OpenCount {
  readonly period: string;
  readonly groups: readonly { readonly dimension: string; readonly key: string; readonly name: Words }[];
  readonly p90: number | null;
  readonly gap: number | null;
  readonly before: OpenCount | null;
}

/** The most that one chart draws; its table has them all. */
export const MOST_DRAWN = 120;

/** Of numbers in any order; of an even count the mean of the middle two; null: of none. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [below, above] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return below === undefined || above === undefined ? null : (below + above) / 2;
}

/** The spans whose median is said: not the running one, and none before the first that has anything, when the house may not have begun. */
export function spansOfMedian(points: readonly ChartPoint[], running: string | null): readonly ChartPoint[] {
  const first = points.findIndex(({ numerator }) => numerator > 0);
  return first === -1 ? [] : points.slice(first).filter(({ period }) => period !== running);
}

/** Whether there was anything a year before: a house that had not begun then is not compared with. */
export function hasLastYear(points: readonly ChartPoint[]): boolean {
  return points.some(({ before }) => before !== null && before.denominator > 0);
}
