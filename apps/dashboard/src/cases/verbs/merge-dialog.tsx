import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CaseToMergeIntoDocument, MergeCaseDocument } from '../../gql/graphql';
import { TextArea, TextField } from '../../ui/inputs';
import type { Answer, Envelope } from './answer';
import { useCaseVerb } from './use-case-verb';
import { VerbForm, type VerbDialogProps } from './verb-form';

/** Law 10: somebody says that this case and another, named by its number, are one matter; another person approves it. */
export function MergeDialog({ work, onClose, number: pointedAt }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const client = useApolloClient();
  const merge = useCaseVerb(MergeCaseDocument);
  const [number, setNumber] = useState(pointedAt ?? '');
  const [missing, setMissing] = useState('');
  const [reason, setReason] = useState('');
  const wanted = number.trim();
  async function send(envelope: Envelope): Promise<Answer> {
    try {
      const { data } = await client.query({ query: CaseToMergeIntoDocument, variables: { number: wanted }, fetchPolicy: 'network-only' });
      if (data?.case) return await merge({ ...envelope, intoCaseId: data.case.id, reason });
      setMissing(wanted);
      const said = t('missing', { number: wanted });
      return { kind: 'REFUSED', refusal: { rule: null, clause: null, message: { zh: said, en: said } } };
    } catch (error) {
      return { kind: 'FAILED', error };
    }
  }
  const problems = { number: !wanted ? t('problem.number') : wanted === missing ? t('missing', { number: wanted }) : undefined, reason: reason.trim() ? undefined : t('problem.reason') };
  return (
    <VerbForm verb="mergeCase" work={work} onClose={onClose} problems={problems} send={send}>
      {(shown) => (
        <>
          <TextField label={t('field.mergeInto')} required value={number} onChange={setNumber} error={shown.number} maxLength={40} data-first-focus />
          <TextArea label={t('field.reason')} required value={reason} onChange={setReason} error={shown.reason} maxLength={1000} />
        </>
      )}
    </VerbForm>
  );
}
