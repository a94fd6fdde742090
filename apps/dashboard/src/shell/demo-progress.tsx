import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { DemoHistoryDocument } from '../gql/graphql';
import './demo-progress.css';

const ASK_EVERY_MS = 2_000;

/** How much of the made-up company's year has been told; nothing once it is there. The desk works meanwhile. */
export function DemoProgress() {
  const { t } = useTranslation();
  const { data, stopPolling } = useQuery(DemoHistoryDocument, { fetchPolicy: 'network-only', pollInterval: ASK_EVERY_MS });
  const history = data?.me?.demoHistory ?? null;
  const told = data !== undefined && (history === null || history.daysTold >= history.days);
  useEffect(() => {
    if (told) stopPolling();
  }, [told, stopPolling]);
  if (!history || told) return null;
  const percent = Math.floor((history.daysTold / history.days) * 100);
  return (
    <section className="demo-progress" aria-label={t('demoHistory.title')}>
      <label>
        {t('demoHistory.told', { percent })} <progress value={percent} max={100} />
      </label>
      <span>{t('demoHistory.about')}</span>
    </section>
  );
}
