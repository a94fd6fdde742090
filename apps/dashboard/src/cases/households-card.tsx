import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useWords } from '../i18n/use-language';
import type { CaseView, HouseholdVerb, HouseholdView } from './case-view';
import { Moment } from './moment';

interface Props {
  readonly work: CaseView;
  readonly may: (verb: HouseholdVerb) => boolean;
  readonly onChoose: (verb: HouseholdVerb, householdId?: string) => void;
}

/** The households of a collective complaint (CP-23): who they are, which is answered, what each said, and who is missing. Also where a complaint is said to be collective and nobody is named yet. */
export function HouseholdsCard({ work, may, onChoose }: Props) {
  const { t } = useTranslation('cases');
  const { households } = work;
  if (households.length === 0 && work.collective !== true) return null;
  const answered = households.filter(({ answeredAt }) => answeredAt !== null).length;
  const content = households.filter(({ outcome }) => outcome === 'SATISFIED').length;
  return (
    <section className="card" aria-labelledby="households-title">
      <h2 id="households-title">{t('households.title')}</h2>
      {households.length === 0 ? <p className="soft">{t('households.none')}</p> : <p>{t('households.sum', { of: households.length, answered, content })}</p>}
      <ol className="households">
        {households.map((household) => (
          <Household key={household.id} household={household} zone={work.centre.zone} may={may} onChoose={onChoose} />
        ))}
      </ol>
      {may('joinHouseholds') && (
        <button type="button" className="text-button" onClick={() => onChoose('joinHouseholds')}>
          {t(households.length === 0 ? 'households.name' : 'households.more')}
        </button>
      )}
    </section>
  );
}

function Household({ household, zone, may, onChoose }: Omit<Props, 'work'> & { household: HouseholdView; zone: string }) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const { search } = useLocation();
  const { id, place, name, telephoneMasked, fromCase, answeredAt, signedBy, confirmedAt, outcome } = household;
  const label = place ? say(place.label) : (name ?? '—');
  return (
    <li>
      <p>
        <b>{label}</b> {place && name} {telephoneMasked}{' '}
        {fromCase && (
          <Link to={{ pathname: `/cases/${encodeURIComponent(fromCase.number)}`, search }} title={fromCase.matter}>
            {fromCase.number}
          </Link>
        )}
      </p>
      <p>
        {answeredAt === null ? (
          <span className="tag tag-open">{t(outcome === 'DISSATISFIED' ? 'households.again' : 'households.unanswered')}</span>
        ) : (
          <>
            <span className="tag tag-settled">{t('households.answered')}</span> <Moment at={answeredAt} zone={zone} /> <span className="soft">{signedBy === null ? t('households.unsigned') : t('households.signedBy', { name: signedBy })}</span>
          </>
        )}{' '}
        {outcome !== null && confirmedAt !== null && (
          <>
            <span className={`tag ${outcome === 'SATISFIED' ? 'tag-settled' : 'tag-open'}`}>{t(`facts.outcome.${outcome}`)}</span> <Moment at={confirmedAt} zone={zone} />
          </>
        )}
      </p>
      <p>
        {answeredAt === null && may('answerHousehold') && (
          <button type="button" className="text-button" onClick={() => onChoose('answerHousehold', id)} aria-label={t('households.answerOf', { household: label })}>
            {t('verbs.answerHousehold')}
          </button>
        )}
        {answeredAt !== null && outcome !== 'SATISFIED' && may('confirmHousehold') && (
          <button type="button" className="text-button" onClick={() => onChoose('confirmHousehold', id)} aria-label={t('households.confirmOf', { household: label })}>
            {t('verbs.confirmHousehold')}
          </button>
        )}
      </p>
    </li>
  );
}
