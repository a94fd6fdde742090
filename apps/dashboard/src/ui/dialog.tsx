import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './dialog.css';

/**
 * The browser's own modal dialog: it keeps the focus inside and gives it back.
 * @param holdsText a click beside it does not close it: what was written would be lost
 */
export function Dialog({ title, onClose, holdsText = false, children }: { title: string; onClose: () => void; holdsText?: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  const element = useRef<HTMLDialogElement>(null);
  const hidden = useRef(false);
  // Before the elements leave the page: a dialog that is still there when it is closed gives the focus back.
  useLayoutEffect(() => {
    const dialog = element.current;
    if (dialog && !dialog.open) dialog.showModal();
    dialog?.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    return () => {
      // A page that waits for its words or code is hidden, and shown again: that closes nothing.
      hidden.current = dialog?.open ?? false;
      dialog?.close();
    };
  }, []);
  return (
    <dialog
      ref={element}
      className="dialog"
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // Escape pressed twice closes it past `cancel`.
      onClose={() => {
        if (!hidden.current && !element.current?.open) onClose();
        hidden.current = false;
      }}
      onClick={(event) => {
        if (!holdsText && event.target === element.current) onClose();
      }}
    >
      <header>
        <h2>{title}</h2>
        <button type="button" className="dialog-close" onClick={onClose} aria-label={t('close')}>
          ✕
        </button>
      </header>
      {children}
    </dialog>
  );
}
