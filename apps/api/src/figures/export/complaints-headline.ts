import { headline, type CategoryCount, type Words } from '@guanjia/domain';
import type { Figure, FigurePoint } from '@guanjia/schema';
import { monthsOf } from '../spans.js';

/** Of which months complaints were asked for, with or without last year's. */
interface Months {
  readonly from: string;
  readonly until: string;
  readonly lastYear: boolean;
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

/** The last month in a sentence, where all complaints are told apart by month and category; null elsewhere. */
export function complaintsHeadline({ key, by, step, points }: Figure, { from, until, lastYear }: Months): Words | null {
  if (key !== 'COMPLAINTS' || step !== 'MONTH' || by.length !== 1 || by[0] !== 'CATEGORY') return null;
  const present = points.filter(({ period }) => period === until);
  const monthBefore = monthsOf({ from, until }).at(-2);
  const previous = points.filter(({ period }) => period === monthBefore);
  const categories = new Map<string, CategoryCount>();
  const add = ({ groups: [category] }: FigurePoint, counts: Partial<CategoryCount>) =>
    categories.set(category!.key, { name: category!.key === '' ? null : category!.name, count: 0, before: 0, ...categories.get(category!.key), ...counts });
  for (const point of present) add(point, { count: point.numerator });
  for (const point of previous) add(point, { before: point.numerator });
  return headline({
    month: until,
    total: sum(present.map(({ numerator }) => numerator)),
    before: monthBefore === undefined ? null : sum(previous.map(({ numerator }) => numerator)),
    yearBefore: lastYear ? sum(present.map(({ before }) => before?.numerator ?? 0)) : null,
    categories: [...categories.values()],
  });
}
