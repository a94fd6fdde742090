import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AnswerHouseholdDocument, ConfirmHouseholdDocument, type ConfirmOutcome, type ReplyForm } from '../../gql/graphql';
import { useWords } from '../../i18n/use-language';
import { ChoiceBar } from '../../ui/choice-bar';
import { SelectField, TextArea, TextField, WallTimeField } from '../../ui/inputs';
import type { HouseholdView } from '../case-view';
import { useCaseVerb } from './use-case-verb';
import { VerbForm, type VerbDialogProps } from './verb-form';
import { isoOf } from './wall-time';

const FORMS = ['VISIT', 'TELEPHONE', 'WRITTEN', 'ORAL'] as const satisfies readonly ReplyForm[];
const OUTCOMES = ['SATISFIED', 'DISSATISFIED', 'NOT_REACHED'] as const satisfies readonly ConfirmOutcome[];

/** CP-23 (X 十一): one household is answered, by a visit; who signed the record of it (CP-22). */
export function AnswerHouseholdDialog({ work, onClose, householdId }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const send = useCaseVerb(AnswerHouseholdDocument);
  const { field, id, problem } = useHousehold(work.households.filter(({ answeredAt }) => answeredAt === null), householdId);
  const [reply, setReply] = useState('');
  const [form, setForm] = useState<ReplyForm>('VISIT');
  const [signedBy, setSignedBy] = useState('');
  const [stated, setStated] = useState('');
  return (
    <VerbForm
      verb="answerHousehold"
      work={work}
      onClose={onClose}
      problems={{ household: problem, reply: reply.trim() ? undefined : t('problem.reply') }}
      send={(envelope) => send({ ...envelope, householdId: id, reply, form, signedBy: signedBy.trim() || null, statedAt: isoOf(work.centre.zone, stated) })}
    >
      {(shown) => (
        <>
          {field(shown.household)}
          <SelectField label={t('field.form')} required value={form} onChange={(value) => setForm(value as ReplyForm)} options={FORMS.map((value) => ({ value, label: t(`facts.form.${value}`) }))} />
          <TextArea label={t('field.reply')} required value={reply} onChange={setReply} error={shown.reply} maxLength={5000} rows={4} data-first-focus />
          <TextField label={t('field.signedBy')} hint={t('field.signedByAbout')} value={signedBy} onChange={setSignedBy} maxLength={80} />
          <WallTimeField label={t('field.statedAt')} hint={t('field.statedAtAbout')} value={stated} onChange={setStated} />
        </>
      )}
    </VerbForm>
  );
}

/** CP-23, CP-38: one household is asked. The last that is content closes the complaint; one that is not reopens it. */
export function ConfirmHouseholdDialog({ work, onClose, householdId }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const send = useCaseVerb(ConfirmHouseholdDocument);
  const { field, id, problem } = useHousehold(work.households.filter(({ answeredAt, outcome }) => answeredAt !== null && outcome !== 'SATISFIED'), householdId);
  const [outcome, setOutcome] = useState<ConfirmOutcome | null>(null);
  const [note, setNote] = useState('');
  return (
    <VerbForm
      verb="confirmHousehold"
      work={work}
      onClose={onClose}
      problems={{ household: problem, outcome: outcome === null ? t('problem.choose') : undefined }}
      send={(envelope) => send({ ...envelope, householdId: id, outcome: outcome!, note: note.trim() || null })}
    >
      {(shown) => (
        <>
          {field(shown.household)}
          <ChoiceBar
            legend={t('field.outcome')}
            value={outcome}
            onChange={(value) => setOutcome(value as ConfirmOutcome)}
            error={shown.outcome}
            options={OUTCOMES.map((value) => ({ value, label: t(`facts.outcome.${value}`) }))}
            firstFocus
          />
          {outcome && <p className="field-hint">{t(`households.outcomeAbout.${outcome}`)}</p>}
          <TextArea label={t('field.inTheirWords')} value={note} onChange={setNote} maxLength={1000} />
        </>
      )}
    </VerbForm>
  );
}

/** Which household: the one that was pointed at, or one of those for which it can be done; kept as they were when the dialog opened. */
function useHousehold(fitting: readonly HouseholdView[], pointedAt: string | undefined) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const [households] = useState(fitting);
  const [id, setId] = useState(pointedAt ?? fitting[0]?.id ?? '');
  const options = households.map(({ id: value, place, name }) => ({ value, label: [place && say(place.label), name].filter(Boolean).join(' ') }));
  const field = (error: string | undefined) => <SelectField label={t('field.household')} required value={id} onChange={setId} error={error} options={options} />;
  return { field, id, problem: id ? undefined : t('problem.choose') };
}
