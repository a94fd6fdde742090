import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../access/viewer';
import { socketConnection, traceIdOf } from '../apollo';
import { useCaseEvents, useClockKnown, type CaseEvent } from '../cases/use-case-events';
import { useServerNow } from '../format/server-clock';
import { MyWorkDocument, PostLineDocument } from '../gql/graphql';
import { shortTimeIn } from '../format/time';
import { useScope } from '../shell/scope';
import { DataAge } from '../ui/data-age';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { HouseLink } from '../ui/house-link';
import { Loading } from '../ui/loading';
import type { Act, Deed } from './act';
import { DutyCard } from './duty-card';
import { keepWork, openedWithKept } from './kept-work';
import { MatterCard } from './matter-card';
import { registerWorker } from './register-worker';
import { onActDone, useOutbox } from './the-outbox';
import { WaitingActs } from './waiting-acts';
import { groupOf, GROUPS, workItems, type MyMatter } from './work-items';
import '../cases/case-page.css';
import './my.css';

/** News of an own matter is read at once; of another's, which may just have become one's own, a little later: the line is weak and the centre busy. */
const OWN_NEWS_MS = 800;
const OTHER_NEWS_MS = 8000;

/** What I owe, by time, in the hand of a handler: each act one tap, kept until the line has carried it. */
export function Component() {
  const { t } = useTranslation('my');
  const viewer = useViewer();
  const { centres } = useScope();
  const centreIds = useMemo(() => centres.map(({ id }) => id), [centres]);
  const { data, error, loading, refetch } = useQuery(MyWorkDocument, { variables: { centreIds }, fetchPolicy: 'cache-and-network' });
  // Whom a report goes to is known before the line is gone.
  const { data: posts } = useQuery(PostLineDocument);
  const { outbox, acts, cut, broken } = useOutbox(viewer.id);
  const work = data?.myWork;
  const items = useMemo(() => (work ? workItems(work) : []), [work]);
  const readAgain = useCallback(() => void refetch().catch(() => undefined), [refetch]);
  const news = useNews(new Set(items.map(({ id }) => id)), readAgain);
  const heardAt = useCaseEvents(centreIds, news);
  const connection = useSyncExternalStore(socketConnection.subscribe, socketConnection.get);
  const clockKnown = useClockKnown(heardAt) || openedWithKept() !== null;
  const now = useServerNow();
  const keptAt = openedWithKept();

  useEffect(registerWorker, []);
  // Only what the server has just said is kept.
  useEffect(() => {
    if (data && !error && !loading && keptAt === null) keepWork({ viewer, centreIds, work: data, posts: posts ?? null });
  }, [data, error, loading, keptAt, viewer, centreIds, posts]);
  useEffect(() => onActDone(readAgain), [readAgain]);
  // The socket's return is the first sign of a line.
  useEffect(() => {
    if (heardAt !== null && cut) void outbox.flush();
  }, [heardAt, cut, outbox]);

  const act = (matter: MyMatter, deed: Deed) => void outbox.add({ caseId: matter.row.id, number: matter.row.number, version: matter.row.version }, deed);
  const versionOf = (caseId: string) => work?.matters.find(({ row }) => row.id === caseId)?.row.version ?? 0;
  const sendAgain = (one: Act) => void outbox.sendAgain(one.n, versionOf(one.caseId));
  const discard = (one: Act) => void outbox.discard(one.n);
  const zoneOf = (centreId: string) => centres.find(({ id }) => id === centreId)?.zone ?? 'Asia/Shanghai';
  const elsewhere = acts.filter(({ caseId }) => !items.some(({ id }) => id === caseId));
  const left = work ? work.totalCount - work.matters.length : 0;
  const waiting = acts.filter(({ stopped }) => stopped === null).length;
  const stopped = acts.length - waiting;

  return (
    <div className="my-work">
      <header>
        <h1>{t('title')}</h1>
        <DataAge connection={connection} heardAt={heardAt} />
      </header>
      <p className={`my-line${cut ? ' my-line-cut' : ''}`} role="status">
        {waiting > 0 && t(cut ? 'offlineWaiting' : 'sending', { count: waiting })}
        {waiting === 0 && cut && t('offline')}
        {stopped > 0 && <b> {t('stopped', { count: stopped })}</b>}
      </p>
      {broken && <ErrorState what={t('notKept')} />}
      {keptAt !== null && <p className="my-line my-line-cut">{t('keptList', { at: shortTimeIn(zoneOf(''), keptAt, now) })}</p>}
      {error && keptAt === null && <ErrorState what={t(work ? 'failedKept' : 'failed')} traceId={traceIdOf(error)} retry={readAgain} />}
      {elsewhere.length > 0 && (
        <section aria-label={t('elsewhere')}>
          <h2>{t('elsewhere')}</h2>
          <WaitingActs acts={elsewhere} zone={zoneOf('')} numbered sendAgain={sendAgain} discard={discard} />
        </section>
      )}
      {(!work || !clockKnown) && !error && <Loading rows={4} rowHeight={160} />}
      {work && items.length === 0 && <Empty reason={t('empty')} action={<HouseLink to="/board">{t('toBoard')}</HouseLink>} />}
      {work &&
        clockKnown &&
        GROUPS.map((group) => {
          const ofGroup = items.filter((item) => groupOf(item, now) === group);
          if (ofGroup.length === 0) return null;
          return (
            <section key={group} aria-labelledby={`my-${group}`}>
              <h2 id={`my-${group}`} className={`my-group-${group.toLowerCase()}`}>
                {t(`groups.${group}`)} <span>{ofGroup.length}</span>
              </h2>
              <ul className="my-list">
                {ofGroup.map((item) =>
                  item.kind === 'DUTY' ? (
                    <DutyCard key={item.id} item={item} zone={zoneOf(item.duty.centreId)} />
                  ) : (
                    <MatterCard key={item.id} item={item} zone={zoneOf(item.matter.row.centreId)} acts={acts.filter(({ caseId }) => caseId === item.id)} act={act} sendAgain={sendAgain} discard={discard} />
                  ),
                )}
              </ul>
            </section>
          );
        })}
      {left > 0 && (
        <p className="soft">
          {t('left', { count: left })} <Button onClick={readAgain}>{t('readAgain')}</Button>
        </p>
      )}
    </div>
  );
}

/** Reads again after news, once for a burst of it. */
function useNews(mine: ReadonlySet<string>, readAgain: () => void): (event: CaseEvent) => void {
  const timer = useRef<{ readonly due: number; readonly handle: ReturnType<typeof setTimeout> } | null>(null);
  useEffect(() => () => clearTimeout(timer.current?.handle), []);
  return ({ kind, caseId }) => {
    if (kind === 'HEARTBEAT') return;
    const due = Date.now() + (kind === 'RESYNC' ? 0 : caseId !== null && mine.has(caseId) ? OWN_NEWS_MS : OTHER_NEWS_MS);
    if (timer.current && timer.current.due <= due) return;
    clearTimeout(timer.current?.handle);
    const read = () => {
      timer.current = null;
      readAgain();
    };
    timer.current = { due, handle: setTimeout(read, Math.max(0, due - Date.now())) };
  };
}
