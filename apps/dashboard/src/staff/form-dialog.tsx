import { Button } from 'antd';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog';
import { SendNote } from './send-note';
import type { Sending } from './use-send';

export interface FormDialogProps {
  readonly title: string;
  readonly sending: Sending;
  /** Sends it; answers whether it was done. */
  readonly submit: () => Promise<boolean>;
  readonly onClose: (done: boolean) => void;
  /** What the button says; left out: save. */
  readonly act?: string;
  readonly danger?: true;
  readonly children: ReactNode;
}

/** A form that is sent once, with its refusal above the fields; closes when it was done. */
export function FormDialog({ title, sending, submit, onClose, act, danger, children }: FormDialogProps) {
  const { t } = useTranslation('staff');
  async function send(event: FormEvent) {
    event.preventDefault();
    if (await submit()) onClose(true);
  }
  return (
    <Dialog title={title} onClose={() => onClose(false)} holdsText>
      <form className="staff-form" onSubmit={(event) => void send(event)} noValidate>
        <SendNote {...sending} />
        {children}
        <footer>
          <Button onClick={() => onClose(false)}>{t('cancel')}</Button>
          <Button type="primary" {...(danger && { danger })} htmlType="submit" loading={sending.sending}>
            {act ?? t('save')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
