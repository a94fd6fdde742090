import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { can, useViewer } from '../access/viewer';
import { RevealTelephoneDocument } from '../gql/graphql';
import { useFailure } from '../use-failure';
import { Dialog } from '../ui/dialog';
import { ErrorState } from '../ui/error-state';
import { TextField } from '../ui/inputs';
import { RefusalNote, type RefusalWords } from '../ui/refusal-note';
import type { CaseView } from './case-view';

/** Who called; the number is masked until somebody says why it is needed. */
export function Caller({ work }: { work: CaseView }) {
  const { t } = useTranslation('cases');
  const mayReveal = can(useViewer(), 'REVEAL_TELEPHONE');
  const [asking, setAsking] = useState(false);
  const [telephone, setTelephone] = useState<string | null>(null);
  const masked = work.resident?.telephoneMasked ?? work.callerTelephoneMasked;
  const name = work.resident?.name ?? work.callerName;
  return (
    <>
      {work.anonymous ? t('caller.anonymous') : (name ?? t('caller.unknown'))}
      {work.resident && <span className="soft"> {t(work.resident.owner ? 'caller.owner' : 'caller.tenant')}</span>}
      {masked && (
        <span className="caller-telephone">
          {telephone === null ? masked : <a href={`tel:${telephone}`}>{telephone}</a>}
          {telephone === null && (
            <button type="button" className="text-button" disabled={!mayReveal} title={mayReveal ? undefined : t('caller.mayNot')} onClick={() => setAsking(true)}>
              {t('caller.reveal')}
            </button>
          )}
        </span>
      )}
      {asking && (
        <RevealDialog
          caseId={work.id}
          onClose={() => setAsking(false)}
          onShown={(whole) => {
            setTelephone(whole);
            setAsking(false);
          }}
        />
      )}
    </>
  );
}

export function RevealDialog({ caseId, onClose, onShown }: { caseId: string; onClose: () => void; onShown: (telephone: string) => void }) {
  const { t } = useTranslation('cases');
  const failure = useFailure();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [refusal, setRefusal] = useState<RefusalWords | null>(null);
  const [reveal, { loading, error }] = useMutation(RevealTelephoneDocument, { fetchPolicy: 'no-cache' });
  async function ask(event: FormEvent) {
    event.preventDefault();
    if ([...reason.trim()].length < 2) return setMissing(true);
    const { data } = await reveal({ variables: { caseId, reason } }).catch(() => ({ data: undefined }));
    if (data?.revealTelephone.telephone) onShown(data.revealTelephone.telephone);
    else if (data?.revealTelephone.refusal) setRefusal(data.revealTelephone.refusal);
  }
  return (
    <Dialog title={t('caller.reveal')} onClose={onClose} holdsText>
      <form className="verb-form" onSubmit={(event) => void ask(event)} noValidate>
        <p>{t('caller.revealAbout')}</p>
        {error && <ErrorState what={failure(error, t('caller.failed'))} />}
        {refusal && <RefusalNote refusal={refusal} />}
        <TextField label={t('caller.reason')} required value={reason} onChange={setReason} maxLength={500} error={missing ? t('problem.reason') : undefined} data-first-focus />
        <footer>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={loading}>
            {t('caller.show')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
