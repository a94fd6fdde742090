import { App, Button } from 'antd';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { newClientKey } from '../client-key';
import { useFailure } from '../use-failure';
import { isComposing } from '../ui/composing';
import { ErrorState } from '../ui/error-state';
import { RefusalNote } from '../ui/refusal-note';
import type { Outcome } from './callback-verbs';

/** What is wrong with a field, in words; a field without a problem is undefined. */
export type Problems = Readonly<Record<string, string | undefined>>;

interface ActFormProps {
  readonly submitName: string;
  readonly doneWords: string;
  readonly problems: Problems;
  readonly send: (clientKey: string) => Promise<Outcome>;
  readonly onDone: () => void;
  readonly onCancel?: () => void;
  /** The fields, with the problems that are to be shown: none before the first try. */
  readonly children: (shown: Problems) => ReactNode;
}

/** One act: one key for as long as the form stands, so that a double submission counts once; a rule's no with its clause; what was written stays. */
export function ActForm({ submitName, doneWords, problems, send, onDone, onCancel, children }: ActFormProps) {
  const { t } = useTranslation('callbacks');
  const failure = useFailure();
  const { message } = App.useApp();
  const [clientKey, setClientKey] = useState(newClientKey);
  const [tries, setTries] = useState(0);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [sending, setSending] = useState(false);
  const underway = useRef(false);
  const form = useRef<HTMLFormElement>(null);
  // When a try has failed, not at each letter after it.
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], fieldset[data-invalid] input')?.focus();
  }, [tries]);

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    if (Object.values(problems).some(Boolean)) return setTries(tries + 1);
    if (underway.current) return;
    underway.current = true;
    setSending(true);
    const next = await send(clientKey);
    underway.current = false;
    setSending(false);
    setOutcome(next);
    // Refused is answered for good under this key; the corrected form is another submission.
    if (next.kind === 'REFUSED') setClientKey(newClientKey());
    if (next.kind !== 'DONE') return;
    message.success(doneWords);
    onDone();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter') return;
    if (isComposing(event)) event.preventDefault();
    else if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      void submit();
    }
  }

  return (
    <form ref={form} className="callback-form" onSubmit={(event) => void submit(event)} onKeyDown={onKeyDown} noValidate>
      {children(tries > 0 ? problems : {})}
      {outcome?.kind === 'REFUSED' && <RefusalNote refusal={outcome.refusal} />}
      {outcome?.kind === 'FAILED' && <ErrorState what={failure(outcome.error, t('unsure'))} traceId={traceIdOf(outcome.error)} />}
      <footer>
        {onCancel && <Button onClick={onCancel}>{t('cancel')}</Button>}
        <Button type="primary" htmlType="submit" loading={sending} title="Ctrl+Enter">
          {submitName}
        </Button>
      </footer>
    </form>
  );
}
