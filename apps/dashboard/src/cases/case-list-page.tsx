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
import { CheckField, SelectField, TextField } from '../ui/inputs';
import { isComposing } from '../ui/composing';
import { Loading } from '../ui/loading';
import { CaseTable } from './case-table';
import { useCaseEvents, useClockKnown } from './use-case-events';
import { listQueryOf, ORDERS, PAGE_LENGTH, withFilter } from './list-filter';
import { KINDS, SEVERITIES, STATUSES } from './vocabulary-order';
import './case-list.css';

export function Component() {
  const { t } = useTranslation('cases');
  const { t: term } = useTranslation('vocabulary');
  const { t: house } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const { centres } = useScope();
  const { filter, order, after } = useMemo(() => listQueryOf(search), [search]);
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
  const [text, setText] = useState(search.get('q') ?? '');
  const choose = (name: string) => (value: string) => setSearch(withFilter(search, name, value));
  const filtered = Object.keys(filter).length > 0;
  useEffect(() => {
    document.title = `${t('list.title')} · ${house('product')}`;
  }, [t, house]);

  return (
    <div className="case-list">
      <h1>{t('list.title')}</h1>
      <form role="search" className="case-filters" onSubmit={(event) => (event.preventDefault(), choose('q')(text.trim()))} onKeyDown={(event) => event.key === 'Enter' && isComposing(event) && event.preventDefault()}>
        <TextField label={t('list.text')} type="search" value={text} onChange={setText} maxLength={200} />
        <SelectField label={t('field.kind')} value={filter.kind ?? ''} onChange={choose('kind')} empty={t('list.any')} options={KINDS.map((value) => ({ value, label: term(`kind.${value}`) }))} />
        <SelectField label={t('list.status')} value={filter.status ?? ''} onChange={choose('status')} empty={t('list.any')} options={STATUSES.map((value) => ({ value, label: term(`caseStatus.${value}`) }))} />
        <SelectField label={t('field.severity')} value={filter.severity ?? ''} onChange={choose('severity')} empty={t('list.any')} options={SEVERITIES.map((value) => ({ value, label: term(`severity.${value}`) }))} />
        <SelectField label={t('list.order')} value={order} onChange={choose('order')} options={ORDERS.map((value) => ({ value, label: t(`list.orders.${value}`) }))} />
        <CheckField label={t('list.overdueOnly')} checked={filter.overdue === true} onChange={(on) => choose('overdue')(on ? '1' : '')} />
        <Button htmlType="submit">{t('list.search')}</Button>
      </form>
      {error && <ErrorState what={t(page ? 'list.failedKept' : 'list.failed')} traceId={traceIdOf(error)} retry={readAgain} />}
      {!error && (!page || !clockKnown) && <Loading rows={12} />}
      {page && page.edges.length === 0 && (
        <Empty reason={t(filtered ? 'list.nothing' : 'list.empty')} action={filtered && <Button onClick={() => (setText(''), setSearch(search.has('centres') ? { centres: search.get('centres')! } : {}))}>{t('list.showAll')}</Button>} />
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
