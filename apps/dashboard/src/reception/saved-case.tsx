import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { dateTimeIn } from '../format/time';
import type { ReceiveCaseMutation } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { ClockText } from '../ui/clock-text';
import { useClauseName } from '../ui/clause-name';

export type Saved = NonNullable<ReceiveCaseMutation['receiveCase']['case']>;

/** What has just been saved: its number, and what is owed from now on, until when, by which clause. */
export function SavedCase({ saved }: { saved: Saved }) {
  const { t } = useTranslation('reception');
  const say = useWords();
  const clauseName = useClauseName();
  const { search } = useLocation();
  const owed = saved.obligations.filter(({ status }) => status === 'OPEN').toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
  return (
    <section className="card saved-case" aria-labelledby="saved-title">
      <h2 id="saved-title">{t('saved.title')}</h2>
      <p role="status">
        <Link className="saved-number" to={{ pathname: `/cases/${encodeURIComponent(saved.number)}`, search }}>
          {saved.number}
        </Link>{' '}
        {saved.matter}
      </p>
      <h3>{t('saved.opened', { count: owed.length })}</h3>
      <ul className="open-cases">
        {owed.map((obligation) => (
          <li key={obligation.id}>
            <b>{say(obligation.name)}</b>
            <span>
              {dateTimeIn(saved.centre.zone, Date.parse(obligation.dueAt))} · <ClockText dueAt={Date.parse(obligation.dueAt)} zone={saved.centre.zone} />
            </span>
            <span className="soft">
              {obligation.owedBy.map(({ name }) => say(name)).join(' · ')} · {obligation.rule} · {obligation.clauses.map(clauseName).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
