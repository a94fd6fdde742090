import { useApolloClient } from '@apollo/client/react';
import { App, Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { ChangeCompanySettingsDocument, CompanySettingsDocument, type CompanySettingsFieldsFragment, type PolicyProblemFieldsFragment } from '../gql/graphql';
import { useFailure } from '../use-failure';
import { useWords } from '../i18n/use-language';
import { ProblemList } from '../policies/problem-list';
import { NOW, WhenField, whenInput, whenProblem, type When } from '../policies/when-field';
import { ErrorState } from '../ui/error-state';
import { TextArea, TextField } from '../ui/inputs';
import { settingLabelKey } from './setting-in-words';

type Limit = CompanySettingsFieldsFragment['limits'][number];

/** Limits and the default ladder as they are today, and their change from now or a later moment on. */
export function LimitsForm({ limits, zone, mayManage }: { limits: readonly Limit[]; zone: string; mayManage: boolean }) {
  const { t } = useTranslation('policies');
  const failure = useFailure();
  const { message } = App.useApp();
  const say = useWords();
  const client = useApolloClient();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [reason, setReason] = useState('');
  const [when, setWhen] = useState<When>(NOW);
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [problems, setProblems] = useState<readonly PolicyProblemFieldsFragment[]>([]);
  const [trouble, setTrouble] = useState<unknown>(null);
  const written = (limit: Limit) => values[limit.key] ?? String(limit.value);
  const outOfBounds = (limit: Limit) => !/^\d+$/.test(written(limit)) || Number(written(limit)) < limit.least || Number(written(limit)) > limit.most;
  const changed = limits.filter((limit) => written(limit) !== String(limit.value));

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (sending || changed.length === 0 || changed.some(outOfBounds) || reason.trim() === '' || whenProblem(when, zone)) return;
    setSending(true);
    setTrouble(null);
    try {
      const input = { limits: changed.map((limit) => ({ key: limit.key, value: Number(written(limit)) })), reason, from: whenInput(when, zone) };
      const { data } = await client.mutate({ mutation: ChangeCompanySettingsDocument, variables: { input }, refetchQueries: [CompanySettingsDocument], awaitRefetchQueries: true });
      const { problems: found } = data!.changeCompanySettings;
      setProblems(found);
      if (found.length > 0) return;
      message.success(t('settings.saved'));
      setValues({});
      setReason('');
      setWhen(NOW);
      setTried(false);
    } catch (error) {
      setTrouble(error);
    } finally {
      setSending(false);
    }
  }

  const fields = (ladder: boolean) =>
    limits
      .filter((limit) => limit.ladder === ladder)
      .map((limit) => (
        <TextField
          key={limit.key}
          label={t(settingLabelKey(limit.unit), { name: say(limit.name) })}
          inputMode="numeric"
          value={written(limit)}
          onChange={(value) => setValues({ ...values, [limit.key]: value.trim() })}
          hint={t('settings.bounds', { about: `${say(limit.about)} `, least: limit.least, most: limit.most, standard: limit.standard })}
          error={tried && outOfBounds(limit) ? t('settings.outOfBounds', limit) : undefined}
          disabled={!mayManage}
        />
      ));

  return (
    <form className="card settings-form" onSubmit={(event) => void submit(event)} noValidate aria-label={t('settings.changeTitle')}>
      <fieldset>
        <legend>{t('settings.groupLimits')}</legend>
        {fields(false)}
      </fieldset>
      <fieldset>
        <legend>{t('settings.groupLadder')}</legend>
        <p className="soft">{t('settings.ladderAbout')}</p>
        <div className="settings-pairs">{fields(true)}</div>
      </fieldset>
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
          {trouble !== null && <ErrorState what={failure(trouble, t('settings.saveFailed'))} traceId={traceIdOf(trouble)} />}
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
