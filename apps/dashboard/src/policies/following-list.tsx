import { useTranslation } from 'react-i18next';
import { dateTimeIn } from '../format/time';
import type { FollowingFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';

/** Which centres follow a procedure, in which version, since when or from when. */
export function FollowingList({ following }: { following: readonly FollowingFieldsFragment[] }) {
  const { t } = useTranslation('policies');
  const say = useWords();
  if (following.length === 0) return <span className="soft">{t('nobody')}</span>;
  return (
    <ul className="policy-following">
      {following.map(({ centre, version, since, future, through }) => (
        <li key={`${centre.id} ${since}`} className={future ? 'planned' : ''}>
          {t(future ? 'from' : 'since', { centre: say(centre.name), version, from: dateTimeIn(centre.zone, Date.parse(since)) })}
          {through && <small className="soft"> {t('through', { key: through })}</small>}
        </li>
      ))}
    </ul>
  );
}
