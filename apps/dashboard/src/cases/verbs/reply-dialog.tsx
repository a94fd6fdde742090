import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReplyToResidentDocument, type ReplyForm } from '../../gql/graphql';
import { CheckField, SelectField, TextArea, WallTimeField } from '../../ui/inputs';
import { useCaseVerb } from './use-case-verb';
import { VerbForm, type VerbDialogProps } from './verb-form';
import { isoOf } from './wall-time';

const FORMS = ['VISIT', 'TELEPHONE', 'WRITTEN', 'ORAL'] as const satisfies readonly ReplyForm[];

/** An answer to the resident: word that it is being seen to, or the definite answer. */
export function ReplyDialog({ work, onClose }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const send = useCaseVerb(ReplyToResidentDocument);
  const { zone } = work.centre;
  const [reply, setReply] = useState('');
  const [definite, setDefinite] = useState(false);
  const [form, setForm] = useState<ReplyForm | ''>('');
  const [stated, setStated] = useState('');
  return (
    <VerbForm
      verb="replyToResident"
      work={work}
      onClose={onClose}
      problems={{ reply: reply.trim() ? undefined : t('problem.reply') }}
      send={(envelope) => send({ ...envelope, definite, reply, form: form || null, statedAt: isoOf(zone, stated) })}
    >
      {(shown) => (
        <>
          <TextArea label={t('field.reply')} required value={reply} onChange={setReply} error={shown.reply} maxLength={5000} rows={4} data-first-focus />
          <SelectField label={t('field.form')} value={form} onChange={(value) => setForm(value as ReplyForm | '')} empty={t('field.formAsAsked')} options={FORMS.map((value) => ({ value, label: t(`facts.form.${value}`) }))} />
          <CheckField label={t('field.definite')} hint={t('field.definiteAbout')} checked={definite} onChange={setDefinite} />
          <WallTimeField label={t('field.statedAt')} hint={t('field.statedAtAbout')} value={stated} onChange={setStated} />
        </>
      )}
    </VerbForm>
  );
}
