import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { traceIdOf } from '../apollo';
import { useViewer } from '../access/viewer';
import { Moment } from '../cases/moment';
import { ConfirmLessonDocument, LessonsDocument, type LessonFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { ChoiceBar } from '../ui/choice-bar';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { HouseLink } from '../ui/house-link';
import { Loading } from '../ui/loading';
import { useFailure } from '../use-failure';
import { RoomHead } from './room-head';
import './complaints.css';

/** What was learned from complaints, for all staff (CP-30): of the centre that the address names, else of all of one's own. */
export function Component() {
  const { t } = useTranslation('complaints');
  const viewer = useViewer();
  const [search, setSearch] = useSearchParams();
  const asked = viewer.centres.find(({ code }) => code === search.get('centre'));
  const unread = search.get('show') === 'unread';
  const { data, previousData, error, refetch, fetchMore } = useQuery(LessonsDocument, { variables: { centreIds: asked ? [asked.id] : null, unread, after: null }, fetchPolicy: 'cache-and-network' });
  const page = (data ?? previousData)?.lessons;
  const show = (value: string) =>
    setSearch((before) => {
      const after = new URLSearchParams(before);
      if (value === 'unread') after.set('show', value);
      else after.delete('show');
      return after;
    });
  const more = () =>
    void fetchMore({
      variables: { after: page?.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: { lessons } }) => ({ lessons: { ...lessons, edges: [...before.lessons.edges, ...lessons.edges] } }),
    }).catch(() => undefined);
  return (
    <div className="complaints">
      <RoomHead title={t('lessons.title')} />
      <p className="soft">{t('lessons.about')}</p>
      <ChoiceBar legend={t('lessons.show')} value={unread ? 'unread' : 'all'} onChange={show} options={[{ value: 'all', label: t('lessons.all') }, { value: 'unread', label: t('lessons.unread', { count: page?.unreadCount ?? 0 }) }]} />
      {error && <ErrorState what={t('lessons.failed')} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />}
      {!page && !error && <Loading rows={6} />}
      {page?.edges.length === 0 && <Empty reason={t(unread ? 'lessons.emptyUnread' : 'lessons.empty')} />}
      {page?.edges.map(({ node }) => (
        <LessonCard key={node.id} lesson={node} onRead={() => void refetch().catch(() => undefined)} />
      ))}
      {page?.pageInfo.hasNextPage && (
        <span>
          <Button onClick={more}>{t('lessons.more')}</Button>
        </span>
      )}
    </div>
  );
}

function LessonCard({ lesson, onRead }: { lesson: LessonFieldsFragment; onRead: () => void }) {
  const { t } = useTranslation('complaints');
  const { t: term } = useTranslation('vocabulary');
  const say = useWords();
  const failure = useFailure();
  const [confirm, { loading, error }] = useMutation(ConfirmLessonDocument);
  const { zone } = lesson.centre;
  const names = (persons: readonly { readonly id: string; readonly name: { readonly zh: string; readonly en: string } }[]) => persons.map(({ name }) => say(name)).join(' · ');
  async function read() {
    const { data } = await confirm({ variables: { lessonId: lesson.id } }).catch(() => ({ data: undefined }));
    if (data) onRead();
  }
  return (
    <article className="card lesson">
      <p className="soft">
        {[say(lesson.centre.name), lesson.category, lesson.severity && term(`severity.${lesson.severity}`), lesson.author && say(lesson.author.name)].filter(Boolean).join(' · ')} <Moment at={lesson.at} zone={zone} />{' '}
        {lesson.caseNumber && <HouseLink to={`/cases/${encodeURIComponent(lesson.caseNumber)}`}>{lesson.caseNumber}</HouseLink>}
      </p>
      <blockquote>{lesson.body}</blockquote>
      {error && <ErrorState what={failure(error, t('lessons.notConfirmed'))} traceId={traceIdOf(error)} />}
      <footer>
        {lesson.readAt ? (
          <span>
            ✓ {t('lessons.readAt')} <Moment at={lesson.readAt} zone={zone} />
          </span>
        ) : (
          <Button type="primary" loading={loading} onClick={() => void read()} aria-label={t('lessons.confirmOf', { lesson: lesson.body.slice(0, 40) })}>
            {t('lessons.confirm')}
          </Button>
        )}
        <span className="soft">{t('lessons.readCount', { count: lesson.readCount })}</span>
        {lesson.readings.length + lesson.unreadBy.length > 0 && (
          <details>
            <summary>{t('lessons.readers')}</summary>
            <p>
              {t('lessons.readAt')}：{names(lesson.readings.map(({ person }) => person)) || '—'}
            </p>
            <p>
              {t('lessons.waitingFor')}：{names(lesson.unreadBy) || '—'}
            </p>
          </details>
        )}
      </footer>
    </article>
  );
}
