import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useServerNow } from '../format/server-clock';
import { shortTimeIn } from '../format/time';
import { useWords } from '../i18n/use-language';
import type { Draft } from './draft';

/** Beside the form: who it is about, and what is open there already, so that nothing is registered twice. */
export function Household({ draft, zone }: { draft: Draft; zone: string }) {
  const { t } = useTranslation('reception');
  const { t: term } = useTranslation('vocabulary');
  const say = useWords();
  const now = useServerNow();
  const { search } = useLocation();
  const { place, resident } = draft;
  return (
    <section className="card" aria-labelledby="household-title">
      <h2 id="household-title">{t('household.title')}</h2>
      {place === null && <p className="soft">{t('household.none')}</p>}
      {place?.kind === 'NAMED' && <p>{t('household.named', { text: place.text })}</p>}
      {place?.kind === 'ON_RECORD' && (
        <>
          <p>
            <b>{say(place.place.label)}</b>
            {resident && ` · ${resident.name} ${resident.telephoneMasked}`}
          </p>
          <h3>{t('household.open', { count: place.place.openCases.length })}</h3>
          <ul className="open-cases">
            {place.place.openCases.map((one) => (
              <li key={one.id}>
                <Link to={{ pathname: `/cases/${encodeURIComponent(one.number)}`, search }}>{one.number}</Link> {one.matter}
                <span className="soft">
                  {term(`caseStatus.${one.status}`)} · {shortTimeIn(zone, Date.parse(one.receivedAt), now)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
