import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useSearchParams } from 'react-router';
import { traceIdOf } from '../apollo';
import { can, useViewer } from '../access/viewer';
import { dayIn } from '../format/time';
import { PoliciesDocument, PolicyAdoptionsDocument, type PoliciesQuery } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { useScope } from '../shell/scope';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';
import { AdoptDialog } from './adopt-dialog';
import { AdoptionsCard } from './adoptions-card';
import { useAreaName } from './area-name';
import { FollowingList } from './following-list';
import { UploadDialog } from './upload-dialog';
import { variantTree } from './variant-tree';
import './policies.css';

type Policies = PoliciesQuery['policies'];

/** Deeper than this a phone has no room left for the names. */
const DEEPEST = 4;

/** The procedures by area, each variant with who follows it since when. `?rule=FD-06` leads on to that rule. */
export function Component() {
  const { t } = useTranslation('policies');
  const { t: house } = useTranslation();
  const viewer = useViewer();
  const areaName = useAreaName();
  const { centres } = useScope();
  const [search] = useSearchParams();
  const { data, error, refetch } = useQuery(PoliciesDocument, { fetchPolicy: 'cache-and-network' });
  const { data: adopted, error: adoptedError } = useQuery(PolicyAdoptionsDocument, { fetchPolicy: 'cache-and-network' });
  const [dialog, setDialog] = useState<'UPLOAD' | 'ADOPT' | null>(null);
  const mayManage = can(viewer, 'MANAGE_POLICIES');
  const policies = data?.policies;
  const rule = search.get('rule');
  useEffect(() => {
    document.title = `${t('title')} · ${house('product')}`;
  }, [t, house]);

  const holder = rule && policies ? holderOf(rule, policies, centres.map(({ id }) => id)) : undefined;
  if (holder && rule) return <Navigate replace to={{ pathname: `/policies/${holder}`, search: withoutRule(search), hash: `#${encodeURIComponent(rule)}` }} />;
  return (
    <div className="policies-page">
      <header className="policies-head">
        <h1>{t('title')}</h1>
        <span title={mayManage ? undefined : t('mayNot')}>
          <Button disabled={!mayManage} aria-describedby={mayManage ? undefined : 'policies-may-not'} onClick={() => setDialog('UPLOAD')}>
            {t('upload')}
          </Button>
          <Button type="primary" disabled={!mayManage || !policies || !adopted} aria-describedby={mayManage ? undefined : 'policies-may-not'} onClick={() => setDialog('ADOPT')}>
            {t('adopt')}
          </Button>
        </span>
        {!mayManage && (
          <small id="policies-may-not" className="soft">
            {t('mayNot')}
          </small>
        )}
      </header>
      {(error ?? adoptedError) && <ErrorState what={t(policies ? 'failedKept' : 'failed')} traceId={traceIdOf(error ?? adoptedError)} retry={() => void refetch().catch(() => undefined)} />}
      {!policies && !error && <Loading rows={8} />}
      {policies && rule && <p role="status">{t('noSuchRule', { rule })}</p>}
      {policies?.length === 0 && <Empty reason={t('empty')} />}
      {policies &&
        [...new Set(policies.map(({ area }) => area))].map((area) => (
          <section key={area} className="card" aria-labelledby={`area-${area}`}>
            <h2 id={`area-${area}`}>{areaName(area)}</h2>
            <Variants policies={policies.filter((one) => one.area === area)} area={area} zone={centres[0]?.zone ?? 'Asia/Shanghai'} />
          </section>
        ))}
      {/* Not before what stands above it: it would be pushed down. */}
      {(policies ?? error) && adopted && <AdoptionsCard adoptions={adopted.policyAdoptions} mayManage={mayManage} />}
      {dialog === 'UPLOAD' && <UploadDialog onClose={() => setDialog(null)} />}
      {dialog === 'ADOPT' && policies && adopted && <AdoptDialog policies={policies} adoptions={adopted.policyAdoptions} centreId={(centres[0] ?? viewer.centres[0])?.id ?? ''} onClose={() => setDialog(null)} />}
    </div>
  );
}

function Variants({ policies, area, zone }: { policies: Policies; area: string; zone: string }) {
  const { t } = useTranslation('policies');
  const say = useWords();
  const [search] = useSearchParams();
  return (
    <div className="policy-table policy-variants" tabIndex={0} role="region" aria-labelledby={`area-${area}`}>
      <table>
        <thead>
          <tr>
            {(['name', 'version', 'rows', 'published', 'following'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {variantTree(policies).map(({ variant: { key, name, version, publishedAt, buildsOn, rows, following }, depth }) => (
            <tr key={key}>
              <th scope="row" className={depth > 0 ? 'policy-branch' : ''} style={{ paddingInlineStart: Math.min(depth, DEEPEST) * 20 }}>
                <Link to={{ pathname: `/policies/${key}`, search: withoutRule(search) }}>{say(name)}</Link>
                <small>
                  <code>{key}</code> {buildsOn && t('buildsOn', { key: buildsOn })}
                </small>
              </th>
              <td>{version}</td>
              <td>{rows.length}</td>
              <td>{dayIn(zone, Date.parse(publishedAt))}</td>
              <td>
                <FollowingList following={following} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The procedure that has the rule: what these centres follow comes before what nobody there follows. */
function holderOf(rule: string, policies: Policies, centreIds: readonly string[]): string | undefined {
  const holders = policies.filter(({ rows }) => rows.some(({ key }) => key === rule));
  return (holders.find(({ following }) => following.some(({ centre, future, through }) => !future && through === null && centreIds.includes(centre.id))) ?? holders[0])?.key;
}

function withoutRule(search: URLSearchParams): string {
  const next = new URLSearchParams(search);
  next.delete('rule');
  return next.size > 0 ? `?${next}` : '';
}
