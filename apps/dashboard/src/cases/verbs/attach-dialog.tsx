import { CameraOutlined, PictureOutlined } from '@ant-design/icons';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AttachFileDocument } from '../../gql/graphql';
import { TextField } from '../../ui/inputs';
import { FilePicker } from '../photos-card';
import type { Answer, Envelope } from './answer';
import { uploadPhoto } from './upload-photo';
import { useCaseVerb } from './use-case-verb';
import { VerbForm, type VerbDialogProps } from './verb-form';

/** Photos that stand with the case from now on. Sent again after a failure, what is attached already is not attached twice. */
export function AttachDialog({ work, onClose, files: dropped = [] }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const attach = useCaseVerb(AttachFileDocument);
  const [files, setFiles] = useState<readonly File[]>(dropped);
  const [caption, setCaption] = useState('');
  // Which photo has become which upload, kept through failures.
  const uploads = useRef(new Map<File, string>());
  const attached = useRef(new Set<File>());

  async function send({ clientKey, caseId }: Envelope): Promise<Answer> {
    for (const file of files) {
      if (attached.current.has(file)) continue;
      const known = uploads.current.get(file);
      const upload = known ? ({ kind: 'UPLOADED', id: known } as const) : await uploadPhoto(file);
      if (upload.kind === 'FAILED') return upload;
      if (upload.kind === 'REFUSED') {
        const { zh, en } = upload.messages;
        return { kind: 'REFUSED', refusal: { rule: null, clause: null, message: { zh: `${file.name}：${zh}`, en: `${file.name}: ${en}` } } };
      }
      uploads.current.set(file, upload.id);
      const answer = await attach({ clientKey: `${clientKey}-${upload.id}`, caseId, attachmentId: upload.id, caption: caption.trim() || null });
      if (answer.kind !== 'DONE') return answer;
      attached.current.add(file);
    }
    return { kind: 'DONE' };
  }
  return (
    <VerbForm verb="attachFile" work={work} onClose={onClose} problems={{ files: files.length === 0 ? t('problem.files') : undefined }} send={send}>
      {(shown) => (
        <>
          <p className="photo-ways">
            <FilePicker label={t('photos.choose')} icon={<PictureOutlined aria-hidden />} onFiles={(more) => setFiles([...files, ...more])} />
            <FilePicker label={t('photos.take')} icon={<CameraOutlined aria-hidden />} onFiles={(more) => setFiles([...files, ...more])} camera />
          </p>
          {shown.files && (
            <p className="field-error" role="alert">
              {shown.files}
            </p>
          )}
          {files.length > 0 && (
            <ul className="photo-previews">
              {files.map((file, place) => (
                <Preview key={place} file={file} onRemove={() => setFiles(files.filter((one) => one !== file))} />
              ))}
            </ul>
          )}
          <TextField label={t('field.caption')} hint={t('field.captionAbout')} value={caption} onChange={setCaption} maxLength={200} />
        </>
      )}
    </VerbForm>
  );
}

function Preview({ file, onRemove }: { file: File; onRemove: () => void }) {
  const { t } = useTranslation('cases');
  const address = useMemo(() => URL.createObjectURL(file), [file]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return (
    <li>
      <img src={address} alt="" width={64} height={64} />
      <span>{file.name}</span>
      <button type="button" className="text-button" onClick={onRemove}>
        {t('photos.remove', { name: file.name })}
      </button>
    </li>
  );
}
