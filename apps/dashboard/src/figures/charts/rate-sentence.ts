import { useTranslation } from 'react-i18next';
import { useWords } from '../../i18n/use-language';
import type { ChartFigure } from './chart-data';
import { partsText, useValueText } from './value-text';

/** The newest span that has a value, in words: what it is, against its target and against last year. */
export function useRateSentence(): (figure: ChartFigure, gapText: (gap: number) => string) => string {
  const { t } = useTranslation('charts');
  const say = useWords();
  const text = useValueText();
  return ({ name, unit, target, points }, gapText) => {
    const point = points.findLast(({ value }) => value !== null);
    if (!point) return t('sentence.none', { name: say(name) });
    const { period, gap, before } = point;
    const parts = (count: { readonly value: number | null; readonly numerator: number; readonly denominator: number }) => ({ value: text(unit, count), parts: partsText(unit, count) });
    const of = t('sentence.of', { period, name: say(name), ...parts(point) });
    const against = target === null ? '' : gap !== null && gap > 0 ? t('sentence.short', { percent: target, gap: gapText(gap) }) : t('sentence.reached', { percent: target });
    const year = before && before.value !== null ? t('sentence.before', parts(before)) : '';
    return `${of}${against}${year}${t('sentence.end')}`;
  };
}
