import { useMutation } from '@apollo/client/react';
import { App, Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { SetComplaintChannelsDocument, type ComplaintChannelsFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import type { Centre } from '../shell/scope';
import { Dialog } from '../ui/dialog';
import { ErrorState } from '../ui/error-state';
import { CheckField, TextField } from '../ui/inputs';
import { RefusalNote, type RefusalWords } from '../ui/refusal-note';
import { useFailure } from '../use-failure';

const KINDS = { dutyTelephone: 'tel', hotline: 'tel', fax: 'tel', email: 'email', website: 'url' } as const;
type Channel = keyof typeof KINDS;

/** Who may, says all channels at once; what is left empty there is not. */
export function ChannelsForm({ centre, channels, onClose }: { centre: Centre; channels: ComplaintChannelsFieldsFragment | null; onClose: (saved: boolean) => void }) {
  const { t } = useTranslation('complaints');
  const say = useWords();
  const { message } = App.useApp();
  const failure = useFailure();
  const [texts, setTexts] = useState<Readonly<Record<Channel, string>>>({
    dutyTelephone: channels?.dutyTelephone ?? '', hotline: channels?.hotline ?? '', fax: channels?.fax ?? '', email: channels?.email ?? '', website: channels?.website ?? '',
  });
  const [roundTheClock, setRoundTheClock] = useState(channels?.roundTheClock ?? true);
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<RefusalWords | null>(null);
  const [set, { loading, error }] = useMutation(SetComplaintChannelsDocument);
  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!texts.dutyTelephone.trim() || loading) return;
    setRefusal(null);
    const { data } = await set({ variables: { input: { centreId: centre.id, version: channels?.version ?? 0, ...texts, roundTheClock } } }).catch(() => ({ data: undefined }));
    if (!data) return;
    if (data.setComplaintChannels.refusal) return setRefusal(data.setComplaintChannels.refusal);
    message.success(t('channels.saved'));
    onClose(true);
  }
  return (
    <Dialog title={`${t('channels.title')} · ${say(centre.name)}`} onClose={() => onClose(false)} holdsText>
      <form className="complaints-form" onSubmit={(event) => void submit(event)} noValidate>
        {refusal && <RefusalNote refusal={refusal} />}
        {error && <ErrorState what={failure(error, t('channels.notSaved'))} traceId={traceIdOf(error)} />}
        {(Object.keys(KINDS) as Channel[]).map((channel) => (
          <TextField
            key={channel}
            label={t(`channels.fields.${channel}`)}
            type={KINDS[channel]}
            required={channel === 'dutyTelephone'}
            value={texts[channel]}
            onChange={(text) => setTexts((before) => ({ ...before, [channel]: text }))}
            error={channel === 'dutyTelephone' && tried && !texts.dutyTelephone.trim() ? t('channels.missing') : undefined}
            hint={channel === 'website' ? t('channels.websiteHint') : undefined}
            {...(channel === 'dutyTelephone' && { 'data-first-focus': true })}
          />
        ))}
        <CheckField label={t('channels.roundTheClock')} checked={roundTheClock} onChange={setRoundTheClock} />
        <footer>
          <Button onClick={() => onClose(false)}>{t('channels.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={loading}>
            {t('channels.save')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
