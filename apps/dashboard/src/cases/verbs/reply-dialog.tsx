import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReplyToResidentDocument } from '../../gql/graphql';
import { CheckField, TextArea, WallTimeField } from '../../ui/inputs';
import { useCaseVerb } from './use-case-verb';
import { VerbForm, type VerbDialogProps } from './verb-form';
import { isoOf } from './wall-time';

/** An answer to the resident: word that it is being seen to, or the definite answer. */
export function ReplyDialog({ work, onClose }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const send = useCaseVerb(ReplyToResidentDocument);
  const { zone } = work.centre;
  const [reply, setReply] = useState('');
  const [definite, setDefinite] = useState(false);
  const [stated, setStated] = useState('');
  return (
    <VerbForm
      verb="replyToResident"
      work={work}
      onClose={onClose}
      problems={{ reply: reply.trim() ? undefined : t('problem.reply') }}
      send={(envelope) => send({ ...envelope, definite, reply, statedAt: isoOf(zone, stated) })}
    >
      {(shown) => (
        <>
          <TextArea label={t('field.reply')} required value={reply} onChange={setReply} error={shown.reply} maxLength={5000} rows={4} data-first-focus />
          <CheckField label={t('field.definite')} hint={t('field.definiteAbout')} checked={definite} onChange={setDefinite} />
          <WallTimeField label={t('field.statedAt')} hint={t('field.statedAtAbout')} value={stated} onChange={setStated} />
        </>
      )}
    </VerbForm>
  );
}
