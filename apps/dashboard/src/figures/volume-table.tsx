import { useTranslation } from 'react-i18next';
import { CountCell } from './cells';
import type { ChartCount } from './charts/chart-data';
import { useFigureText } from './figure-text';
import { countOf, type Point } from './figure-set';
import type { Period } from './period';

export interface Volume {
  readonly name: string;
  readonly now: Point | undefined;
  readonly previous: Point | undefined;
}

/** How much there was, against the period before and the same of the last year. */
export function VolumeTable({ volumes, period, running }: { volumes: readonly Volume[]; period: Period; running: boolean }) {
  const { t } = useTranslation('figures');
  const text = useFigureText();
  const { kind } = period;
  return (
    <div className="figures-scroll" tabIndex={0} role="region" aria-label={t('volume.title')}>
      <table className="number-table">
        <thead>
          <tr>
            <th scope="col">{t('volume.what')}</th>
            <th scope="col">{running ? t('period.running', { period: text.period(period) }) : text.period(period)}</th>
            <th scope="col">{t(`period.before.${kind}`)}</th>
            <th scope="col">{t(`period.lastYear.${kind}`)}</th>
          </tr>
        </thead>
        <tbody>
          {volumes.map(({ name, now, previous }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                <CountCell point={now} about={name} />
              </td>
              <td>
                <CountCell point={previous} about={`${name} ${t(`period.before.${kind}`)}`} /> <Change now={now} before={previous} />
              </td>
              <td>
                <CountCell point={now?.before} about={name} lastYear /> <Change now={now} before={now?.before} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Change({ now, before }: { now: Point | undefined; before: ChartCount | null | undefined }) {
  const text = useFigureText();
  const change = now && before && text.change('COUNT', countOf(now), countOf(before));
  return change ? <small className="soft">{change}</small> : null;
}
