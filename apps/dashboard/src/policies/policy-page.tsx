import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams, useSearchParams } from 'react-router';
import { traceIdOf } from '../apollo';
import { dateTimeIn } from '../format/time';
import { PolicyDocument, type PolicyQuery } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { useScope } from '../shell/scope';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { SelectField } from '../ui/inputs';
import { Loading } from '../ui/loading';
import { useAreaName } from './area-name';
import { Differences } from './differences';
import { FollowingList } from './following-list';
import { PolicyRow } from './policy-row';
import './policies.css';

export type WholePolicy = NonNullable<PolicyQuery['policy']>;

/** One procedure, clause by clause: `/policies/reception/p?version=2#FD-06`; `compare=1` shows what changed since. */
export function Component() {
  const { t } = useTranslation('policies');
  const { t: house } = useTranslation();
  const say = useWords();
  const key = useParams()['*'] ?? '';
  const { hash } = useLocation();
  const [search] = useSearchParams();
  const version = numberOf(search.get('version'));
  const { data, previousData, loading, error, refetch } = useQuery(PolicyDocument, { variables: { key, version }, fetchPolicy: 'cache-and-network' });
  // The page of another version stays until the wanted one is there; another procedure's does not.
  const shown = data?.policy ?? (loading && previousData?.policy?.key === key ? previousData.policy : undefined);
  const pointed = anchorOf(hash);
  const ready = shown !== undefined;
  useEffect(() => {
    document.title = `${shown ? say(shown.name) : key} · ${house('product')}`;
  }, [shown, say, key, house]);
  useEffect(() => {
    if (!ready || pointed === '') return;
    const row = document.getElementById(pointed);
    row?.scrollIntoView({ block: 'start' });
    row?.focus({ preventScroll: true });
  }, [ready, pointed]);

  return (
    <div className="policies-page">
      <nav className="policy-back">
        <Link to={{ pathname: '/policies', search: scopeOnly(search) }}>{t('policy.all')}</Link>
      </nav>
      {error && <ErrorState what={t(shown ? 'failedKept' : 'policy.failed')} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />}
      {!shown && loading && <Loading rows={10} />}
      {!shown && !loading && !error && (
        <>
          <h1>{key}</h1>
          <Empty reason={t('policy.gone')} action={<Link to="/policies">{t('policy.all')}</Link>} />
        </>
      )}
      {shown && <Whole policy={shown} pointed={pointed} />}
    </div>
  );
}

function Whole({ policy, pointed }: { policy: WholePolicy; pointed: string }) {
  const { t } = useTranslation('policies');
  const say = useWords();
  const areaName = useAreaName();
  const { centres } = useScope();
  const [search, setSearch] = useSearchParams();
  const zone = centres[0]?.zone ?? 'Asia/Shanghai';
  const compare = numberOf(search.get('compare'));
  const newest = policy.versions[0]?.version ?? policy.version;
  const choose = (name: 'version' | 'compare') => (value: string) => {
    const next = new URLSearchParams(search);
    if (value === '') next.delete(name);
    else next.set(name, value);
    if (name === 'version' && next.get('compare') === value) next.delete('compare');
    setSearch(next, { preventScrollReset: true });
  };
  const options = policy.versions.map(({ version, publishedAt }) => ({ value: String(version), label: t(version === newest ? 'policy.newest' : 'policy.older', { version, date: dateTimeIn(zone, Date.parse(publishedAt)) }) }));
  return (
    <>
      <header className="card policy-head">
        <div>
          <p className="soft">
            {areaName(policy.area)} · <code>{policy.key}</code> {policy.buildsOn && t('buildsOn', { key: policy.buildsOn })}
          </p>
          <h1>{say(policy.name)}</h1>
          <p>
            {t('versionOf', { version: policy.version })} · {t('policy.published', { date: dateTimeIn(zone, Date.parse(policy.publishedAt)) })}
          </p>
          {policy.usedByCases && (
            <p title={t('policy.usedByAbout')}>
              <b>{policy.usedByCases.all === 0 ? t('policy.usedByNone') : t('policy.usedBy', policy.usedByCases)}</b> <span className="soft">{t('policy.usedByAbout')}</span>
            </p>
          )}
          <h2>{t('policy.following')}</h2>
          <FollowingList following={policy.following} />
        </div>
        <form className="policy-versions" onSubmit={(event) => event.preventDefault()}>
          <SelectField label={t('policy.version')} value={String(policy.version)} onChange={choose('version')} options={options} />
          <SelectField label={t('policy.compare')} value={compare === null ? '' : String(compare)} onChange={choose('compare')} empty={t('policy.compareNone')} options={options.filter(({ value }) => value !== String(policy.version))} />
        </form>
      </header>
      {compare !== null && compare !== policy.version && <Differences policyKey={policy.key} from={Math.min(compare, policy.version)} to={Math.max(compare, policy.version)} />}
      <div className="policy-columns">
        <nav className="policy-contents" aria-label={t('policy.contents')}>
          <ul>
            {policy.rows.map((row) => (
              <li key={row.key}>
                <Link to={{ search: search.toString(), hash: `#${encodeURIComponent(row.key)}` }} aria-current={row.key === pointed ? 'location' : undefined}>
                  <b>{row.key}</b> {say(row.name)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="policy-rows">
          {policy.rows.map((row) => (
            <PolicyRow key={row.key} row={row} policy={policy} pointed={row.key === pointed} />
          ))}
        </div>
      </div>
    </>
  );
}

/** Which row an address points at; none where somebody broke the address. */
function anchorOf(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
}

function numberOf(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

function scopeOnly(search: URLSearchParams): string {
  const centres = search.get('centres');
  return centres === null ? '' : `?centres=${encodeURIComponent(centres)}`;
}
