import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../access/viewer';
import { dateTimeIn, instant } from '../format/time';
import type { HealthQuery } from '../gql/graphql';

type Health = HealthQuery['health'];

interface Figure {
  readonly name: string;
  readonly value: ReactNode;
  /** What the value means where that is not plain; bad ones stand out by word and colour. */
  readonly state?: 'good' | 'bad' | undefined;
}

/** As the server judges it: a step or a number that waits longer is a fault. */
const LAG_ALLOWED_SECONDS = 15;

function Figures({ id, title, figures }: { id: string; title: string; figures: readonly Figure[] }) {
  const { t } = useTranslation('health');
  return (
    <section className="health-card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <table>
        <tbody>
          {figures.map(({ name, value, state }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className={state}>
                {value}
                {state && <b> {t(`mark.${state}`)}</b>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function FlowFigures({ health }: { health: Health }) {
  const { t } = useTranslation('health');
  const lag = (name: string, seconds: number): Figure => ({ name, value: t('seconds', { seconds: seconds < 10 ? seconds.toFixed(1) : Math.round(seconds) }), state: seconds > LAG_ALLOWED_SECONDS ? 'bad' : 'good' });
  const { waiting, failing, givenUp, unreadEvents } = health.notices;
  const count = (name: string, value: number, bad = false): Figure => ({ name, value, state: bad && value > 0 ? 'bad' : undefined });
  return (
    <Figures
      id="health-flow"
      title={t('flow.title')}
      figures={[
        lag(t('flow.sweepLag'), health.sweepLagSeconds),
        lag(t('flow.sweeperQuiet'), health.sweeperQuietSeconds),
        lag(t('flow.sealLag'), health.sealLagSeconds),
        lag(t('flow.figureLag'), health.figureLagSeconds),
        count(t('flow.openObligations'), health.openObligations),
        count(t('flow.waiting'), waiting),
        count(t('flow.failing'), failing, true),
        count(t('flow.givenUp'), givenUp, true),
        count(t('flow.unread'), unreadEvents),
      ]}
    />
  );
}

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

function useZone(): string {
  return useViewer().centres[0]?.zone ?? 'Asia/Shanghai';
}

export function DatabaseFigures({ store, lastBackup }: Pick<Health, 'store' | 'lastBackup'>) {
  const { t } = useTranslation('health');
  const zone = useZone();
  const crowded = store.connections > store.mostConnections * 0.9;
  return (
    <Figures
      id="health-database"
      title={t('database.title')}
      figures={[
        { name: t('database.version'), value: `PostgreSQL ${store.version}` },
        { name: t('database.migration'), value: <code>{store.migration}</code> },
        { name: t('database.size'), value: megabytes(store.sizeBytes) },
        { name: t('database.connections'), value: `${store.connections} / ${store.mostConnections}`, state: crowded ? 'bad' : undefined },
        {
          name: t('database.lastBackup'),
          value: lastBackup ? <time dateTime={lastBackup.snapshotAt}>{`${dateTimeIn(zone, instant(lastBackup.snapshotAt))} · ${megabytes(lastBackup.bytes)}`}</time> : t('database.noBackup'),
        },
      ]}
    />
  );
}

export function ProcessFigures({ health }: { health: Health }) {
  const { t } = useTranslation('health');
  const zone = useZone();
  return (
    <Figures
      id="health-process"
      title={t('process.title')}
      figures={[
        { name: t('process.version'), value: health.version },
        { name: t('process.node'), value: health.nodeVersion },
        { name: t('process.startedAt'), value: <time dateTime={health.startedAt}>{dateTimeIn(zone, instant(health.startedAt))}</time> },
        { name: t('process.serverNow'), value: <time dateTime={health.serverNow}>{dateTimeIn(zone, instant(health.serverNow))}</time> },
        { name: t('process.sockets'), value: health.sockets },
        { name: t('process.subscriptions'), value: health.subscriptions },
        { name: t('process.cookie'), value: t(health.secureCookie ? 'process.secure' : 'process.inTheClear'), state: health.secureCookie ? 'good' : 'bad' },
      ]}
    />
  );
}
