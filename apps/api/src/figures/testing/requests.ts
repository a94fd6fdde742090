import { FIGURES, FIGURE_KEYS, type FigureDimension, type FigureKey, type FigureStep } from '@guanjia/domain';
import type { PlainRecord } from './plain-records.js';

/** What is asked of one figure, as the contract takes it. */
export interface Request {
  readonly key: FigureKey;
  readonly by: readonly FigureDimension[];
  readonly step: FigureStep;
  readonly filters: readonly Filter[];
}
interface Filter {
  readonly dimension: FigureDimension;
  readonly keys: readonly string[];
}

type Dimensions = (key: FigureKey) => readonly FigureDimension[];
/** What a figure is told apart by for somebody; persons only for who may see them. */
export const dimensionsFor = (persons: boolean): Dimensions => (key) => FIGURES[key].dimensions.filter((dimension) => persons || dimension !== 'PERSON');

/** Each figure by itself in each length of span, and by each of its dimensions. */
export const single = (of: Dimensions): Request[] => FIGURE_KEYS.flatMap((key) => [
  ...(['MONTH', 'QUARTER', 'YEAR', 'WHOLE'] as const).map((step): Request => ({ key, by: [], step, filters: [] })),
  ...of(key).map((dimension): Request => ({ key, by: [dimension], step: 'MONTH', filters: [] })),
]);

/** Each figure by each two of its dimensions, in either order by turns. */
export const pairs = (of: Dimensions): Request[] => FIGURE_KEYS.flatMap((key) => {
  const dimensions = of(key);
  const two = dimensions.flatMap((first, n) => dimensions.slice(n + 1).map((second) => [first, second] as const));
  return two.map(([first, second], n): Request => ({ key, by: n % 2 === 0 ? [first, second] : [second, first], step: n % 3 === 0 ? 'WHOLE' : 'MONTH', filters: [] }));
});

/**
 * A figure narrowed by each of its dimensions: to the key that most records have, to that of fewest and another, and to some of each of two dimensions, told apart by the next dimension.
 * `records`: those of the figure, which say what keys there are.
 */
export function filtered(key: FigureKey, of: Dimensions, records: readonly PlainRecord[]): Request[] {
  const dimensions = of(key);
  const keys = new Map(dimensions.map((dimension) => [dimension, keysByNumber(records, dimension)]));
  return dimensions.flatMap((dimension, n): Request[] => {
    const [most, ...others] = keys.get(dimension)!;
    if (most === undefined) return [];
    const next = dimensions[(n + 1) % dimensions.length]!;
    const after = dimensions[(n + 2) % dimensions.length]!;
    const two = [others.at(-1) ?? most, others.at(-2) ?? most];
    return [
      { key, by: [], step: 'MONTH', filters: [{ dimension, keys: [most] }] },
      { key, by: [next], step: 'WHOLE', filters: [{ dimension, keys: two }] },
      { key, by: [after], step: 'MONTH', filters: [{ dimension, keys: [most, ...two] }, { dimension: next, keys: keys.get(next)!.slice(0, 2) }] },
    ];
  });
}

/** The keys that records have, the most frequent first, of as many by their names. */
function keysByNumber(records: readonly PlainRecord[], dimension: FigureDimension): string[] {
  const numbers = new Map<string, number>();
  for (const { by } of records) numbers.set(by[dimension]!, (numbers.get(by[dimension]!) ?? 0) + 1);
  return [...numbers].toSorted(([a, n], [b, m]) => m - n || a.localeCompare(b)).map(([key]) => key);
}

/** Whether a filter lets a record through. */
export const passes = (filters: readonly Filter[]) => ({ by }: PlainRecord): boolean => filters.every(({ dimension, keys }) => keys.includes(by[dimension]!));
