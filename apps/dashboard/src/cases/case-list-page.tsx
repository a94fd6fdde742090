import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { traceIdOf } from '../apollo';
import { CasesDocument } from '../gql/graphql';
import { useScope } from '../shell/scope';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';
import { CaseListFilters } from './case-list-filters';
import { CaseTable } from './case-table';
import { ExportCases } from './export-cases';
import { useCaseEvents, useClockKnown } from './use-case-events';
import { keptPart, listQueryOf, PAGE_LENGTH, withFilter } from './list-filter';
import { SavedFilters } from './saved-filters';
import './case-list.css';

export function Component() {
  const { t } = useTranslation('cases');
  const { t: house } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const { centres } = useScope();
  const { filter, order, after } = useMemo(() => listQueryOf(search, centres[0]?.zone ?? 'Asia/Shanghai'), [search, centres]);
  const { data, previousData, loading, error, refetch } = useQuery(CasesDocument, {
    variables: { centreIds: centres.map(({ id }) => id), filter, order, first: PAGE_LENGTH, after },
    fetchPolicy: 'cache-and-network',
  });
  const page = (data ?? previousData)?.cases;
  const [changed, setChanged] = useState(false);
  // Rows do not jump under the hand: news is announced, and read when wanted.
  const clockKnown = useClockKnown(useCaseEvents(useMemo(() => centres.map(({ id }) => id), [centres]), ({ kind }) => kind === 'HEARTBEAT' || kind === 'RESYNC' || setChanged(true)));
  const readAgain = () => {
    setChanged(false);
    void refetch().catch(() => undefined);
  };
  const filtered = Object.keys(filter).length > 0;
  useEffect(() => {
    document.title = `${t('list.title')} · ${house('product')}`;
  }, [t, house]);

  return (
    <div className="case-list">
      <h1>{t('list.title')}</h1>
      <CaseListFilters search={search} onChange={setSearch} />
      <SavedFilters current={keptPart(search)} />
      {error && <ErrorState what={t(page ? 'list.failedKept' : 'list.failed')} traceId={traceIdOf(error)} retry={readAgain} />}
      {!error && (!page || !clockKnown) && <Loading rows={12} />}
      {page && page.edges.length === 0 && (
        <Empty reason={t(filtered ? 'list.nothing' : 'list.empty')} action={filtered && <Button onClick={() => setSearch(search.has('centres') ? { centres: search.get('centres')! } : {})}>{t('list.showAll')}</Button>} />
      )}
      {page && clockKnown && page.edges.length > 0 && (
        <>
          <CaseTable cases={page.edges.map(({ node }) => node)} busy={loading} />
          <footer className="case-pages">
            <span role="status">
              {t('list.count', { count: page.totalCount })}
              {changed && ` · ${t('list.changed')}`}
            </span>
            {changed && <Button onClick={readAgain}>{t('list.refresh')}</Button>}
            <ExportCases centreIds={centres.map(({ id }) => id)} filter={filter} />
            <Button disabled={after === null} onClick={() => setSearch(withFilter(search, 'after', ''))}>
              {t('list.first')}
            </Button>
            <Button disabled={!page.pageInfo.hasNextPage} onClick={() => setSearch(withFilter(search, 'after', page.pageInfo.endCursor ?? ''))}>
              {t('list.next')}
            </Button>
          </footer>
        </>
      )}
    </div>
  );
}
