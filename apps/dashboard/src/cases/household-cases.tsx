import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { CaseView } from './case-view';
import { Moment } from './moment';

/** What else is open at the same place. */
export function HouseholdCases({ work }: { work: CaseView }) {
  const { t } = useTranslation('cases');
  const { t: term } = useTranslation('vocabulary');
  const { search } = useLocation();
  if (!work.place) return null;
  const others = work.place.openCases.filter(({ id }) => id !== work.id);
  return (
    <section className="card" aria-labelledby="household-title">
      <h2 id="household-title">{t(work.place.kind === 'UNIT' ? 'household.title' : 'household.titleArea')}</h2>
      {others.length === 0 ? (
        <p className="soft">{t('household.none')}</p>
      ) : (
        <ul className="other-cases">
          {others.map((other) => (
            <li key={other.id}>
              <Link to={{ pathname: `/cases/${encodeURIComponent(other.number)}`, search }}>{other.number}</Link> {other.matter}
              <span className="soft">
                {term(`caseStatus.${other.status}`)} · <Moment at={other.receivedAt} zone={work.centre.zone} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
