import { useTranslation } from 'react-i18next';
import type { HealthQuery } from '../gql/graphql';

type Delivery = HealthQuery['health']['delivery'];
const STATIONS = ['sealed', 'pushed', 'painted'] as const;
const PERCENTILES = ['p50', 'p95', 'p99', 'longest'] as const;

/** Breach → pixel: 95 of 100 within so many milliseconds (guarantees, speed). */
const GOAL_MS = 200;

/** From the time of a step to the screen, in the last hour. */
export function DeliveryTable({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation('health');
  return (
    <section className="health-card health-delivery" aria-labelledby="health-delivery">
      <h2 id="health-delivery">{t('delivery.title')}</h2>
      <p>{t('delivery.about', { goal: GOAL_MS })}</p>
      <div className="health-scroll" role="region" aria-labelledby="health-delivery" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('delivery.station')}</th>
              <th scope="col">{t('delivery.count')}</th>
              {PERCENTILES.map((name) => (
                <th key={name} scope="col">
                  {t(`delivery.${name}`)}
                </th>
              ))}
              <th scope="col">{t('delivery.goal')}</th>
            </tr>
          </thead>
          <tbody>
            {STATIONS.map((station) => (
              <Line key={station} name={t(`delivery.${station}`)} times={delivery[station]} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Line({ name, times }: { name: string; times: Delivery['sealed'] }) {
  const { t } = useTranslation('health');
  const duration = (ms: number) => (ms < 10_000 ? t('delivery.ms', { ms: Math.round(ms) }) : t('seconds', { seconds: Math.round(ms / 1000) }));
  const kept = times.p95 === null ? null : times.p95 <= GOAL_MS;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">{times.count}</td>
      {PERCENTILES.map((percentile) => (
        <td key={percentile} className="number">
          {times[percentile] === null ? '—' : duration(times[percentile])}
        </td>
      ))}
      <td className={kept === null ? 'soft' : kept ? 'good' : 'bad'}>{t(kept === null ? 'delivery.none' : kept ? 'delivery.kept' : 'delivery.missed')}</td>
    </tr>
  );
}
