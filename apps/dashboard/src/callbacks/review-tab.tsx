import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { CallbacksDocument } from '../gql/graphql';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';
import { CallbackTable } from './callback-table';
import type { TabProps } from './worklist';

/** CB-16: what was recorded and not yet read by the supervisor, the first due first. */
export function ReviewTab({ centres, changes, lookEveryMs, onOpen }: TabProps) {
  const { t } = useTranslation('callbacks');
  const { data, previousData, loading, error, refetch, fetchMore } = useQuery(CallbacksDocument, {
    variables: { centreIds: centres.map(({ id }) => id), filter: { queue: 'TO_REVIEW' }, order: 'DUE_ASC', first: 100, after: null },
    fetchPolicy: 'cache-and-network',
    pollInterval: lookEveryMs,
  });
  useEffect(() => {
    if (changes > 0) void refetch().catch(() => undefined);
  }, [changes, refetch]);
  const page = (data ?? previousData)?.callbacks;
  const more = () =>
    void fetchMore({
      variables: { after: page?.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: { callbacks } }) => ({ callbacks: { ...callbacks, edges: [...before.callbacks.edges, ...callbacks.edges] } }),
    }).catch(() => undefined);
  return (
    <>
      <p className="callbacks-about">{t('review.about')}</p>
      {error && <ErrorState what={t(page ? 'failedKept' : 'failed')} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />}
      {!error && !page && <Loading rows={8} />}
      {page && page.edges.length === 0 && <Empty reason={t('review.none')} />}
      {page && page.edges.length > 0 && <CallbackTable callbacks={page.edges.map(({ node }) => node)} done centresNamed={centres.length > 1} busy={loading} onOpen={onOpen} />}
      {page?.pageInfo.hasNextPage && (
        <Button loading={loading} onClick={more}>
          {t('more', { count: page.totalCount - page.edges.length })}
        </Button>
      )}
    </>
  );
}
