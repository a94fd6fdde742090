import { useApolloClient, useQuery } from '@apollo/client/react';
import { App, Button } from 'antd';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { can, useViewer } from '../access/viewer';
import { ChangeCompanySettingsDocument, CompanySettingsDocument, type CompanySettingsFieldsFragment, type PolicyProblemFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { ProblemList } from '../policies/problem-list';
import { NOW, WhenField, whenInput, whenProblem, type When } from '../policies/when-field';
import { ErrorState } from '../ui/error-state';
import { TextArea, TextField } from '../ui/inputs';
import { Loading } from '../ui/loading';
import { SettingsChanges } from './settings-changes';
import '../policies/policies.css';
import './settings-page.css';

type Limit = CompanySettingsFieldsFragment['limits'][number];

/** The limits that the texts leave to the company: today's, and a change from now or a later moment on. */
export function Component() {
  const { t } = useTranslation('policies');
  const { t: house } = useTranslation();
  const { data, error, refetch } = useQuery(CompanySettingsDocument, { fetchPolicy: 'cache-and-network' });
  const viewer = useViewer();
  const zone = viewer.centres[0]?.zone ?? 'Asia/Shanghai';
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
      {settings && <Limits key={settings.limits.map(({ minutes }) => minutes).join()} limits={settings.limits} zone={zone} mayManage={can(viewer, 'MANAGE_POLICIES')} />}
      {settings && <SettingsChanges changes={settings.changes} zone={zone} mayManage={can(viewer, 'MANAGE_POLICIES')} />}
    </div>
  );
}

function Limits({ limits, zone, mayManage }: { limits: readonly Limit[]; zone: string; mayManage: boolean }) {
  const { t } = useTranslation('policies');
  const { message } = App.useApp();
  const say = useWords();
  const client = useApolloClient();
  const [minutes, setMinutes] = useState<Readonly<Record<string, string>>>({});
  const [reason, setReason] = useState('');
  const [when, setWhen] = useState<When>(NOW);
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [problems, setProblems] = useState<readonly PolicyProblemFieldsFragment[]>([]);
  const [failure, setFailure] = useState<unknown>(null);
  const written = (limit: Limit) => minutes[limit.key] ?? String(limit.minutes);
  const outOfBounds = (limit: Limit) => !/^\d+$/.test(written(limit)) || Number(written(limit)) < limit.least || Number(written(limit)) > limit.most;
  const changed = limits.filter((limit) => written(limit) !== String(limit.minutes));

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (sending || changed.length === 0 || changed.some(outOfBounds) || reason.trim() === '' || whenProblem(when, zone)) return;
    setSending(true);
    setFailure(null);
    try {
      const input = { limits: changed.map((limit) => ({ key: limit.key, minutes: Number(written(limit)) })), reason, from: whenInput(when, zone) };
      const { data } = await client.mutate({ mutation: ChangeCompanySettingsDocument, variables: { input }, refetchQueries: [CompanySettingsDocument], awaitRefetchQueries: true });
      const { problems: found } = data!.changeCompanySettings;
      setProblems(found);
      if (found.length > 0) return;
      message.success(t('settings.saved'));
      setMinutes({});
      setReason('');
      setWhen(NOW);
      setTried(false);
    } catch (error) {
      setFailure(error);
    } finally {
      setSending(false);
    }
  }

  return (
    <form className="card settings-form" onSubmit={(event) => void submit(event)} noValidate>
      {limits.map((limit) => (
        <TextField
          key={limit.key}
          label={t('settings.minutes', { name: say(limit.name) })}
          inputMode="numeric"
          value={written(limit)}
          onChange={(value) => setMinutes({ ...minutes, [limit.key]: value.trim() })}
          hint={t('settings.bounds', { about: `${say(limit.about)} `, least: limit.least, most: limit.most, standard: limit.standard })}
          error={tried && outOfBounds(limit) ? t('settings.outOfBounds', limit) : undefined}
          disabled={!mayManage}
        />
      ))}
      {mayManage ? (
        <>
          <TextArea label={t('settings.reason')} required value={reason} onChange={setReason} maxLength={500} error={tried && reason.trim() === '' ? t('settings.noReason') : undefined} />
          <WhenField when={when} onChange={setWhen} zone={zone} showProblem={tried} />
          {tried && changed.length === 0 && (
            <p className="field-error" role="alert">
              {t('settings.nothing')}
            </p>
          )}
          {problems.length > 0 && <ProblemList problems={problems} />}
          {failure !== null && <ErrorState what={t('settings.saveFailed')} traceId={traceIdOf(failure)} />}
          <footer>
            <Button type="primary" htmlType="submit" loading={sending}>
              {t('settings.save')}
            </Button>
          </footer>
        </>
      ) : (
        <p className="soft">{t('mayNot')}</p>
      )}
    </form>
  );
}
