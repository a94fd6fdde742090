import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { NoticeRecipientsDocument } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import type { Centre } from '../shell/scope';

/** Says aloud who has to look at a screen to learn of a step (law 9). */
export function Unreached({ centre }: { centre: Centre }) {
  const { t } = useTranslation('notifications');
  const say = useWords();
  const { data } = useQuery(NoticeRecipientsDocument, { variables: { centreId: centre.id }, fetchPolicy: 'cache-and-network' });
  const without = data?.noticeRecipients.filter(({ reachable }) => !reachable) ?? [];
  if (!data) return null;
  return (
    <details className={without.length > 0 ? 'unreached' : 'unreached all-reached'}>
      <summary>
        {say(centre.name)}
        {t('colon')}
        {without.length > 0 ? t('unreached', { count: without.length, all: data.noticeRecipients.length }) : t('allReached')}
      </summary>
      {without.length > 0 && (
        <ul>
          {without.map(({ person, posts }) => (
            <li key={person.id}>
              {say(person.name)} <span>{posts.map(({ name }) => say(name)).join(t('comma'))}</span>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
