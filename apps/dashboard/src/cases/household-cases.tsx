import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { CaseView } from './case-view';
import { Moment } from './moment';

const WEEK = 7 * 86_400_000;

/** What else is open at the same place; what came within a week of this one may be the same matter. @param onMerge null where nobody may ask for a merger now */
export function HouseholdCases({ work, onMerge }: { work: CaseView; onMerge: ((number: string) => void) | null }) {
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
              {Math.abs(Date.parse(other.receivedAt) - Date.parse(work.receivedAt)) <= WEEK && (
                <>
                  {' '}
                  <span className="tag tag-open">{t('household.maybeSame')}</span>
                  {onMerge && (
                    <button type="button" className="text-button" onClick={() => onMerge(other.number)} aria-label={t('household.mergeInto', { number: other.number })}>
                      {t('verbs.mergeCase')}
                    </button>
                  )}
                </>
              )}
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
