import { useTranslation } from 'react-i18next';
import type { FigureKey } from '../gql/graphql';

/** How many are missing to the target, in households or visits rather than points. */
export function useGapText(): (key: FigureKey, gap: number) => string {
  const { t } = useTranslation('figures');
  return (key, gap) => t(key === 'HOME_VISIT_SHARE' || key === 'SATISFACTION' || key === 'CALLBACK_RATE' ? `gap.${key}` : 'gap.other', { count: gap });
}
