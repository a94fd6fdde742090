import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useParams, useSearchParams } from 'react-router';
import { traceIdOf } from '../apollo';
import { useViewer } from '../access/viewer';
import { CentreRecordsDocument } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { ImportPanel } from '../imports/import-panel';
import { importableKinds } from '../imports/may-import';
import { ErrorState } from '../ui/error-state';
import { SelectField } from '../ui/inputs';
import { Loading } from '../ui/loading';
import { RECORD_KINDS } from './record-kinds';
import { RecordList } from './record-list';
import './set-up.css';

/** What a company is made of, centre by centre: looked at, searched, changed, and brought in from files. The centre and the search live in the address. */
export function Component() {
  const { t } = useTranslation('set-up');
  const { t: house } = useTranslation();
  const say = useWords();
  const viewer = useViewer();
  const { part = 'centres' } = useParams();
  const [search, setSearch] = useSearchParams();
  const { data, error, refetch } = useQuery(CentreRecordsDocument, { fetchPolicy: 'cache-and-network' });
  const centres = data?.centreRecords ?? [];
  const centre = centres.find(({ code }) => code === search.get('centre')) ?? centres[0];
  const of = RECORD_KINDS.find(({ path }) => path === part);
  useEffect(() => {
    document.title = `${t('title')} · ${house('product')}`;
  }, [t, house]);
  const to = (path: string) => `/set-up/${path}${centre ? `?centre=${encodeURIComponent(centre.code)}` : ''}`;
  const parts = [...RECORD_KINDS.map(({ path, name }) => ({ path, name })), { path: 'import', name: 'import.tab' as const }];
  return (
    <div className="set-up">
      <header>
        <h1>{t('title')}</h1>
        <nav aria-label={t('title')}>
          {parts.map(({ path, name }) => (
            <NavLink key={path} to={to(path)}>
              {t(name)}
            </NavLink>
          ))}
        </nav>
        {part !== 'centres' && centres.length > 1 && (
          <SelectField
            label={t('kind.CENTRE')}
            value={centre?.code ?? ''}
            options={centres.map(({ code, name }) => ({ value: code, label: `${code} ${say(name)}` }))}
            onChange={(code) => setSearch({ centre: code })}
          />
        )}
      </header>
      {error && <ErrorState what={t('failed')} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />}
      {!data && !error && <Loading rows={6} />}
      {centre && of && <RecordList key={`${of.kind} ${centre.id}`} of={of} centreId={centre.id} centreCode={centre.code} onCentresChange={() => void refetch().catch(() => undefined)} />}
      {centre && part === 'import' && <ImportPanel key={centre.id} centre={centre} kinds={importableKinds(viewer)} />}
    </div>
  );
}
