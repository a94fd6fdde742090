import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SettleCaseDocument } from '../../gql/graphql';
import { TextArea, WallTimeField } from '../../ui/inputs';
import { useCaseVerb } from './use-case-verb';
import { VerbForm, type VerbDialogProps } from './verb-form';
import { isoOf } from './wall-time';

/** FD-05: the work is done and its result recorded; the resident has not confirmed it yet. */
export function SettleDialog({ work, onClose }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const send = useCaseVerb(SettleCaseDocument);
  const [result, setResult] = useState('');
  const [stated, setStated] = useState('');
  return (
    <VerbForm
      verb="settleCase"
      work={work}
      onClose={onClose}
      problems={{ result: result.trim() ? undefined : t('problem.result') }}
      send={(envelope) => send({ ...envelope, result, statedAt: isoOf(work.centre.zone, stated) })}
    >
      {(shown) => (
        <>
          <TextArea label={t('field.result')} required value={result} onChange={setResult} error={shown.result} maxLength={5000} rows={4} data-first-focus />
          <WallTimeField label={t('field.statedAt')} hint={t('field.statedAtAbout')} value={stated} onChange={setStated} />
        </>
      )}
    </VerbForm>
  );
}
