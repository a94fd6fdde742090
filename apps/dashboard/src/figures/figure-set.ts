import type { ChartSetFieldsFragment, FigureDimension, FigureRequestInput } from '../gql/graphql';
import { percentOf } from '../format/percent';
import type { ChartCount } from './charts/chart-data';
import { monthBeside } from './period';

export type FigureSet = ChartSetFieldsFragment;
export type Figure = FigureSet['figures'][number];
export type Point = Figure['points'][number];
export type Wanted = Readonly<Record<string, FigureRequestInput>>;

/** The figures by the names that the page gave to its wishes: they come in the order asked for. */
export function named<W extends Wanted>(wanted: W, set: Pick<FigureSet, 'figures'>): Readonly<Record<keyof W, Figure>> {
  return Object.fromEntries(Object.keys(wanted).map((name, at) => [name, set.figures[at]])) as Record<keyof W, Figure>;
}

export function keyOf({ groups }: Point, dimension: FigureDimension): string {
  return groups.find((group) => group.dimension === dimension)?.key ?? '';
}

/** The point of these groups; absent where nothing was counted. */
export function pointOf({ points }: Figure, groups: Readonly<Partial<Record<FigureDimension, string>>> = {}): Point | undefined {
  return points.find((point) => Object.entries(groups).every(([dimension, key]) => keyOf(point, dimension as FigureDimension) === key));
}

/** One group of a figure by months, under a name of its own; a month without any of it is there too, with nothing to count. */
export function partOf(figure: Figure, dimension: FigureDimension, key: string, name: Figure['name'], { from, until }: { readonly from: string; readonly until: string }): Figure {
  const own = new Map(figure.points.flatMap((point) => (keyOf(point, dimension) === key ? [[point.period, point]] : [])));
  const points: Point[] = [];
  for (let month = from; month <= until; month = monthBeside(month, 1)) points.push(own.get(month) ?? { ...NONE, period: month });
  return { ...figure, name, points };
}
const NONE = { value: null, numerator: 0, denominator: 0, p90: null, gap: null, before: null, records: '', groups: [] } as const;

/** A count of records, whatever the figure measures of them. */
export function countOf({ numerator }: ChartCount): ChartCount {
  return { value: numerator, numerator, denominator: numerator };
}

/** By how much it differs in what is shown, so that the reader can reckon it again; null: one of the two is not there. */
export function changeOf(unit: Figure['unit'], now: ChartCount, before: ChartCount | null | undefined): number | null {
  const shown = ({ value, numerator, denominator }: ChartCount) => (unit === 'PERCENT' ? percentOf(numerator, denominator) : value);
  const [is, was] = [shown(now), before ? shown(before) : null];
  return is === null || was === null ? null : is - was;
}
