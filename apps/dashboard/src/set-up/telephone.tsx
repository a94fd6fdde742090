import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { can, useViewer } from '../access/viewer';
import { RevealResidentTelephoneDocument, type ResidentRecordFieldsFragment } from '../gql/graphql';
import { Dialog } from '../ui/dialog';
import { ErrorState } from '../ui/error-state';
import { TextField } from '../ui/inputs';

/** Masked, until somebody says why the whole number is needed; the reason is logged. */
export function Telephone({ resident }: { resident: ResidentRecordFieldsFragment }) {
  const { t } = useTranslation('set-up');
  const may = can(useViewer(), 'REVEAL_TELEPHONE');
  const [asking, setAsking] = useState(false);
  const [whole, setWhole] = useState<string | null>(null);
  if (whole !== null) return <a href={`tel:${whole}`}>{whole}</a>;
  return (
    <>
      <span className="set-up-masked">{resident.telephoneMasked}</span>{' '}
      <Button size="small" disabled={!may} title={may ? undefined : t('mayNotReveal')} aria-label={`${t('reveal')} ${resident.residentName}`} onClick={() => setAsking(true)}>
        {t('reveal')}
      </Button>
      {asking && <RevealDialog residentId={resident.id} onClose={() => setAsking(false)} onShown={(telephone) => (setWhole(telephone), setAsking(false))} />}
    </>
  );
}

function RevealDialog({ residentId, onClose, onShown }: { residentId: string; onClose: () => void; onShown: (telephone: string) => void }) {
  const { t } = useTranslation('set-up');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [reveal, { loading, error }] = useMutation(RevealResidentTelephoneDocument, { fetchPolicy: 'no-cache' });
  async function ask(event: FormEvent) {
    event.preventDefault();
    if ([...reason.trim()].length < 2) return setMissing(true);
    const { data } = await reveal({ variables: { residentId, reason } }).catch(() => ({ data: undefined }));
    if (data?.revealResidentTelephone.telephone) onShown(data.revealResidentTelephone.telephone);
  }
  return (
    <Dialog title={t('reveal')} onClose={onClose} holdsText>
      <form className="set-up-form" onSubmit={(event) => void ask(event)} noValidate>
        <p>{t('revealAbout')}</p>
        {error && <ErrorState what={t('notRevealed')} />}
        <TextField label={t('reason')} required value={reason} onChange={setReason} maxLength={500} error={missing ? t('missing') : undefined} data-first-focus />
        <footer>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={loading}>
            {t('show')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
