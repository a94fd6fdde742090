import { useTranslation } from 'react-i18next';
import type { FigureAlertFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { useClauseName } from '../ui/clause-name';
import { RecordsLink } from './charts/records-link';

/** What somebody should know before the month ends, each sentence with the records that it is made of. */
export function FigureAlerts({ alerts, severalCentres }: { alerts: readonly FigureAlertFieldsFragment[]; severalCentres: boolean }) {
  const { t } = useTranslation('figures');
  const say = useWords();
  const clauseName = useClauseName();
  return (
    <section className="figure-alerts" aria-labelledby="figure-alerts">
      <h2 id="figure-alerts">{t('alerts.title')}</h2>
      {alerts.length === 0 ? (
        <p className="soft">{t('alerts.none')}</p>
      ) : (
        <ul>
          {alerts.map(({ key, sentence, clause, centre, records }) => (
            <li key={key}>
              <span>
                {severalCentres && <b>{say(centre.name)} </b>}
                {say(sentence)}
                {clause && <span className="soft"> {clauseName(clause)}</span>}
              </span>
              <RecordsLink records={records} about={say(sentence)}>
                {t('alerts.records')}
              </RecordsLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
