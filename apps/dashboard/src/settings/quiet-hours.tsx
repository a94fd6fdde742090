import { useApolloClient } from '@apollo/client/react';
import { App, Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { CompanySettingsDocument, SetQuietHoursDocument, type CompanySettingsFieldsFragment, type PolicyProblemFieldsFragment } from '../gql/graphql';
import { useFailure } from '../use-failure';
import { ProblemList } from '../policies/problem-list';
import { ErrorState } from '../ui/error-state';
import { TextArea, TextField } from '../ui/inputs';

type Hours = CompanySettingsFieldsFragment['quietHours'];

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

/** When wishes (SHOULD) wait. It says above the fields that orders (MUST) never do. */
export function QuietHours({ hours, mayManage }: { hours: Hours; mayManage: boolean }) {
  const { t } = useTranslation('policies');
  const failure = useFailure();
  const { message } = App.useApp();
  const client = useApolloClient();
  const [from, setFrom] = useState(hours?.from ?? '22:00');
  const [until, setUntil] = useState(hours?.until ?? '07:00');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState<'SET' | 'CLEAR' | null>(null);
  const [sending, setSending] = useState(false);
  const [problems, setProblems] = useState<readonly PolicyProblemFieldsFragment[]>([]);
  const [trouble, setTrouble] = useState<unknown>(null);
  const untilProblem = !TIME_OF_DAY.test(until) ? t('settings.quiet.badTime') : until === from ? t('settings.quiet.same') : undefined;

  async function send(next: { from: string; until: string } | null) {
    setTried(next ? 'SET' : 'CLEAR');
    if (sending || reason.trim() === '' || (next && (!TIME_OF_DAY.test(from) || untilProblem))) return;
    setSending(true);
    setTrouble(null);
    try {
      const { data } = await client.mutate({ mutation: SetQuietHoursDocument, variables: { hours: next, reason }, refetchQueries: [CompanySettingsDocument], awaitRefetchQueries: true });
      setProblems(data!.setQuietHours.problems);
      if (data!.setQuietHours.problems.length > 0) return;
      message.success(t(next ? 'settings.quiet.saved' : 'settings.quiet.cleared'));
      setReason('');
      setTried(null);
    } catch (error) {
      setTrouble(error);
    } finally {
      setSending(false);
    }
  }

  return (
    <section className="card" aria-labelledby="quiet-title">
      <h2 id="quiet-title">{t('settings.quiet.title')}</h2>
      <p className="settings-about">{t('settings.quiet.about')}</p>
      <p>
        <b>{hours ? t(hours.from < hours.until ? 'settings.quiet.present' : 'settings.quiet.presentNextDay', hours) : t('settings.quiet.none')}</b>
      </p>
      {mayManage && (
        <form className="settings-form" onSubmit={(event: FormEvent) => (event.preventDefault(), void send({ from, until }))} noValidate aria-labelledby="quiet-title">
          <div className="settings-pairs">
            <TextField label={t('settings.quiet.from')} type="time" required value={from} onChange={setFrom} error={tried === 'SET' && !TIME_OF_DAY.test(from) ? t('settings.quiet.badTime') : undefined} />
            <TextField label={t('settings.quiet.until')} type="time" required value={until} onChange={setUntil} error={tried === 'SET' ? untilProblem : undefined} />
          </div>
          <TextArea label={t('settings.reason')} required rows={2} value={reason} onChange={setReason} maxLength={500} error={tried && reason.trim() === '' ? t('settings.noReason') : undefined} />
          {problems.length > 0 && <ProblemList problems={problems} />}
          {trouble !== null && <ErrorState what={failure(trouble, t('settings.saveFailed'))} traceId={traceIdOf(trouble)} />}
          <footer>
            {hours && (
              <Button disabled={sending} onClick={() => void send(null)}>
                {t('settings.quiet.clear')}
              </Button>
            )}
            <Button type="primary" htmlType="submit" loading={sending}>
              {t('settings.quiet.save')}
            </Button>
          </footer>
        </form>
      )}
    </section>
  );
}
