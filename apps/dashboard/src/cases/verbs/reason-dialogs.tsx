import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CancelCaseDocument, CloseCaseDocument, MarkConfidentialDocument, ReopenCaseDocument, UnmarkConfidentialDocument } from '../../gql/graphql';
import { TextArea } from '../../ui/inputs';
import type { Answer, Envelope } from './answer';
import { useCaseVerb } from './use-case-verb';
import { VerbForm, type VerbDialogProps } from './verb-form';

/** HR-12: a settled case that is not solved goes on. */
export function ReopenDialog(props: VerbDialogProps) {
  return <ReasonDialog {...props} verb="reopenCase" send={useCaseVerb(ReopenCaseDocument)} />;
}

/** FD-08: what cannot be done is closed by the manager with the reason written down. What was late stays late. */
export function CloseDialog(props: VerbDialogProps) {
  return <ReasonDialog {...props} verb="closeCase" danger send={useCaseVerb(CloseCaseDocument)} />;
}

/** Law 10: somebody asks that a record which should not be there be cancelled; another person approves it. */
export function CancelDialog(props: VerbDialogProps) {
  return <ReasonDialog {...props} verb="cancelCase" send={useCaseVerb(CancelCaseDocument)} />;
}

/** HR-19: the case is for those who answer for the centre only. */
export function ConfidentialDialog(props: VerbDialogProps) {
  return <ReasonDialog {...props} verb="markConfidential" danger send={useCaseVerb(MarkConfidentialDocument)} />;
}

/** HR-19 taken back: the case is there again for those who could see it before. */
export function UnmarkConfidentialDialog(props: VerbDialogProps) {
  return <ReasonDialog {...props} verb="unmarkConfidential" send={useCaseVerb(UnmarkConfidentialDocument)} />;
}

function ReasonDialog({ send, ...rest }: VerbDialogProps & { verb: 'reopenCase' | 'closeCase' | 'cancelCase' | 'markConfidential' | 'unmarkConfidential'; danger?: boolean; send: (input: Envelope & { reason: string }) => Promise<Answer> }) {
  const { t } = useTranslation('cases');
  const [reason, setReason] = useState('');
  return (
    <VerbForm {...rest} problems={{ reason: reason.trim() ? undefined : t('problem.reason') }} send={(envelope) => send({ ...envelope, reason })}>
      {(shown) => <TextArea label={t('field.reason')} required value={reason} onChange={setReason} error={shown.reason} maxLength={1000} rows={4} data-first-focus />}
    </VerbForm>
  );
}
