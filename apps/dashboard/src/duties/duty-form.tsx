import { useApolloClient, useQuery } from '@apollo/client/react';
import { App, Button } from 'antd';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { newClientKey } from '../client-key';
import { SampleFields } from '../complaints/sample-fields';
import { PostsDocument, type HelpfulnessOccasion, type SampledInput } from '../gql/graphql';
import { useFailure } from '../use-failure';
import { useWords } from '../i18n/use-language';
import { ChoiceBar } from '../ui/choice-bar';
import { isComposing } from '../ui/composing';
import { ErrorState } from '../ui/error-state';
import { SelectField, TextArea } from '../ui/inputs';
import { RefusalNote, type RefusalWords } from '../ui/refusal-note';
import { verbOf, type DutyView } from './duty-verbs';

const OCCASIONS = ['MEETING', 'TRAINING'] as const satisfies readonly HelpfulnessOccasion[];

/** A duty is done with what was found: a tick without a word is worth nothing. One key for as long as the form stands, so that a double submission is one act. */
export function DutyForm({ duty, onDone, onCancel }: { duty: DutyView; onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation('duties');
  const failure = useFailure();
  const say = useWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  const known = verbOf(duty);
  const asksPost = known?.verb === 'sendReport';
  const { data: line } = useQuery(PostsDocument, { skip: !asksPost });
  const [clientKey] = useState(newClientKey);
  const [finding, setFinding] = useState('');
  // X 十五 names the addressee.
  const [to, setTo] = useState('COMPLAINT_CENTRE');
  const [occasion, setOccasion] = useState<HelpfulnessOccasion | null>(null);
  const [sampled, setSampled] = useState<readonly SampledInput[]>([]);
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<RefusalWords | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const underway = useRef(false);
  const form = useRef<HTMLFormElement>(null);
  // The dialog was there before what it shows: its first field is focused when it comes.
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-first-focus]')?.focus({ preventScroll: true }), []);
  if (!known) return null;

  const { verb, mutation } = known;
  const problems = {
    finding: finding.trim() ? undefined : t('problem.finding'),
    to: asksPost && !to ? t('problem.to') : undefined,
    occasion: verb === 'askHelpfulness' && occasion === null ? t('problem.occasion') : undefined,
  };
  const shown: typeof problems = tried ? problems : { finding: undefined, to: undefined, occasion: undefined };

  async function submit(event?: FormEvent) {
    event?.preventDefault();
    if (Object.values(problems).some(Boolean)) {
      setTried(true);
      return void setTimeout(() => form.current?.querySelector<HTMLElement>('fieldset[data-invalid] input, [aria-invalid="true"]')?.focus());
    }
    if (underway.current) return;
    underway.current = true;
    setSending(true);
    setRefusal(null);
    setTrouble(null);
    try {
      const input = { clientKey, dutyId: duty.id, finding: finding.trim(), ...(asksPost && { to }), ...(verb === 'askHelpfulness' && occasion && { occasion }), ...(verb === 'sampleRecords' && { sampled }) };
      const { data } = await client.mutate({ mutation, variables: { input } });
      if (!data) throw new Error('the verb was answered without data');
      if (data.result.refusal) return setRefusal(data.result.refusal);
      message.success(t('done', { name: say(duty.name) }));
      onDone();
    } catch (error) {
      setTrouble(error);
    } finally {
      underway.current = false;
      setSending(false);
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || isComposing(event) || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void submit();
  }

  return (
    <form ref={form} className="duty-form" onSubmit={(event) => void submit(event)} onKeyDown={onKeyDown} noValidate>
      {refusal && <RefusalNote refusal={refusal} />}
      {trouble !== null && <ErrorState what={failure(trouble, t('failed'))} traceId={traceIdOf(trouble)} />}
      {asksPost && (
        <SelectField label={t('field.to')} required value={to} onChange={setTo} error={shown.to} options={(line?.posts ?? []).map(({ key, name }) => ({ value: key, label: say(name) }))} />
      )}
      {verb === 'askHelpfulness' && (
        <ChoiceBar
          legend={t('field.occasion')}
          value={occasion}
          onChange={(value) => setOccasion(value as HelpfulnessOccasion)}
          error={shown.occasion}
          options={OCCASIONS.map((value) => ({ value, label: t(`occasion.${value}`) }))}
        />
      )}
      {verb === 'sampleRecords' && <SampleFields dutyId={duty.id} sampled={sampled} onChange={setSampled} />}
      <TextArea label={t(`finding.${verb}`)} hint={t('findingHint')} required value={finding} onChange={setFinding} error={shown.finding} maxLength={5000} rows={4} data-first-focus />
      <footer>
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={sending}>
          {t(`submit.${verb}`)}
        </Button>
      </footer>
    </form>
  );
}
