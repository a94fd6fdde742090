import { PhoneOutlined } from '@ant-design/icons';
import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { can, useViewer } from '../access/viewer';
import { RevealCallbackTelephoneDocument } from '../gql/graphql';
import { useFailure } from '../use-failure';
import { ErrorState } from '../ui/error-state';
import { TextField } from '../ui/inputs';
import { RefusalNote, type RefusalWords } from '../ui/refusal-note';
import type { CallbackView } from './callback-verbs';

/** The number is masked until somebody says why it is needed, which is logged; then it is one tap to call. */
export function CallTelephone({ callback: { id, telephoneMasked } }: { callback: CallbackView }) {
  const { t } = useTranslation('callbacks');
  const mayReveal = can(useViewer(), 'REVEAL_TELEPHONE');
  const failure = useFailure();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState(() => t('telephone.usual'));
  const [missing, setMissing] = useState(false);
  const [telephone, setTelephone] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<RefusalWords | null>(null);
  const [reveal, { loading, error }] = useMutation(RevealCallbackTelephoneDocument, { fetchPolicy: 'no-cache' });
  if (telephoneMasked === null) return <span className="soft">{t('telephone.none')}</span>;
  if (telephone !== null) {
    return (
      <a className="call-number" href={`tel:${telephone}`}>
        <PhoneOutlined aria-hidden /> {telephone}
      </a>
    );
  }
  async function ask(event: FormEvent) {
    event.preventDefault();
    if ([...reason.trim()].length < 2) return setMissing(true);
    const { data } = await reveal({ variables: { callbackId: id, reason: reason.trim() } }).catch(() => ({ data: undefined }));
    if (data?.revealCallbackTelephone.telephone) setTelephone(data.revealCallbackTelephone.telephone);
    else if (data?.revealCallbackTelephone.refusal) setRefusal(data.revealCallbackTelephone.refusal);
  }
  return (
    <>
      <span className="call-number">
        {telephoneMasked}
        {!asking && (
          <button type="button" className="text-button" disabled={!mayReveal} title={mayReveal ? undefined : t('telephone.mayNot')} onClick={() => setAsking(true)}>
            {t('telephone.reveal')}
          </button>
        )}
      </span>
      {asking && (
        <form className="call-reveal" onSubmit={(event) => void ask(event)} noValidate>
          <TextField label={t('telephone.reason')} hint={t('telephone.about')} required value={reason} onChange={setReason} maxLength={500} error={missing ? t('problem.reason') : undefined} autoFocus />
          <Button htmlType="submit" loading={loading}>
            {t('telephone.show')}
          </Button>
          {refusal && <RefusalNote refusal={refusal} />}
          {error && <ErrorState what={failure(error, t('telephone.failed'))} />}
        </form>
      )}
    </>
  );
}
