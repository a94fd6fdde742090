import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { periodText } from '../duties/period-text';
import { useServerNow } from '../format/server-clock';
import { useLanguage } from '../i18n/use-language';
import { inLanguage } from '../i18n/language';
import { isUnacknowledged } from './board-item';
import type { BoardView } from './board-store';
import type { Breach } from './overdue-strip';

/** What was passed and nobody has acknowledged, of cases and of duties, newest first. */
export function useBreaches(view: BoardView, zoneOf: (centreId: string) => string, openCase: (id: string) => void, openDuty: (id: string) => void): readonly Breach[] {
  const { t } = useTranslation('board');
  const language = useLanguage();
  const now = useServerNow();
  return useMemo(() => {
    // Looked for first, put into words after: of 5,000 rows few have passed a limit, and this is asked each second.
    const breaches: Breach[] = [];
    for (const { row, limits } of view.items) {
      for (const limit of limits) {
        if (!isUnacknowledged(limit, now)) continue;
        const place = row.place ? `${inLanguage(row.place, language)} · ` : '';
        breaches.push({ limit, centreId: row.centreId, name: row.number, text: `${place}${row.matter}`, open: () => openCase(row.id) });
      }
    }
    for (const { duty, limits } of view.duties) {
      for (const limit of limits) {
        if (!isUnacknowledged(limit, now)) continue;
        breaches.push({ limit, centreId: duty.centreId, name: inLanguage(duty.name, language), text: `${t('duties.title')} · ${periodText(duty, zoneOf(duty.centreId))}`, open: () => openDuty(duty.id) });
      }
    }
    return breaches.sort((a, b) => b.limit.dueAt - a.limit.dueAt);
    // The ways to open change with each drawing and lead to the same place.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [view, now, language, zoneOf, t]);
}
