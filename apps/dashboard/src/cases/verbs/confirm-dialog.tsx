import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmWithResidentDocument, type ConfirmOutcome } from '../../gql/graphql';
import { ChoiceBar } from '../../ui/choice-bar';
import { TextArea } from '../../ui/inputs';
import { useCaseVerb } from './use-case-verb';
import { VerbForm, type VerbDialogProps } from './verb-form';

const OUTCOMES = ['SATISFIED', 'DISSATISFIED', 'NOT_REACHED'] as const satisfies readonly ConfirmOutcome[];

/** HR-12: is it solved? Satisfied closes, dissatisfied reopens, nobody reached counts for nothing. */
export function ConfirmDialog({ work, onClose }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const send = useCaseVerb(ConfirmWithResidentDocument);
  const [outcome, setOutcome] = useState<ConfirmOutcome | null>(null);
  const [note, setNote] = useState('');
  return (
    <VerbForm
      verb="confirmWithResident"
      work={work}
      onClose={onClose}
      problems={{ outcome: outcome === null ? t('problem.choose') : undefined }}
      send={(envelope) => send({ ...envelope, outcome: outcome!, note: note.trim() || null })}
    >
      {(shown) => (
        <>
          <ChoiceBar
            legend={t('field.outcome')}
            value={outcome}
            onChange={(value) => setOutcome(value as ConfirmOutcome)}
            error={shown.outcome}
            options={OUTCOMES.map((value) => ({ value, label: t(`facts.outcome.${value}`) }))}
            firstFocus
          />
          {outcome && <p className="field-hint">{t(`outcomeAbout.${outcome}`)}</p>}
          <TextArea label={t('field.inTheirWords')} value={note} onChange={setNote} maxLength={5000} />
        </>
      )}
    </VerbForm>
  );
}
