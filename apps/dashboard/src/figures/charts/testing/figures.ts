import type { ChartCount, ChartFigure, ChartPoint, OpenCount } from '../chart-data';

/** A figure as the API answers it, with the value reckoned from what it is made of. */
export function figureOf(points: readonly ChartPoint[], changes: Partial<ChartFigure> = {}): ChartFigure {
  return {
    key: 'CALLBACK_RATE', name: { zh: '回访率', en: 'Callback rate' }, unit: 'PERCENT', basis: 'SETTLED', counts: { zh: '已完成的应回访', en: 'owed visits that were made' }, of: { zh: '应回访', en: 'visits owed' },
    exclusions: [{ zh: '某类多做的回访不抵另一类。', en: 'No kind makes up for another.' }], target: 100, clause: { source: 'Q', section: '4.2', words: { zh: '回访率达到100%', en: 'all are visited' } }, points, ...changes,
  };
}

export const rateOf = (numerator: number, denominator: number): ChartCount => ({ numerator, denominator, value: denominator === 0 ? null : (100 * numerator) / denominator });
export const countOf = (count: number): ChartCount => ({ numerator: count, denominator: count, value: count });

/** The same span a year before. */
export const beforeOf = (period: string, count: ChartCount): OpenCount => ({ ...count, records: `a year before ${period}` });

export function pointOf(period: string, count: ChartCount, changes: Partial<ChartPoint> = {}): ChartPoint {
  return { period, ...count, groups: [], p90: null, gap: null, before: null, records: `of ${period}`, ...changes };
}

/** A count of one group, or of several together. */
export function groupPoint(count: number, ...groups: readonly (readonly [dimension: string, key: string, name: string])[]): ChartPoint {
  return pointOf('2026-11', countOf(count), { groups: groups.map(([dimension, key, name]) => ({ dimension, key, name: { zh: name, en: name } })), records: `of ${groups.map(([, key]) => key).join('+')}` });
}

/** What an svg says that it draws: the series' values by key. */
export function drawn(figure: Element, series = 'value'): Readonly<Record<string, number>> {
  return Object.fromEntries([...figure.querySelectorAll(`[data-series="${series}"]`)].map((mark) => [mark.getAttribute('data-key')!, Number(mark.getAttribute('data-value'))]));
}
