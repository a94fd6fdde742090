import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordStepDocument } from '../../gql/graphql';
import { useWords } from '../../i18n/use-language';
import { SelectField, TextArea, WallTimeField } from '../../ui/inputs';
import { useCaseVerb } from './use-case-verb';
import { VerbForm, type VerbDialogProps } from './verb-form';
import { isoOf } from './wall-time';

/** A step of a checklist was done; what it asks to be written down is asked for. */
export function StepDialog({ work, onClose, step }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const send = useCaseVerb(RecordStepDocument);
  const steps = work.checklists.flatMap(({ rule, name, steps: own }) => own.map((step) => ({ ...step, label: `${rule} ${say(name)} · ${say(step.name)}` })));
  const [key, setKey] = useState(step ?? steps.find(({ recordedAt }) => recordedAt === null)?.key ?? steps[0]?.key ?? '');
  const [evidence, setEvidence] = useState('');
  const [stated, setStated] = useState('');
  const wanted = steps.find((step) => step.key === key)?.evidence ?? null;
  const problems = { key: key ? undefined : t('problem.choose'), evidence: wanted && !evidence.trim() ? t('problem.words') : undefined };
  return (
    <VerbForm
      verb="recordStep"
      work={work}
      onClose={onClose}
      problems={problems}
      send={(envelope) => send({ ...envelope, step: key, evidence: evidence.trim() || null, statedAt: isoOf(work.centre.zone, stated) })}
    >
      {(shown) => (
        <>
          <SelectField
            label={t('field.step')}
            required
            value={key}
            onChange={setKey}
            error={shown.key}
            options={steps.map(({ key: value, label, recordedAt }) => ({ value, label: recordedAt ? `✓ ${label}` : label }))}
            data-first-focus
          />
          <TextArea label={wanted ? say(wanted) : t('field.evidence')} required={wanted !== null} value={evidence} onChange={setEvidence} error={shown.evidence} maxLength={5000} />
          <WallTimeField label={t('field.statedAt')} hint={t('field.statedAtAbout')} value={stated} onChange={setStated} />
        </>
      )}
    </VerbForm>
  );
}
