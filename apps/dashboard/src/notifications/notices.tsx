import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { traceIdOf } from '../apollo';
import { NoticesDocument } from '../gql/graphql';
import { useScope } from '../shell/scope';
import { isComposing } from '../ui/composing';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { SelectField, TextField } from '../ui/inputs';
import { Loading } from '../ui/loading';
import { NoticeTable } from './notice-table';
import { CHANNEL_KINDS, noticeQueryOf, PAGE_LENGTH, STATUSES, withPart } from './notice-query';

/** News comes by itself: what is being tried changes within seconds. */
const READ_EVERY_MS = 10_000;

export function Notices({ manages }: { manages: boolean }) {
  const { t } = useTranslation('notifications');
  const [search, setSearch] = useSearchParams();
  const { centres } = useScope();
  const { filter, after } = useMemo(() => noticeQueryOf(search), [search]);
  const { data, previousData, error, refetch } = useQuery(NoticesDocument, {
    variables: { centreIds: centres.map(({ id }) => id), filter, first: PAGE_LENGTH, after },
    fetchPolicy: 'cache-and-network',
    pollInterval: READ_EVERY_MS,
  });
  const page = (data ?? previousData)?.notices;
  const [number, setNumber] = useState(search.get('number') ?? '');
  const choose = (name: string) => (value: string) => setSearch(withPart(search, name, value));
  const filtered = Object.keys(filter).length > 0;
  const showAll = () => {
    setNumber('');
    setSearch(['status', 'channel', 'number'].reduce((rest, name) => withPart(rest, name, ''), search));
  };
  return (
    <>
      <form role="search" className="notice-filters" onSubmit={(event) => (event.preventDefault(), choose('number')(number.trim()))} onKeyDown={(event) => event.key === 'Enter' && isComposing(event) && event.preventDefault()}>
        <SelectField label={t('column.status')} value={filter.status ?? ''} onChange={choose('status')} empty={t('any')} options={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))} />
        <SelectField label={t('column.channel')} value={filter.channelKind ?? ''} onChange={choose('channel')} empty={t('any')} options={CHANNEL_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} />
        <TextField label={t('caseNumber')} type="search" value={number} onChange={setNumber} maxLength={60} />
        <Button htmlType="submit">{t('search')}</Button>
      </form>
      {error && <ErrorState what={t(page ? 'failedKept' : 'failed')} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />}
      {!error && !page && <Loading rows={12} />}
      {page && page.edges.length === 0 && <Empty reason={t(filtered ? 'nothing' : 'empty')} action={filtered && <Button onClick={showAll}>{t('showAll')}</Button>} />}
      {page && page.edges.length > 0 && (
        <>
          <NoticeTable notices={page.edges.map(({ node }) => node)} manages={manages} onSent={() => void refetch().catch(() => undefined)} />
          <footer className="notice-pages">
            <Button disabled={after === null} onClick={() => setSearch(withPart(search, 'after', ''))}>
              {t('first')}
            </Button>
            <Button disabled={!page.pageInfo.hasNextPage} onClick={() => setSearch(withPart(search, 'after', page.pageInfo.endCursor ?? ''))}>
              {t('next')}
            </Button>
          </footer>
        </>
      )}
    </>
  );
}
