import { useApolloClient } from '@apollo/client/react';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { App, Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { useWords } from '../i18n/use-language';
import type { Words } from '../i18n/language';
import { Dialog } from '../ui/dialog';
import { ErrorState } from '../ui/error-state';
import { ConflictNote } from './conflict-note';
import { RecordField } from './record-field';
import { formOf, saving, titleOf, type FormValues, type RecordKind, type SetUpRecordView } from './record-kinds';

export interface RecordDialogProps {
  readonly of: RecordKind;
  readonly centreId: string;
  /** Null: a new one. */
  readonly record: SetUpRecordView | null;
  readonly onClose: (saved: boolean) => void;
}

type Trouble = { readonly kind: 'SAID'; readonly message: Words } | { readonly kind: 'FAILED'; readonly error: unknown } | { readonly kind: 'CONFLICT'; readonly stored: SetUpRecordView };

/** Adds a record or changes one. Who was slower sees what is stored beside what was written, and decides. */
export function RecordDialog({ of, centreId, record, onClose }: RecordDialogProps) {
  const { t } = useTranslation('set-up');
  const say = useWords();
  const { message } = App.useApp();
  const client = useApolloClient();
  const [values, setValues] = useState<FormValues>(() => (record ? formOf(record) : { ...Object.fromEntries(of.fields.map(({ name }) => [name, ''])), ...(of.kind === 'CENTRE' && { zone: 'Asia/Shanghai' }), ...(of.kind === 'RESIDENT' && { owner: 'true' }) }));
  const [version, setVersion] = useState(record?.version);
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const missing = (field: RecordKind['fields'][number]) => (field.required || (field.holds === 'TELEPHONE' && !record)) && (values[field.name] ?? '').trim() === '';

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (sending || of.fields.some(missing)) return;
    setSending(true);
    setTrouble(null);
    try {
      const { data } = await client.mutate(saving(of.kind, values, { centreId, id: record?.id, version }));
      const answer = Object.values(data!)[0]!;
      if (answer.refusal) return setTrouble({ kind: 'SAID', message: answer.refusal.message });
      if (answer.conflict) return setTrouble({ kind: 'CONFLICT', stored: answer.conflict.record });
      void message.success(t('saved'));
      onClose(true);
    } catch (error) {
      const said = messagesOf(error);
      setTrouble(said ? { kind: 'SAID', message: said } : { kind: 'FAILED', error });
    } finally {
      setSending(false);
    }
  }

  return (
    <Dialog title={record ? `${t('change')} ${titleOf(record, say)}` : t('addOne', { what: t(of.name) })} onClose={() => onClose(false)} holdsText>
      <form className="set-up-form" onSubmit={(event) => void submit(event)} noValidate>
        {of.fields.map((field, n) => (
          <RecordField
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            onChange={(value) => setValues({ ...values, [field.name]: value })}
            error={tried && missing(field) ? t('missing') : undefined}
            centreId={centreId}
            known={record !== null}
            first={n === 0}
          />
        ))}
        {trouble?.kind === 'SAID' && <ErrorState what={say(trouble.message)} />}
        {trouble?.kind === 'FAILED' && <ErrorState what={t('notSaved')} traceId={traceIdOf(trouble.error)} />}
        {trouble?.kind === 'CONFLICT' && (
          <ConflictNote
            of={of}
            mine={values}
            stored={trouble.stored}
            onTakeTheirs={() => (setValues(formOf(trouble.stored)), setVersion(trouble.stored.version), setTrouble(null))}
            onKeepMine={() => (setVersion(trouble.stored.version), setTrouble(null))}
          />
        )}
        <footer>
          <Button onClick={() => onClose(false)}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={sending} disabled={trouble?.kind === 'CONFLICT'}>
            {t('save')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

/** Bad input is said by the server in both languages. */
export function messagesOf(error: unknown): Words | null {
  const extensions = CombinedGraphQLErrors.is(error) ? error.errors[0]?.extensions : undefined;
  return extensions?.['code'] === 'INTERNAL_ERROR' ? null : ((extensions?.['messages'] as Words | undefined) ?? null);
}
