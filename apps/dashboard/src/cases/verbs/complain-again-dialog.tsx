import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { ComplainAgainDocument, type Channel } from '../../gql/graphql';
import { SelectField, TextArea, TextField } from '../../ui/inputs';
import { CHANNELS } from '../vocabulary-order';
import type { Answer, Envelope } from './answer';
import { useCaseVerb } from './use-case-verb';
import { VerbForm, type VerbDialogProps } from './verb-form';

/** CP-26: dissatisfied with the answer is a new complaint, linked to this one; place and caller are as they were here. */
export function ComplainAgainDialog({ work, onClose }: VerbDialogProps) {
  const { t } = useTranslation('cases');
  const { t: term } = useTranslation('vocabulary');
  const receive = useCaseVerb(ComplainAgainDocument);
  const navigate = useNavigate();
  const { search } = useLocation();
  const [matter, setMatter] = useState(work.matter);
  const [description, setDescription] = useState('');
  const [channel, setChannel] = useState<Channel>('TELEPHONE');
  async function send({ clientKey }: Envelope): Promise<Answer> {
    const answer = await receive({ clientKey, centreId: work.centre.id, kind: 'COMPLAINT', channel, matter, description: description.trim() || null, previousCaseId: work.id });
    if (answer.kind === 'DONE' && answer.number) void navigate({ pathname: `/cases/${encodeURIComponent(answer.number)}`, search });
    return answer;
  }
  const problems = { matter: matter.trim() ? undefined : t('problem.words'), description: description.trim() ? undefined : t('problem.words') };
  return (
    <VerbForm verb="complainAgain" work={work} onClose={onClose} problems={problems} send={send}>
      {(shown) => (
        <>
          <TextField label={t('field.matter')} required value={matter} onChange={setMatter} error={shown.matter} maxLength={200} />
          <TextArea label={t('field.whyDissatisfied')} required value={description} onChange={setDescription} error={shown.description} maxLength={5000} data-first-focus />
          <SelectField label={t('fact.channel')} required value={channel} onChange={(value) => setChannel(value as Channel)} options={CHANNELS.map((value) => ({ value, label: term(`channel.${value}`) }))} />
        </>
      )}
    </VerbForm>
  );
}
