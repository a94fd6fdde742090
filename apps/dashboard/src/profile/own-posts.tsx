import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { useViewer } from '../access/viewer';
import { dayIn, instant } from '../format/time';
import { OwnAccountDocument } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';

/** The posts held now, each with its term of office. */
export function OwnPosts() {
  const { t } = useTranslation('profile');
  const { t: house } = useTranslation();
  const say = useWords();
  const zone = useViewer().centres[0]?.zone ?? 'Asia/Shanghai';
  const { data, error, refetch } = useQuery(OwnAccountDocument, { fetchPolicy: 'no-cache' });
  const holdings = data?.me?.holdings;
  return (
    <section className="profile-card" aria-labelledby="own-posts">
      <h2 id="own-posts">{t('posts.title')}</h2>
      {error && <ErrorState what={t('posts.failed')} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />}
      {!data && !error && <Loading rows={2} />}
      {holdings?.length === 0 && <p>{house('noPost')}</p>}
      {holdings && holdings.length > 0 && (
        <ul>
          {holdings.map(({ post, centre, from, until, acting }) => (
            <li key={`${post.key} ${centre?.id ?? ''} ${from}`}>
              <b>
                {say(post.name)}
                {acting && ` (${house('acting')})`}
              </b>{' '}
              {centre ? say(centre.name) : t('posts.company')}
              <small>{t(until ? 'posts.term' : 'posts.openTerm', { from: dayIn(zone, instant(from)), until: until && dayIn(zone, instant(until)) })}</small>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
