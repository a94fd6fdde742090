import { Button } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import type { WallFieldsFragment, WallInput } from '../gql/graphql';
import { useFailure } from '../use-failure';
import { useLanguage, useWords } from '../i18n/use-language';
import { useManagedCentres } from '../notifications/managed-centres';
import { ErrorState } from '../ui/error-state';
import { CheckField, SelectField, TextField } from '../ui/inputs';

interface WallFormProps {
  /** As it is now; left out: a new one, of all centres. */
  readonly wall?: WallFieldsFragment;
  readonly submit: string;
  /** Said where the server did not answer. */
  readonly failed: string;
  /** Throws what went wrong. */
  readonly send: (input: WallInput) => Promise<void>;
  readonly onCancel: () => void;
  readonly children?: ReactNode;
}

/** Where a wall hangs, whose board it shows, what it speaks. */
export function WallForm({ wall, submit, failed, send, onCancel, children }: WallFormProps) {
  const { t } = useTranslation('walls');
  const failure = useFailure();
  const say = useWords();
  const centres = useManagedCentres();
  const ownLanguage = useLanguage();
  const [name, setName] = useState(wall?.name ?? '');
  const [language, setLanguage] = useState<string>(wall?.language ?? ownLanguage);
  const [left, setLeft] = useState<readonly string[]>(() => (wall ? centres.map(({ id }) => id).filter((id) => !wall.centres.some((shown) => shown.id === id)) : []));
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const centreIds = centres.map(({ id }) => id).filter((id) => !left.includes(id));
  const problems = { name: name.trim() === '' ? t('problem.name') : undefined, centres: centreIds.length === 0 ? t('problem.centres') : undefined };

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (Object.values(problems).some(Boolean) || sending) return;
    setSending(true);
    setTrouble(null);
    try {
      await send({ name, centreIds, language });
    } catch (error) {
      setTrouble(error);
    } finally {
      setSending(false);
    }
  }

  return (
    <form className="wall-form" onSubmit={(event) => void onSubmit(event)} noValidate>
      {trouble !== null && <ErrorState what={failure(trouble, failed)} traceId={traceIdOf(trouble)} />}
      <TextField label={t('name')} required value={name} onChange={setName} maxLength={40} hint={t('nameHint')} error={tried ? problems.name : undefined} data-first-focus />
      <fieldset>
        <legend>{t('column.centres')} *</legend>
        {centres.map((centre) => (
          <CheckField key={centre.id} label={say(centre.name)} checked={!left.includes(centre.id)} onChange={(checked) => setLeft(checked ? left.filter((id) => id !== centre.id) : [...left, centre.id])} />
        ))}
        {tried && problems.centres && <p className="field-error">{problems.centres}</p>}
      </fieldset>
      <SelectField label={t('language')} value={language} onChange={setLanguage} options={[{ value: 'zh-CN', label: '中文' }, { value: 'en', label: 'English' }]} />
      {children}
      <footer>
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={sending}>
          {submit}
        </Button>
      </footer>
    </form>
  );
}
