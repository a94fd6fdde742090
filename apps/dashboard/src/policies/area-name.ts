import { useTranslation } from 'react-i18next';

const NAMED = ['RECEPTION', 'COMPLAINTS', 'HELP_REQUESTS', 'IMPORTS', 'CALLBACKS'] as const;
type Named = (typeof NAMED)[number];

/** What a policy area is called; a company's own area by its key. */
export function useAreaName(): (area: string) => string {
  const { t } = useTranslation('policies');
  return (area) => ((NAMED as readonly string[]).includes(area) ? t(`areas.${area as Named}`) : area);
}
