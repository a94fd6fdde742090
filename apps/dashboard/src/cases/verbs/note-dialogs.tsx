import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddNoteDocument, RemindOwnerDocument, type NoteSubject } from '../../gql/graphql';
import { SelectField, TextArea } from '../../ui/inputs';
import { useCaseVerb } from './use-case-verb';
import { VerbForm, type VerbDialogProps } from './verb-form';

const SUBJECTS = ['OTHER', 'RISK', 'PROGRESS', 'EVIDENCE', 'PLAN', 'OPINION', 'LESSON'] as const satisfies readonly NoteSubject[];

/** 催办: the owner is asked how far it is. */
export function RemindDialog({ work, onClose }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const send = useCaseVerb(RemindOwnerDocument);
  const [note, setNote] = useState('');
  return (
    <VerbForm verb="remindOwner" work={work} onClose={onClose} problems={{ note: note.trim() ? undefined : t('problem.words') }} send={(envelope) => send({ ...envelope, note })}>
      {(shown) => <TextArea label={t('field.reminder')} required value={note} onChange={setNote} error={shown.note} maxLength={1000} data-first-focus />}
    </VerbForm>
  );
}

/** Something is written on the record; what it is about, where a rule asks for it. */
export function NoteDialog({ work, onClose }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const send = useCaseVerb(AddNoteDocument);
  const [about, setAbout] = useState<NoteSubject>('OTHER');
  const [body, setBody] = useState('');
  return (
    <VerbForm verb="addNote" work={work} onClose={onClose} problems={{ body: body.trim() ? undefined : t('problem.words') }} send={(envelope) => send({ ...envelope, about, body })}>
      {(shown) => (
        <>
          <SelectField label={t('field.noteAbout')} value={about} onChange={(value) => setAbout(value as NoteSubject)} options={SUBJECTS.map((value) => ({ value, label: t(`noteAbout.${value}`) }))} />
          <TextArea label={t('field.note')} required value={body} onChange={setBody} error={shown.body} maxLength={5000} rows={5} data-first-focus />
        </>
      )}
    </VerbForm>
  );
}
