import { useTranslation } from 'react-i18next';
import type { FigureAlertFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { useClauseName } from '../ui/clause-name';
import { RecordsLink } from './charts/records-link';

interface AlertsProps {
  readonly alerts: readonly FigureAlertFieldsFragment[];
  readonly severalCentres: boolean;
}

/** So many are in sight at once: the figures stand below. */
const FIRST = 3;

/** What somebody should know now, before the month ends, each sentence with the records that it is made of. */
export function FigureAlerts({ alerts, severalCentres }: AlertsProps) {
  const { t } = useTranslation('figures');
  return (
    <section className="figure-alerts" aria-labelledby="figure-alerts">
      <h2 id="figure-alerts">{t('alerts.title')}</h2>
      {alerts.length === 0 ? (
        <p className="soft">{t('alerts.none')}</p>
      ) : (
        <>
          <Alerts alerts={alerts.slice(0, FIRST)} severalCentres={severalCentres} />
          {alerts.length > FIRST && (
            <details>
              <summary>{t('alerts.more', { count: alerts.length - FIRST })}</summary>
              <Alerts alerts={alerts.slice(FIRST)} severalCentres={severalCentres} />
            </details>
          )}
        </>
      )}
    </section>
  );
}

function Alerts({ alerts, severalCentres }: AlertsProps) {
  const { t } = useTranslation('figures');
  const say = useWords();
  const clauseName = useClauseName();
  return (
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
  );
}
