import { App, Button } from 'antd';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../../apollo';
import { newClientKey } from '../../client-key';
import type { CaseFieldsFragment } from '../../gql/graphql';
import { useFailure } from '../../use-failure';
import { isComposing } from '../../ui/composing';
import { Dialog } from '../../ui/dialog';
import { ErrorState } from '../../ui/error-state';
import { RefusalNote } from '../../ui/refusal-note';
import type { Candidate } from '../case-candidates';
import type { CaseView, DialogName } from '../case-view';
import type { Answer, Envelope } from './answer';
import { Conflict, type Mine } from './conflict';

/** What is wrong with a field, in words; a field without a problem is left out. */
export type Problems = Readonly<Record<string, string | undefined>>;

export interface VerbDialogProps {
  readonly work: CaseView;
  /** Closes the dialog; told whether the act was done. */
  readonly onClose: (done: boolean) => void;
  /** The breach that was pointed at, where the verb is about one. */
  readonly obligationId?: string | undefined;
  /** The photo that was pointed at. */
  readonly attachmentId?: string | undefined;
  /** The step that was pointed at. */
  readonly step?: string | undefined;
  /** The household that was pointed at. */
  readonly householdId?: string | undefined;
  /** The case that was pointed at, by its number. */
  readonly number?: string | undefined;
  /** What it may be together with others, where the person comes from that notice. */
  readonly candidate?: Candidate | undefined;
  /** The files that were dropped or chosen. */
  readonly files?: readonly File[] | undefined;
}

interface VerbFormProps extends Pick<VerbDialogProps, 'work' | 'onClose'> {
  readonly verb: DialogName;
  readonly problems: Problems;
  readonly send: (envelope: Envelope) => Promise<Answer>;
  /** What the person is about to change, for the comparison in a conflict. */
  readonly mine?: Mine;
  readonly danger?: boolean;
  /** The fields, with the problems that are to be shown: none before the first try. */
  readonly children: (shown: Problems) => ReactNode;
}

/** Every verb's dialog: one key for as long as it is open, so that a double submission is one act; refusals with their clause; a conflict with both versions. */
export function VerbForm({ work, onClose, verb, problems, send, mine, danger, children }: VerbFormProps) {
  const { t } = useTranslation('cases');
  const failure = useFailure();
  const { message } = App.useApp();
  const [clientKey] = useState(newClientKey);
  const [seen, setSeen] = useState<CaseFieldsFragment>(work);
  const [tries, setTries] = useState(0);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const underway = useRef(false);
  const hasProblems = Object.values(problems).some(Boolean);

  // When a try has failed, not at each letter after it.
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], fieldset[data-invalid] input')?.focus();
  }, [tries]);

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    if (hasProblems) return setTries(tries + 1);
    if (underway.current || answer?.kind === 'CONFLICT') return;
    underway.current = true;
    setSending(true);
    const next = await send({ clientKey, caseId: work.id, version: seen.version });
    underway.current = false;
    setSending(false);
    if (next.kind !== 'DONE') return setAnswer(next);
    message.success(t(`done.${verb}`));
    onClose(true);
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
    <Dialog title={`${t(`verbs.${verb}`)} · ${work.number}`} onClose={() => onClose(false)} holdsText>
      <form ref={form} className="verb-form" onSubmit={(event) => void submit(event)} onKeyDown={onKeyDown} noValidate>
        <p className="soft">{t(`about.${verb}`)}</p>
        {answer?.kind === 'REFUSED' && <RefusalNote refusal={answer.refusal} />}
        {answer?.kind === 'FAILED' && <ErrorState what={failure(answer.error, t('sendFailed.unknown'))} traceId={traceIdOf(answer.error)} />}
        {answer?.kind === 'CONFLICT' && (
          <Conflict
            seen={seen}
            theirs={answer.theirs}
            mine={mine ?? {}}
            onContinue={() => {
              setSeen(answer.theirs);
              setAnswer(null);
            }}
          />
        )}
        {children(tries > 0 ? problems : {})}
        <footer>
          <Button onClick={() => onClose(false)}>{t('cancel')}</Button>
          <Button type="primary" danger={danger ?? false} htmlType="submit" loading={sending} disabled={answer?.kind === 'CONFLICT'}>
            {t(`submit.${verb}`)}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
