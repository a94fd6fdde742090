import { FIGURES, type FigureUnit } from '@guanjia/domain';
import { rateOf } from './callback-rate.js';
import type { Ground, Question } from './asked.js';
import type { Counted } from './count-figures.js';
import type { Procedures } from './procedures.js';
import { writeSelector } from './selector.js';
import { periodName, spansOf, yearBefore, type Span } from './spans.js';
import { gapTo, targetOf } from './targets.js';

/** What was counted, with what it means in the unit of its figure and the selector of its records. */
export interface Count {
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
  readonly records: string;
}

export interface Point extends Count {
  readonly period: string;
  /** In the order of `by`. */
  readonly keys: readonly string[];
  readonly p90: number | null;
  readonly gap: number | null;
  readonly before: Count | null;
}

type Sums = Pick<Counted, 'numerator' | 'denominator' | 'median' | 'p90'>;
const NOTHING: Sums = { numerator: 0, denominator: 0, median: null, p90: null };

function countOf({ numerator, denominator, median }: Sums, unit: FigureUnit): Omit<Count, 'records'> {
  const value = unit === 'MINUTES' ? median : unit === 'COUNT' ? numerator : denominator === 0 ? null : (100 * numerator) / denominator;
  return { value, numerator, denominator };
}

const inNumbers = new Intl.Collator('en', { numeric: true });

/**
 * The points of a figure: by span, the oldest first, then by keys. Where nothing is told apart each span has one, counted or not; so has the group that is `opened`.
 */
export function pointsOf(ground: Ground, question: Question, counted: readonly Counted[], procedures: Procedures, opened?: readonly string[]): Point[] {
  const { key, by, step, filters } = question;
  const { unit } = FIGURES[key];
  const sums = new Map<string, Sums>();
  const always = opened ?? (by.length === 0 ? [] : null);
  const groups = new Map<string, readonly string[]>(always === null ? [] : [[JSON.stringify(always), always]]);
  const seen = new Set<string>();
  for (const row of key === 'CALLBACK_RATE' ? rateOf(counted, by, procedures) : counted) {
    const group = JSON.stringify(row.keys);
    groups.set(group, row.keys);
    seen.add(`${row.span} ${group}`);
    sums.set(`${row.before ? 'before' : 'now'} ${row.span} ${group}`, row);
  }
  const inOrder = [...groups].toSorted(([, a], [, b]) => a.map((one, n) => inNumbers.compare(one, b[n]!)).find((sign) => sign !== 0) ?? 0);
  const point = (span: Span, n: number, group: string, keys: readonly string[]): Point => {
    const now = sums.get(`now ${n} ${group}`) ?? NOTHING;
    const told = by.map((dimension, place) => ({ dimension, key: keys[place]! }));
    const centreIds = told.flatMap(({ dimension, key: id }) => (dimension === 'CENTRE' ? [id] : []));
    const target = targetOf(key, centreIds.length > 0 ? centreIds : ground.scope.centreIds, span, procedures, [...filters, ...told.map(({ dimension, key: one }) => ({ dimension, keys: [one] }))]);
    const opening = (of: Sums, within: Span): Count => ({ ...countOf(of, unit), records: writeSelector(ground, { key, step, span: within, told, filters }) });
    return {
      period: periodName(span, step),
      keys,
      ...opening(now, span),
      p90: now.p90,
      gap: gapTo(key, target, now),
      before: ground.lastYear ? opening(sums.get(`before ${n} ${group}`) ?? NOTHING, yearBefore(span)) : null,
    };
  };
  return spansOf(ground.period, step).flatMap((span, n) => inOrder.filter(([group]) => always !== null || seen.has(`${n} ${group}`)).map(([group, keys]) => point(span, n, group, keys)));
}
