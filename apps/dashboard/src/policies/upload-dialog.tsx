import { useApolloClient } from '@apollo/client/react';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { PoliciesDocument, UploadPolicyPackDocument, type UploadPolicyPackMutation } from '../gql/graphql';
import { useFailure } from '../use-failure';
import { Dialog } from '../ui/dialog';
import { ErrorState } from '../ui/error-state';
import { Field } from '../ui/field';
import { TextArea } from '../ui/inputs';
import { ProblemList } from './problem-list';

type Uploaded = UploadPolicyPackMutation['uploadPolicyPack'];
type Outcome = { readonly kind: 'ANSWER'; readonly uploaded: Uploaded } | { readonly kind: 'FAILED'; readonly error: unknown } | { readonly kind: 'TOO_LARGE' | 'UNREADABLE' };

/** The server takes 256 kB in one request; the rest is the document around it. */
const LARGEST_BODY = 250_000;

/** A company's own pack: chosen or pasted, checked, its mistakes listed by row and field; published only when it has none. */
export function UploadDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('policies');
  const failure = useFailure();
  const { message } = App.useApp();
  const client = useApolloClient();
  const [json, setJson] = useState('');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [sending, setSending] = useState<'CHECK' | 'PUBLISH' | null>(null);
  const uploaded = outcome?.kind === 'ANSWER' ? outcome.uploaded : null;
  const inOrder = uploaded !== null && uploaded.problems.length === 0;

  function write(text: string) {
    setJson(text);
    setOutcome(null);
  }

  async function choose(file: File | undefined) {
    if (!file) return;
    try {
      const text = await file.text();
      write(text);
      await send(text, false);
    } catch {
      setOutcome({ kind: 'UNREADABLE' });
    }
  }

  async function send(text: string, publish: boolean) {
    if (new Blob([JSON.stringify(text)]).size > LARGEST_BODY) return setOutcome({ kind: 'TOO_LARGE' });
    setSending(publish ? 'PUBLISH' : 'CHECK');
    try {
      const { data } = await client.mutate({ mutation: UploadPolicyPackDocument, variables: { json: text, publish }, refetchQueries: publish ? [PoliciesDocument] : [] });
      const answer = data!.uploadPolicyPack;
      setOutcome({ kind: 'ANSWER', uploaded: answer });
      if (answer.published) {
        message.success(t('uploading.published', { key: answer.key, version: answer.version }));
        onClose();
      }
    } catch (error) {
      setOutcome({ kind: 'FAILED', error });
    } finally {
      setSending(null);
    }
  }

  return (
    <Dialog title={t('uploading.title')} onClose={onClose} holdsText>
      <form className="policy-form" onSubmit={(event) => (event.preventDefault(), void send(json, false))} noValidate>
        <p>{t('uploading.about')}</p>
        <Field label={t('uploading.file')}>{(control) => <input type="file" accept=".json,application/json" data-first-focus {...control} onChange={(event) => void choose(event.target.files?.[0])} />}</Field>
        <TextArea label={t('uploading.text')} rows={8} value={json} onChange={write} spellCheck={false} className="control policy-json" />
        {outcome?.kind === 'FAILED' && <ErrorState what={failure(outcome.error, t('uploading.failed'))} traceId={traceIdOf(outcome.error)} />}
        {outcome?.kind === 'TOO_LARGE' && <ErrorState what={t('uploading.tooLarge')} />}
        {outcome?.kind === 'UNREADABLE' && <ErrorState what={t('uploading.unreadable')} />}
        {uploaded && !inOrder && <ProblemList problems={uploaded.problems} />}
        {inOrder && (
          <p role="status" className="policy-in-order">
            {t(uploaded.isNew ? 'uploading.inOrder' : 'uploading.known', { key: uploaded.key, version: uploaded.version })}
          </p>
        )}
        <footer>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button htmlType="submit" type={inOrder ? 'default' : 'primary'} loading={sending === 'CHECK'} disabled={json.trim() === '' || sending !== null}>
            {t('uploading.check')}
          </Button>
          <Button type={inOrder ? 'primary' : 'default'} loading={sending === 'PUBLISH'} disabled={!inOrder || !uploaded.isNew || sending !== null} onClick={() => void send(json, true)}>
            {t('uploading.publish')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
