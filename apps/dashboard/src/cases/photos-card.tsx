import { CameraOutlined, PictureOutlined } from '@ant-design/icons';
import { useState, type DragEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-language';
import type { CaseView, PhotoVerb } from './case-view';
import { Moment } from './moment';

interface PhotosCardProps {
  readonly work: CaseView;
  /** Null where nothing may be added. */
  readonly onFiles: ((files: readonly File[]) => void) | null;
  readonly mayCaption: boolean;
  readonly mayRemove: boolean;
  readonly onPhoto: (verb: PhotoVerb, attachmentId: string) => void;
}

/** The photos of a case; more are dropped here, chosen, or taken with the device's camera. */
export function PhotosCard({ work, onFiles, mayCaption, mayRemove, onPhoto }: PhotosCardProps) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const [over, setOver] = useState(false);
  if (work.attachments.length === 0 && !onFiles) return null;
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) onFiles?.(files);
  }
  const receive = onFiles && { onDragOver: (event: DragEvent) => (event.preventDefault(), setOver(true)), onDragLeave: () => setOver(false), onDrop: drop };
  return (
    <section className={`card photos${over ? ' photos-over' : ''}`} aria-labelledby="photos-title" {...receive}>
      <h2 id="photos-title">{t('photos.title')}</h2>
      {work.attachments.length > 0 && (
        <ul>
          {work.attachments.map(({ id, name, caption, url, thumbnailUrl, attachedAt, attachedBy }) => (
            <li key={id}>
              <a href={url} target="_blank" rel="noopener noreferrer">
                <img src={thumbnailUrl} alt={t('photos.alt', { what: caption ?? name })} loading="lazy" width={120} height={120} />
              </a>
              <span>{caption ?? name}</span>
              <span className="soft">
                {attachedBy && say(attachedBy.name)} <Moment at={attachedAt} zone={work.centre.zone} />
              </span>
              <span className="photo-acts">
                {mayCaption && (
                  <button type="button" className="text-button" aria-label={t('photos.captionOf', { what: caption ?? name })} onClick={() => onPhoto('captionFile', id)}>
                    {t('photos.caption')}
                  </button>
                )}
                {mayRemove && (
                  <button type="button" className="text-button" aria-label={t('photos.remove', { name: caption ?? name })} onClick={() => onPhoto('removeFile', id)}>
                    {t('photos.removeShort')}
                  </button>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {onFiles && (
        <p className="photo-ways">
          <FilePicker label={t('photos.choose')} icon={<PictureOutlined aria-hidden />} onFiles={onFiles} />
          <FilePicker label={t('photos.take')} icon={<CameraOutlined aria-hidden />} onFiles={onFiles} camera />
          <span className="soft">{t('photos.drop')}</span>
        </p>
      )}
    </section>
  );
}

/** A file field that looks like a button; the camera's opens the camera where the device has one. */
export function FilePicker({ label, icon, camera = false, onFiles }: { label: string; icon: ReactNode; camera?: boolean; onFiles: (files: readonly File[]) => void }) {
  return (
    <label className="file-picker">
      {icon} {label}
      <input
        type="file"
        accept="image/jpeg,image/png,image/webp"
        multiple={!camera}
        {...(camera ? { capture: 'environment' as const } : {})}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // The same photo may be chosen again after it was refused.
          target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </label>
  );
}
