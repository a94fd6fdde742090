import { useMutation } from '@apollo/client/react';
import { App, Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { ChangePasswordDocument, MySessionsDocument } from '../gql/graphql';
import { useFailure } from '../use-failure';
import { useWords } from '../i18n/use-language';
import { ErrorState } from '../ui/error-state';
import { TextField } from '../ui/inputs';

const EMPTY = { current: '', next: '', again: '' };

/** The old one is needed; all other sessions end. What the server refuses is said as it says it. `given`: somebody else gave the old one, and nothing else is open before. */
export function ChangePassword({ given = false, onChanged }: { given?: boolean; onChanged?: () => void }) {
  const { t } = useTranslation('profile');
  const failure = useFailure();
  const say = useWords();
  const { message: notice } = App.useApp();
  const [fields, setFields] = useState(EMPTY);
  const [tried, setTried] = useState(false);
  const [change, { data, loading, error, reset }] = useMutation(ChangePasswordDocument, { refetchQueries: given ? [] : [MySessionsDocument] });
  const set = (name: keyof typeof EMPTY) => (value: string) => setFields({ ...fields, [name]: value });
  const missing = (name: 'current' | 'next') => (tried && fields[name] === '' ? t('password.missing') : undefined);
  const differs = fields.next !== fields.again;
  const refused = data?.changePassword.message;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (loading || fields.current === '' || fields.next === '' || differs) return;
    const answer = await change({ variables: { currentPassword: fields.current, newPassword: fields.next } }).catch(() => null);
    if (!answer?.data?.changePassword.changed) return;
    void notice.success(t('password.changed'));
    onChanged?.();
    setFields(EMPTY);
    setTried(false);
    reset();
  }

  return (
    <section className="profile-card" aria-labelledby="own-password">
      <h2 id="own-password">{t(given ? 'password.givenTitle' : 'password.title')}</h2>
      <p>{t(given ? 'password.givenAbout' : 'password.about')}</p>
      <form className="profile-fields" onSubmit={(event) => void submit(event)} noValidate>
        <TextField label={t(given ? 'password.given' : 'password.current')} type="password" autoComplete="current-password" required value={fields.current} onChange={set('current')} error={missing('current')} autoFocus={given} />
        <TextField label={t('password.next')} type="password" autoComplete="new-password" required value={fields.next} onChange={set('next')} hint={t('password.rule')} error={missing('next')} />
        <TextField label={t('password.again')} type="password" autoComplete="new-password" required value={fields.again} onChange={set('again')} error={tried && differs ? t('password.differs') : undefined} />
        {refused && (
          <p className="field-error" role="alert">
            {say(refused)}
          </p>
        )}
        {error && <ErrorState what={failure(error, t('password.failed'))} traceId={traceIdOf(error)} />}
        <Button type="primary" htmlType="submit" loading={loading}>
          {t('password.submit')}
        </Button>
      </form>
    </section>
  );
}
