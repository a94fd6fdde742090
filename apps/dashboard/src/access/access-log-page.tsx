import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { traceIdOf } from '../apollo';
import { AccessLogDocument } from '../gql/graphql';
import { isComposing } from '../ui/composing';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { SelectField, TextField } from '../ui/inputs';
import { Loading } from '../ui/loading';
import { accessLogQueryOf, ACTS, PAGE_LENGTH } from './access-log-query';
import { AccessLogTable } from './access-log-table';
import { useViewer } from './viewer';
import './access-log.css';

const FILTERS = ['person', 'act', 'from', 'until'] as const;

/** Who looked at personal data and who changed what all depend on; for who runs the installation. */
export function Component() {
  const { t } = useTranslation('access');
  const { t: house } = useTranslation();
  const zone = useViewer().centres[0]?.zone ?? 'Asia/Shanghai';
  const [search, setSearch] = useSearchParams();
  const { filter, after } = useMemo(() => accessLogQueryOf(search, zone), [search, zone]);
  const { data, previousData, error, refetch } = useQuery(AccessLogDocument, { variables: { filter, first: PAGE_LENGTH, after }, fetchPolicy: 'cache-and-network' });
  const [person, setPerson] = useState(search.get('person') ?? '');
  const page = (data ?? previousData)?.accessLog;
  const filtered = Object.keys(filter).length > 0;
  useEffect(() => {
    document.title = `${t('title')} · ${house('product')}`;
  }, [t, house]);

  function choose(name: string, value: string) {
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (value === '') next.delete(name);
      else next.set(name, value);
      // Another list begins at its beginning.
      if (name !== 'after') next.delete('after');
      return next;
    });
  }
  function showAll() {
    setPerson('');
    setSearch((before) => {
      const next = new URLSearchParams(before);
      for (const name of [...FILTERS, 'after']) next.delete(name);
      return next;
    });
  }

  return (
    <div className="access-log">
      <header>
        <h1>{t('title')}</h1>
        <p>{t('about')}</p>
      </header>
      <form
        role="search"
        className="access-log-filters"
        onSubmit={(event) => {
          event.preventDefault();
          choose('person', person.trim());
        }}
        onKeyDown={(event) => event.key === 'Enter' && isComposing(event) && event.preventDefault()}
      >
        <TextField label={t('person')} type="search" value={person} onChange={setPerson} maxLength={100} />
        <SelectField label={t('column.act')} value={filter.acts?.[0] ?? ''} onChange={(value) => choose('act', value)} empty={t('any')} options={ACTS.map((value) => ({ value, label: t(`act.${value}`) }))} />
        <TextField label={t('from')} type="date" value={search.get('from') ?? ''} onChange={(value) => choose('from', value)} />
        <TextField label={t('until')} type="date" value={search.get('until') ?? ''} onChange={(value) => choose('until', value)} />
        <Button htmlType="submit">{t('search')}</Button>
      </form>
      {error && <ErrorState what={t(page ? 'failedKept' : 'failed')} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />}
      {!error && !page && <Loading rows={12} />}
      {page?.edges.length === 0 && <Empty reason={t(filtered ? 'nothing' : 'empty')} action={filtered && <Button onClick={showAll}>{t('showAll')}</Button>} />}
      {page && page.edges.length > 0 && (
        <>
          <AccessLogTable lines={page.edges.map(({ node }) => node)} zone={zone} />
          <footer>
            <Button disabled={after === null} onClick={() => choose('after', '')}>
              {t('newest')}
            </Button>
            <Button disabled={!page.pageInfo.hasNextPage} onClick={() => choose('after', page.pageInfo.endCursor ?? '')}>
              {t('older')}
            </Button>
          </footer>
        </>
      )}
    </div>
  );
}
