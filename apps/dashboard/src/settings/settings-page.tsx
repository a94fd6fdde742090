import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { can, useViewer } from '../access/viewer';
import { CompanySettingsDocument } from '../gql/graphql';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';
import { LimitsForm } from './limits-form';
import { QuietHours } from './quiet-hours';
import { SettingsChanges } from './settings-changes';
import '../policies/policies.css';
import './settings-page.css';

/** What the texts leave to the company: limits and the default ladder, from a date on; quiet hours, at once. */
export function Component() {
  const { t } = useTranslation('policies');
  const { t: house } = useTranslation();
  const { data, error, refetch } = useQuery(CompanySettingsDocument, { fetchPolicy: 'cache-and-network' });
  const viewer = useViewer();
  const zone = viewer.centres[0]?.zone ?? 'Asia/Shanghai';
  const mayManage = can(viewer, 'MANAGE_POLICIES');
  useEffect(() => {
    document.title = `${t('settings.title')} · ${house('product')}`;
  }, [t, house]);
  const settings = data?.companySettings;
  return (
    <div className="policies-page">
      <h1 className="settings-title">{t('settings.title')}</h1>
      <p className="soft settings-about">{t('settings.about')}</p>
      {error && <ErrorState what={t('settings.failed')} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />}
      {!settings && !error && <Loading rows={6} />}
      {settings && (
        <div className="settings-columns">
          <LimitsForm key={settings.limits.map(({ value }) => value).join()} limits={settings.limits} zone={zone} mayManage={mayManage} />
          <div>
            <SettingsChanges changes={settings.changes} zone={zone} mayManage={mayManage} />
            <QuietHours key={`${settings.quietHours?.from} ${settings.quietHours?.until}`} hours={settings.quietHours} mayManage={mayManage} />
          </div>
        </div>
      )}
    </div>
  );
}
