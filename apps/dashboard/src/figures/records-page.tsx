import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { traceIdOf } from '../apollo';
import { can, useViewer } from '../access/viewer';
import { FigureRecordsDocument } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';
import { useFailure } from '../use-failure';
import { AboutNumber } from './about-number';
import { withParts } from './figures-address';
import { FiguresPage } from './figures-page';
import { PrintFigures } from './figure-tools';
import { RecordList } from './record-list';

const PAGE_LENGTH = 50;

/** One number, and the very records that it counts. */
export function Component() {
  const { t } = useTranslation('figures');
  const viewer = useViewer();
  const [search] = useSearchParams();
  const records = search.get('of');
  if (!can(viewer, 'VIEW_FIGURES')) return <Empty reason={t('mayNot')} />;
  return records === null ? <Empty reason={t('records.none')} /> : <Records key={records} records={records} />;
}

function Records({ records }: { records: string }) {
  const { t } = useTranslation('figures');
  const { t: house } = useTranslation();
  const say = useWords();
  const failure = useFailure();
  const navigate = useNavigate();
  const { key } = useLocation();
  const [search, setSearch] = useSearchParams();
  const after = search.get('after');
  const { data, previousData, error, refetch } = useQuery(FigureRecordsDocument, { variables: { records, first: PAGE_LENGTH, after }, fetchPolicy: 'cache-and-network' });
  const shown = (data ?? previousData)?.figureRecords;
  const title = shown ? say(shown.figure.name) : t('records.title');
  useEffect(() => {
    document.title = `${title} · ${t('records.title')} · ${house('product')}`;
  }, [title, t, house]);
  // The page that is opened first in a window has nothing behind it.
  const back = () => void (key === 'default' ? navigate({ pathname: '/figures', search: search.has('centres') ? `?centres=${encodeURIComponent(search.get('centres') ?? '')}` : '' }) : navigate(-1));
  return (
    <FiguresPage drawn={shown !== undefined}>
      <header className="figures-head">
        <h1>{title}</h1>
        <span className="figures-tools">
          <PrintFigures />
          <Button onClick={back}>{t('records.back')}</Button>
        </span>
      </header>
      {error && <ErrorState what={failure(error, t(shown ? 'failedKept' : 'failed'))} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />}
      {!shown && !error && <Loading rows={12} />}
      {shown && (
        <>
          {search.has('version') && <p className="frozen-mark">❄ {t('frozen.title')}</p>}
          <AboutNumber figure={shown.figure} total={shown.totalCount} />
          {shown.edges.length === 0 ? <Empty reason={t('records.empty')} /> : <RecordList figure={shown.figure} records={shown.edges} />}
          <footer className="figures-pages">
            <span role="status">{t('records.count', { count: shown.totalCount })}</span>
            <Button disabled={after === null} onClick={() => setSearch(withParts(search, {}))}>
              {t('records.first')}
            </Button>
            <Button disabled={!shown.pageInfo.hasNextPage} onClick={() => setSearch(withParts(search, { after: shown.pageInfo.endCursor ?? '' }))}>
              {t('records.next')}
            </Button>
          </footer>
        </>
      )}
    </FiguresPage>
  );
}
