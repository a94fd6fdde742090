import { percentOf } from '../../format/percent';
import { lengthText } from '../../format/remaining';
import { useLanguage } from '../../i18n/use-language';
import type { ChartCount, ChartFigure } from './chart-data';

const MINUTE_MS = 60_000;

/** `87%` (rounded down), `1204`, `2 小时 5 分`; a dash where there is nothing to count. */
export function useValueText(): (unit: ChartFigure['unit'], count: ChartCount) => string {
  const language = useLanguage();
  return (unit, { value, numerator, denominator }) => {
    if (value === null) return '—';
    if (unit === 'PERCENT') return `${percentOf(numerator, denominator)}%`;
    return unit === 'COUNT' ? String(value) : lengthText(value * MINUTE_MS, language);
  };
}

/** What a percentage is made of, `7/8`, or how many were measured; of a count nothing more is to be said. */
export function partsText(unit: ChartFigure['unit'], { value, numerator, denominator }: ChartCount): string {
  if (value === null || unit === 'COUNT') return '';
  return unit === 'PERCENT' ? `${numerator}/${denominator}` : `n=${numerator}`;
}
