import { useTranslation } from 'react-i18next';
import { percentOf } from '../format/percent';
import { useLanguage, useWords } from '../i18n/use-language';
import { hasLastYear, medianOf, spansOfMedian } from '../figures/charts/chart-data';
import { paretoOf } from '../figures/charts/pareto';
import type { ChartFigureFields, ComplaintFigures } from './figures-request';

type Point = ChartFigureFields['points'][number];

/** A month that has half as many again as the median is told apart. */
const MUCH_MORE = 1.5;
/** Of a Pareto: so many per cent are "most". */
const MOST_OF_ALL = 80;

const keyOf = (point: Point): string => point.groups[0]?.key ?? '';
const countOf = (figure: ChartFigureFields): number => figure.points[0]?.numerator ?? 0;
/** What has no category says nothing of what went wrong: it is counted and not named. */
const namedOf = (points: readonly Point[]): readonly Point[] => points.filter((point) => keyOf(point) !== '' && point.numerator > 0);

/** What the figures of complaints say, each in a sentence. */
export function useComplaintSentences() {
  const { t } = useTranslation('complaints');
  const say = useWords();
  const language = useLanguage();
  const nameOf = (point: Point) => say(point.groups[0]?.name ?? { zh: '', en: '' });
  const largestOf = (points: readonly Point[]) => namedOf(points).toSorted((a, b) => b.numerator - a.numerator)[0];
  const change = (now: number, before: number, when: string) => (now === before ? t('figures.headline.same', { when }) : t(now > before ? 'figures.headline.more' : 'figures.headline.fewer', { when, count: Math.abs(now - before) }));

  return {
    /** How many, beside the span before and the same span a year before; the largest category; what grew most. @param comparable false: the span before is the year before */
    headline({ now, before, year }: ComplaintFigures, span: string, comparable: boolean): string {
      const total = countOf(now.total);
      const earlier = new Map(before.categories.points.map((point) => [keyOf(point), point.numerator]));
      const yearBefore = now.total.points[0]?.before;
      // A span without any may have been before the house began: nothing is compared with it.
      const earlierTotal = countOf(before.total);
      const parts = [total === 0 ? t('figures.headline.none', { span }) : t('figures.headline.total', { span, count: total })];
      if (comparable && earlierTotal > 0) parts.push(change(total, earlierTotal, t('figures.headline.before')));
      if (yearBefore && hasLastYear(year.months.points)) parts.push(change(total, yearBefore.numerator, t('figures.headline.yearBefore')));
      const largest = largestOf(now.categories.points);
      const grown = namedOf(now.categories.points)
        .map((point) => ({ point, by: point.numerator - (earlier.get(keyOf(point)) ?? 0) }))
        .toSorted((a, b) => b.by - a.by)[0];
      return [
        parts.join(t('figures.headline.comma')) + t('figures.headline.stop'),
        largest && t('figures.headline.largest', { name: nameOf(largest), number: largest.numerator, percent: percentOf(largest.numerator, total) }),
        grown && grown.by > 0 && earlierTotal > 0 && t('figures.headline.grown', { name: nameOf(grown.point), from: grown.point.numerator - grown.by, to: grown.point.numerator }),
      ]
        .filter(Boolean)
        .join(language === 'en' ? ' ' : '');
    },

    grid(cells: ChartFigureFields, total: ChartFigureFields): string {
      const all = countOf(total);
      const greatest = cells.points.toSorted((a, b) => b.numerator - a.numerator)[0];
      if (!greatest || all === 0) return t('figures.grid.none');
      const [category, severity] = greatest.groups.map(({ name }) => say(name));
      return t('figures.grid.sentence', { count: all, category, severity, number: greatest.numerator });
    },

    pareto(categories: ChartFigureFields): string {
      const bars = paretoOf(categories.points.map((of) => ({ of, count: of.numerator })), Infinity);
      const [first] = bars;
      if (!first) return t('figures.grid.none');
      if (bars.length === 1) return t('figures.pareto.one', { name: nameOf(first.of[0]!) });
      const enough = bars.findIndex(({ upTo }) => upTo >= MOST_OF_ALL) + 1;
      return t('figures.pareto.sentence', { count: enough, of: bars.length, percent: Math.floor(bars[enough - 1]?.upTo ?? 0) });
    },

    months(months: ChartFigureFields, running: string | null): string {
      const over = spansOfMedian(months.points, running);
      const median = medianOf(over.map(({ numerator }) => numerator));
      const greatest = over.toSorted((a, b) => b.numerator - a.numerator)[0];
      return median === null || !greatest ? t('figures.months.none') : t('figures.months.sentence', { from: over[0]?.period, median, month: greatest.period, number: greatest.numerator });
    },

    /** What is to be said of single months: the one that still runs, and those with many more than usual, with what most of them were about. */
    notes(months: ChartFigureFields, monthCategories: ChartFigureFields, running: string | null): ReadonlyMap<string, string> {
      const median = medianOf(spansOfMedian(months.points, running).map(({ numerator }) => numerator)) ?? 0;
      return new Map(
        months.points.flatMap(({ period, numerator }): [string, string][] => {
          if (period === running) return [[period, t('figures.months.running')]];
          if (median === 0 || numerator < MUCH_MORE * median) return [];
          const largest = largestOf(monthCategories.points.filter((point) => point.period === period));
          return [[period, largest ? t('figures.months.muchMoreOf', { name: nameOf(largest), number: largest.numerator }) : t('figures.months.muchMore')]];
        }),
      );
    },

    validity(validities: ChartFigureFields): string {
      const all = validities.points.reduce((sum, { numerator }) => sum + numerator, 0);
      const of = (key: string) => validities.points.find((point) => keyOf(point) === key)?.numerator ?? 0;
      return t('figures.validity.sentence', { valid: of('VALID'), percent: percentOf(of('VALID'), all) ?? 0, undecided: of('') });
    },

    rules(rules: ChartFigureFields): string {
      const counted = rules.points.filter(({ denominator }) => denominator > 0);
      const worst = counted.toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0))[0];
      const kept = counted.reduce((sum, { numerator }) => sum + numerator, 0);
      const all = counted.reduce((sum, { denominator }) => sum + denominator, 0);
      if (!worst) return t('figures.rules.none');
      const sentence = t('figures.rules.sentence', { kept, all, percent: percentOf(kept, all) });
      return worst.numerator === worst.denominator ? sentence : sentence + t('figures.rules.worst', { name: nameOf(worst), percent: percentOf(worst.numerator, worst.denominator) });
    },
  };
}
