import { useTranslation } from 'react-i18next';
import type { FigureUnit } from '../gql/graphql';
import type { ChartCount } from './charts/chart-data';
import { useValueText } from './charts/value-text';
import { changeOf } from './figure-set';
import type { Period } from './period';

export const NOTHING = '—';

interface FigureText {
  /** `+5 个百分点`, `−3`, `+2 小时`; null where there is nothing to compare with. */
  readonly change: (unit: FigureUnit, now: ChartCount, before: ChartCount | null | undefined) => string | null;
  /** `2026年11月`, `2026年第4季度`, `2026年`. */
  readonly period: (period: Pick<Period, 'kind' | 'name'>) => string;
}

export function useFigureText(): FigureText {
  const { t } = useTranslation('figures');
  const valueText = useValueText();
  return {
    change: (unit, now, before) => {
      const change = changeOf(unit, now, before);
      if (change === null) return null;
      if (change === 0) return t('change.none');
      const length = Math.abs(change);
      return `${change > 0 ? '+' : '−'}${unit === 'PERCENT' ? t('change.points', { count: length }) : valueText(unit, { value: length, numerator: length, denominator: length })}`;
    },
    period: ({ kind, name }) => {
      const [year = '', part = ''] = name.split('-');
      return t(`period.name.${kind}`, { year, month: String(Number(part)), name, quarter: part.slice(1) });
    },
  };
}
