import { useTranslation } from 'react-i18next';
import { useServerNow } from '../format/server-clock';
import { shortTimeIn } from '../format/time';
import type { DutyPersonFieldsFragment, PostOnDutyFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';

/** Who is on duty per post, now and next. A post where nobody is there says so: its steps go to the next one up (law 9). The others without a roster are folded away. */
export function OnDutyCard({ posts, zone, frozen }: { posts: readonly PostOnDutyFieldsFragment[]; zone: string; frozen: boolean }) {
  const { t } = useTranslation('handover');
  const isFirst = ({ rostered, now }: PostOnDutyFieldsFragment) => rostered || now.every(({ away }) => away);
  const first = posts.some(isFirst) ? posts.filter(isFirst) : posts;
  const rest = posts.filter((post) => !first.includes(post));
  return (
    <section className="card" aria-labelledby="on-duty-title">
      <h2 id="on-duty-title">{t('onDuty')}</h2>
      {posts.length === 0 && <p className="soft">{t('nobodyHolds')}</p>}
      {first.length > 0 && <OnDutyTable posts={first} zone={zone} frozen={frozen} />}
      {rest.length > 0 && (
        <details>
          <summary>{t('withoutRoster', { count: rest.length })}</summary>
          <OnDutyTable posts={rest} zone={zone} frozen={frozen} />
        </details>
      )}
    </section>
  );
}

function OnDutyTable({ posts, zone, frozen }: { posts: readonly PostOnDutyFieldsFragment[]; zone: string; frozen: boolean }) {
  const { t } = useTranslation('handover');
  const say = useWords();
  return (
    <div className="handover-scroll" tabIndex={0} role="group" aria-labelledby="on-duty-title">
      <table className="handover-table">
        <thead>
          <tr>
            <th scope="col">{t('post')}</th>
            <th scope="col">{t(frozen ? 'then' : 'now')}</th>
            <th scope="col">{t('next')}</th>
          </tr>
        </thead>
        <tbody>
          {posts.map(({ post, rostered, now, next }) => (
            <tr key={post.key}>
              <th scope="row">{say(post.name)}</th>
              <td>{now.some(({ away }) => !away) ? <People people={now} zone={zone} edge="until" /> : <Nobody people={now} zone={zone} />}</td>
              <td>{rostered ? <People people={next} zone={zone} edge="from" /> : <span className="soft">{t('noRoster')}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Nobody({ people, zone }: { people: readonly DutyPersonFieldsFragment[]; zone: string }) {
  const { t } = useTranslation('handover');
  return (
    <>
      <People people={people} zone={zone} edge="until" />
      <strong className="handover-nobody">{t('nobody')}</strong>
    </>
  );
}

function People({ people, zone, edge }: { people: readonly DutyPersonFieldsFragment[]; zone: string; edge: 'from' | 'until' }) {
  const { t } = useTranslation('handover');
  const say = useWords();
  const now = useServerNow();
  return people.map(({ person, acting, away, from, until }) => {
    const at = edge === 'from' ? from : until;
    return (
      <span key={person.id} className="handover-person">
        {say(person.name)}
        {acting && <small className="handover-tag">{t('acting')}</small>}
        {away && <small className="handover-tag handover-away">{t('away')}</small>}
        {at && <small>{t(edge, { at: shortTimeIn(zone, Date.parse(at), now) })}</small>}
      </span>
    );
  });
}
