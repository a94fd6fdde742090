import { useTranslation } from 'react-i18next';
import type { CalendarProblemFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';

/** Why a calendar cannot be changed so. */
export function CalendarProblems({ problems }: { problems: readonly CalendarProblemFieldsFragment[] }) {
  const { t } = useTranslation('calendars');
  const say = useWords();
  if (problems.length === 0) return null;
  return (
    <div className="calendar-problems" role="alert">
      <p>{t('problems', { count: problems.length })}</p>
      <ul>
        {problems.map(({ field, message }) => (
          <li key={field}>{say(message)}</li>
        ))}
      </ul>
    </div>
  );
}
