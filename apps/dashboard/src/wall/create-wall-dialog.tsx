import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CreateWallDocument } from '../gql/graphql';
import { Dialog } from '../ui/dialog';
import { SelectField } from '../ui/inputs';
import { WallForm } from './wall-form';

const DAYS = [30, 90, 180, 365, 730] as const;

/** Makes a wall, then shows its address, which nobody can read again. */
export function CreateWallDialog({ onClose }: { onClose: (made: boolean) => void }) {
  const { t } = useTranslation('walls');
  const [address, setAddress] = useState<string | null>(null);
  return (
    <Dialog title={t(address === null ? 'add' : 'made')} onClose={() => onClose(address !== null)} holdsText>
      {address === null ? <CreateForm onMade={(token) => setAddress(`${location.origin}/wall#${token}`)} onCancel={() => onClose(false)} /> : <WallAddress address={address} onClose={() => onClose(true)} />}
    </Dialog>
  );
}

function CreateForm({ onMade, onCancel }: { onMade: (token: string) => void; onCancel: () => void }) {
  const { t } = useTranslation('walls');
  const [days, setDays] = useState('365');
  const [create] = useMutation(CreateWallDocument, { fetchPolicy: 'no-cache' });
  return (
    <WallForm
      submit={t('make')}
      failed={t('notMade')}
      onCancel={onCancel}
      send={async (input) => {
        const { data } = await create({ variables: { input: { ...input, days: Number(days) } } });
        onMade(data!.createWall.token);
      }}
    >
      <SelectField label={t('days')} value={days} onChange={setDays} options={DAYS.map((count) => ({ value: String(count), label: t('dayCount', { count }) }))} />
    </WallForm>
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
