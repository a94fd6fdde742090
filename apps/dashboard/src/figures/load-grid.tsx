import { useTranslation } from 'react-i18next';
import { HeatGrid } from './charts/heat-grid';
import { keyOf, pointOf, type Figure } from './figure-set';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** When matters come in, by weekday and hour of the centre. */
export function LoadGrid({ load }: { load: Figure }) {
  const { t } = useTranslation('figures');
  const [busiest] = load.points.toSorted((a, b) => b.numerator - a.numerator);
  if (!busiest) {
    return (
      <section className="card" aria-label={t('load.title')}>
        <h2>{t('load.title')}</h2>
        <p className="soft">{t('load.none')}</p>
      </section>
    );
  }
  const hours = load.points.map((point) => Number(keyOf(point, 'HOUR')));
  const first = Math.min(...hours);
  const when = t('load.at', { weekday: t(`weekday.${keyOf(busiest, 'WEEKDAY') as '1'}`), hour: keyOf(busiest, 'HOUR') });
  return (
    <HeatGrid
      title={t('load.title')}
      sentence={t('load.sentence', { when, count: busiest.numerator })}
      header={t('load.hour')}
      rows={WEEKDAYS.map((weekday) => ({ key: String(weekday), name: t(`weekday.${weekday}`) }))}
      columns={Array.from({ length: Math.max(...hours) - first + 1 }, (_, at) => ({ key: String(first + at), name: String(first + at) }))}
      cell={(weekday, hour) => pointOf(load, { WEEKDAY: weekday.key, HOUR: hour.key }) ?? null}
    />
  );
}
