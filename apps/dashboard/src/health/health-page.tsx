import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { useWords } from '../i18n/use-language';
import type { Words } from '../i18n/language';
import { DataAge, isStale, useRealNow } from '../ui/data-age';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';
import { DeliveryTable } from './delivery-table';
import { DatabaseFigures, FlowFigures, ProcessFigures } from './figures';
import { useHealth } from './use-health';
import './health.css';

/** How the installation is doing, live; for those who run it and for managers. */
export function Component() {
  const { t } = useTranslation('health');
  const { t: house } = useTranslation();
  const { health, error, heardAt, read } = useHealth();
  useEffect(() => {
    document.title = `${t('title')} · ${house('product')}`;
  }, [t, house]);
  const now = useRealNow();
  const unknown = error !== undefined || (health !== undefined && isStale(heardAt, now));
  return (
    <div className="health-page">
      <header>
        <h1>{t('title')}</h1>
        <DataAge connection={error === undefined ? 'CONNECTED' : 'RECONNECTING'} heardAt={heardAt} />
      </header>
      {error !== undefined && <ErrorState what={t(health ? 'failedKept' : 'failed')} traceId={traceIdOf(error)} retry={() => void read()} />}
      {!health && error === undefined && <Loading rows={12} />}
      {health && (
        <>
          <Judgement state={unknown ? 'unknown' : health.ready ? 'ready' : 'broken'} causes={unknown ? [] : health.causes} />
          <Warnings warnings={health.warnings} />
          <div className={unknown ? 'health-figures stale' : 'health-figures'}>
            <DeliveryTable delivery={health.delivery} />
            <FlowFigures health={health} />
            <DatabaseFigures store={health.store} lastBackup={health.lastBackup} />
            <ProcessFigures health={health} />
          </div>
        </>
      )}
    </div>
  );
}

const SHAPES = { ready: '✓', broken: '✕', unknown: '?' } as const;

/** Colour, shape and word; said aloud when it turns. */
function Judgement({ state, causes }: { state: keyof typeof SHAPES; causes: readonly Words[] }) {
  const { t } = useTranslation('health');
  const say = useWords();
  return (
    <section className={`health-judgement health-${state}`} role={state === 'broken' ? 'alert' : 'status'}>
      <h2>
        <span aria-hidden="true">{SHAPES[state]}</span> {t(`state.${state}`)}
      </h2>
      {causes.length > 0 && (
        <ul>
          {causes.map((cause) => (
            <li key={cause.en}>{say(cause)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Warnings({ warnings }: { warnings: readonly Words[] }) {
  const { t } = useTranslation('health');
  const say = useWords();
  return (
    <section className="health-warnings" aria-labelledby="health-warnings">
      <h2 id="health-warnings">{t('warnings')}</h2>
      {warnings.length === 0 ? (
        <p>{t('noWarnings')}</p>
      ) : (
        <ul>
          {warnings.map((warning) => (
            <li key={warning.en}>{say(warning)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
