import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CaptionFileDocument, RemoveFileDocument } from '../../gql/graphql';
import { TextArea, TextField } from '../../ui/inputs';
import { useCaseVerb } from './use-case-verb';
import { VerbForm, type VerbDialogProps } from './verb-form';

/** What a photo shows, said otherwise; the former words stay in the timeline. */
export function CaptionDialog({ work, onClose, attachmentId = '' }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const send = useCaseVerb(CaptionFileDocument);
  const [caption, setCaption] = useState(work.attachments.find(({ id }) => id === attachmentId)?.caption ?? '');
  return (
    <VerbForm verb="captionFile" work={work} onClose={onClose} problems={{ caption: caption.trim() ? undefined : t('problem.caption') }} send={({ clientKey, caseId }) => send({ clientKey, caseId, attachmentId, caption })}>
      {(shown) => <TextField label={t('field.caption')} required value={caption} onChange={setCaption} error={shown.caption} maxLength={200} data-first-focus />}
    </VerbForm>
  );
}

/** A photo goes from the case, for a reason; that it was there stays in the timeline. */
export function RemovePhotoDialog({ work, onClose, attachmentId = '' }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const send = useCaseVerb(RemoveFileDocument);
  const [reason, setReason] = useState('');
  const photo = work.attachments.find(({ id }) => id === attachmentId);
  return (
    <VerbForm verb="removeFile" danger work={work} onClose={onClose} problems={{ reason: reason.trim() ? undefined : t('problem.reason') }} send={({ clientKey, caseId }) => send({ clientKey, caseId, attachmentId, reason })}>
      {(shown) => (
        <>
          {photo && (
            <p className="photo-removed">
              <img src={photo.thumbnailUrl} alt="" width={64} height={64} /> {photo.caption ?? photo.name}
            </p>
          )}
          <TextArea label={t('field.reason')} required value={reason} onChange={setReason} error={shown.reason} maxLength={1000} rows={3} data-first-focus />
        </>
      )}
    </VerbForm>
  );
}
