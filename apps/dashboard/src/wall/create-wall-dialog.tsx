import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { CreateWallDocument } from '../gql/graphql';
import { useFailure } from '../i18n/use-failure';
import { useLanguage, useWords } from '../i18n/use-language';
import { useManagedCentres } from '../notifications/managed-centres';
import { Dialog } from '../ui/dialog';
import { ErrorState } from '../ui/error-state';
import { CheckField, SelectField, TextField } from '../ui/inputs';

const DAYS = [30, 90, 180, 365, 730] as const;

/** Makes a wall, then shows its address, which nobody can read again. */
export function CreateWallDialog({ onClose }: { onClose: (made: boolean) => void }) {
  const { t } = useTranslation('walls');
  const [address, setAddress] = useState<string | null>(null);
  return (
    <Dialog title={t(address === null ? 'add' : 'made')} onClose={() => onClose(address !== null)} holdsText>
      {address === null ? <WallForm onMade={(token) => setAddress(`${location.origin}/wall#${token}`)} onCancel={() => onClose(false)} /> : <WallAddress address={address} onClose={() => onClose(true)} />}
    </Dialog>
  );
}

function WallForm({ onMade, onCancel }: { onMade: (token: string) => void; onCancel: () => void }) {
  const { t } = useTranslation('walls');
  const failure = useFailure();
  const say = useWords();
  const centres = useManagedCentres();
  const [name, setName] = useState('');
  const [left, setLeft] = useState<readonly string[]>([]);
  const [language, setLanguage] = useState<string>(useLanguage());
  const [days, setDays] = useState('365');
  const [tried, setTried] = useState(false);
  const [create, { loading, error }] = useMutation(CreateWallDocument, { fetchPolicy: 'no-cache' });
  const centreIds = centres.map(({ id }) => id).filter((id) => !left.includes(id));
  const problems = { name: name.trim() === '' ? t('problem.name') : undefined, centres: centreIds.length === 0 ? t('problem.centres') : undefined };

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (Object.values(problems).some(Boolean) || loading) return;
    const { data } = await create({ variables: { input: { name, centreIds, language, days: Number(days) } } }).catch(() => ({ data: undefined }));
    if (data) onMade(data.createWall.token);
  }

  return (
    <form className="wall-form" onSubmit={(event) => void submit(event)} noValidate>
      {error && <ErrorState what={failure(error, t('notMade'))} traceId={traceIdOf(error)} />}
      <TextField label={t('name')} required value={name} onChange={setName} maxLength={40} hint={t('nameHint')} error={tried ? problems.name : undefined} data-first-focus />
      <fieldset>
        <legend>{t('column.centres')} *</legend>
        {centres.map((centre) => (
          <CheckField key={centre.id} label={say(centre.name)} checked={!left.includes(centre.id)} onChange={(checked) => setLeft(checked ? left.filter((id) => id !== centre.id) : [...left, centre.id])} />
        ))}
        {tried && problems.centres && <p className="field-error">{problems.centres}</p>}
      </fieldset>
      <SelectField label={t('language')} value={language} onChange={setLanguage} options={[{ value: 'zh-CN', label: '中文' }, { value: 'en', label: 'English' }]} />
      <SelectField label={t('days')} value={days} onChange={setDays} options={DAYS.map((count) => ({ value: String(count), label: t('dayCount', { count }) }))} />
      <footer>
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={loading}>
          {t('make')}
        </Button>
      </footer>
    </form>
  );
}

function WallAddress({ address, onClose }: { address: string; onClose: () => void }) {
  const { t } = useTranslation('walls');
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  // Over plain http the browser has no clipboard for pages: the marked text is copied by hand.
  async function copy() {
    field.current?.select();
    await navigator.clipboard?.writeText(address).then(() => setCopied(true), () => undefined);
  }
  return (
    <div className="wall-form">
      <p>{t('once')}</p>
      <div className="field">
        <label htmlFor="wall-address">{t('address')}</label>
        <input ref={field} id="wall-address" className="control" readOnly value={address} onFocus={(event) => event.target.select()} />
      </div>
      <p className="walls-about">{t('kiosk')}</p>
      <footer>
        <span role="status">{copied && t('copied')}</span>
        <Button onClick={() => void copy()}>{t('copy')}</Button>
        <Button type="primary" onClick={onClose}>
          {t('kept')}
        </Button>
      </footer>
    </div>
  );
}
