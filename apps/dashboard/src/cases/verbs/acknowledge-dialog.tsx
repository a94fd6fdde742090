import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AcknowledgeOverdueDocument } from '../../gql/graphql';
import { useWords } from '../../i18n/use-language';
import { SelectField, TextArea } from '../../ui/inputs';
import { waitsForAcknowledgement } from '../case-view';
import type { Answer, Envelope } from './answer';
import { VerbForm, type VerbDialogProps } from './verb-form';

/** The alarm was heard, up to the level that rang. What is owed stays owed. Without a breach pointed at, the oldest is proposed. */
export function AcknowledgeDialog({ work, onClose, obligationId }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const say = useWords();
  const client = useApolloClient();
  // Kept as it was when the dialog opened: the answer itself takes the breach off the list.
  const [waiting] = useState(() => work.obligations.filter(waitsForAcknowledgement).toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt)));
  const [chosen, setChosen] = useState(obligationId ?? waiting[0]?.id ?? '');
  const [note, setNote] = useState('');
  async function send({ clientKey }: Envelope): Promise<Answer> {
    try {
      const { data } = await client.mutate({ mutation: AcknowledgeOverdueDocument, variables: { input: { clientKey, obligationId: chosen, note: note.trim() || null } } });
      if (!data) throw new Error('the acknowledgement was answered without data');
      const { refusal } = data.acknowledgeOverdue;
      return refusal ? { kind: 'REFUSED', refusal } : { kind: 'DONE' };
    } catch (error) {
      return { kind: 'FAILED', error };
    }
  }
  return (
    <VerbForm verb="acknowledgeOverdue" work={work} onClose={onClose} problems={{ chosen: chosen ? undefined : t('problem.choose') }} send={send}>
      {(shown) => (
        <>
          <SelectField
            label={t('field.breach')}
            required
            value={chosen}
            onChange={setChosen}
            error={shown.chosen}
            options={waiting.map(({ id, rule, name, level }) => ({ value: id, label: `${rule} ${say(name)} · ${t('field.level', { level })}` }))}
          />
          <TextArea label={t('field.ackNote')} value={note} onChange={setNote} maxLength={1000} data-first-focus />
        </>
      )}
    </VerbForm>
  );
}
