import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MarkUrgentDocument } from '../../gql/graphql';
import { TextArea } from '../../ui/inputs';
import { useCaseVerb } from './use-case-verb';
import { VerbForm, type VerbDialogProps } from './verb-form';

/** The urgent mark is set, or taken off where it is set, with the reason. */
export function UrgentDialog({ work, onClose }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const send = useCaseVerb(MarkUrgentDocument);
  const [urgent] = useState(!work.urgent);
  const [reason, setReason] = useState('');
  return (
    <VerbForm verb="markUrgent" work={work} onClose={onClose} problems={{ reason: reason.trim() ? undefined : t('problem.reason') }} mine={{ urgent }} send={(envelope) => send({ ...envelope, urgent, reason })}>
      {(shown) => (
        <>
          <p>
            <b>{t(urgent ? 'urgent.set' : 'urgent.unset')}</b>
          </p>
          <TextArea label={t('field.reason')} required value={reason} onChange={setReason} error={shown.reason} maxLength={1000} data-first-focus />
        </>
      )}
    </VerbForm>
  );
}
