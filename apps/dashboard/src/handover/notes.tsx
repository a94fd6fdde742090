import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { Moment } from '../cases/moment';
import { newClientKey } from '../client-key';
import { WriteHandoverNoteDocument, type HandoverFieldsFragment, type RefusalFieldsFragment } from '../gql/graphql';
import { useFailure } from '../use-failure';
import { useWords } from '../i18n/use-language';
import { ErrorState } from '../ui/error-state';
import { TextArea } from '../ui/inputs';
import { RefusalNote } from '../ui/refusal-note';

/** Notes of the leaving shift; a half-sent one is sent again under the same key. */
export function Notes({ centreId, notes, zone, writes, onWritten }: { centreId: string; notes: HandoverFieldsFragment['notes']; zone: string; writes: boolean; onWritten: () => void }) {
  const { t } = useTranslation('handover');
  const failure = useFailure();
  const say = useWords();
  const [body, setBody] = useState('');
  const [refusal, setRefusal] = useState<RefusalFieldsFragment | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const key = useRef(newClientKey());
  const [write, { loading }] = useMutation(WriteHandoverNoteDocument);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (body.trim() === '' || loading) return;
    setTrouble(null);
    setRefusal(null);
    try {
      const { data } = await write({ variables: { input: { clientKey: key.current, centreId, body } } });
      const no = data?.writeHandoverNote.refusal;
      if (no) return setRefusal(no);
      key.current = newClientKey();
      setBody('');
      onWritten();
    } catch (error) {
      setTrouble(error);
    }
  }

  return (
    <section className="card" aria-labelledby="notes-title">
      <h2 id="notes-title">{t('notes')}</h2>
      {notes.length === 0 && <p className="soft">{t('notesEmpty')}</p>}
      <ul className="handover-notes">
        {notes.map((note) => (
          <li key={note.id}>
            <p>{note.body}</p>
            <small>
              {say(note.author.name)} · <Moment at={note.at} zone={zone} />
            </small>
          </li>
        ))}
      </ul>
      {writes && (
        <form onSubmit={(event) => void submit(event)} noValidate>
          {refusal && <RefusalNote refusal={refusal} />}
          {trouble !== null && <ErrorState what={failure(trouble, t('notWritten'))} traceId={traceIdOf(trouble)} />}
          <TextArea
            label={t('newNote')}
            value={body}
            onChange={(value) => {
              setBody(value);
              // Another text is another note: the key of a failed attempt stays with what was sent under it.
              if (trouble !== null || refusal !== null) key.current = newClientKey();
            }}
            maxLength={2_000}
          />
          <Button htmlType="submit" loading={loading} disabled={body.trim() === ''}>
            {t('writeNote')}
          </Button>
        </form>
      )}
    </section>
  );
}
