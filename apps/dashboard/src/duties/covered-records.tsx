import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { shortTimeIn } from '../format/time';
import { useServerNow } from '../format/server-clock';
import { AuditedRecordsDocument } from '../gql/graphql';
import { ErrorState } from '../ui/error-state';
import { HouseLink } from '../ui/house-link';
import { Loading } from '../ui/loading';
import type { DutyView } from './duty-verbs';

/** FD-03 (P 4.3): the records of the day that an audit covers, each with the way to it; in another tab, so that what is being written stays. */
export function CoveredRecords({ duty }: { duty: DutyView }) {
  const { t } = useTranslation('duties');
  const { t: term } = useTranslation('vocabulary');
  const now = useServerNow();
  const { data, error, refetch, fetchMore, loading } = useQuery(AuditedRecordsDocument, {
    variables: { dutyId: duty.id, centreIds: [duty.centre.id], after: null },
    fetchPolicy: 'network-only',
    notifyOnNetworkStatusChange: true,
  });
  const page = data?.cases;
  const more = () =>
    void fetchMore({
      variables: { after: page?.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: { cases } }) => ({ cases: { ...cases, edges: [...before.cases.edges, ...cases.edges] } }),
    }).catch(() => undefined);
  return (
    <section className="covered-records" aria-label={t('records.title')}>
      {error && <ErrorState what={t('records.failed')} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />}
      {!page && !error && <Loading rows={3} />}
      {page && <p>{page.totalCount === 0 ? t(duty.status === 'OPEN' ? 'records.noneYet' : 'records.none') : t(duty.status === 'OPEN' ? 'records.would' : 'records.covered', { count: page.totalCount })}</p>}
      {page && page.edges.length > 0 && (
        <ul>
          {page.edges.map(({ node }) => (
            <li key={node.id}>
              <HouseLink to={`/cases/${encodeURIComponent(node.number)}`} target="_blank" rel="noopener">
                {node.number}
              </HouseLink>
              <span className="soft">
                {shortTimeIn(duty.centre.zone, Date.parse(node.receivedAt), now)} · {term(`kind.${node.kind}`)}
              </span>
              <span>{node.matter}</span>
            </li>
          ))}
        </ul>
      )}
      {page?.pageInfo.hasNextPage && (
        <Button size="small" loading={loading} onClick={more}>
          {t('records.more', { count: page.totalCount - page.edges.length })}
        </Button>
      )}
    </section>
  );
}
