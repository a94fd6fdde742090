import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { useViewer } from '../access/viewer';
import { ChannelPostsDocument, NoticeRecipientsDocument, SetNotificationChannelDocument, type ChannelFieldsFragment, type NotificationChannelKind } from '../gql/graphql';
import { useFailure } from '../use-failure';
import { useWords } from '../i18n/use-language';
import { Dialog } from '../ui/dialog';
import { ErrorState } from '../ui/error-state';
import { SelectField, TextField } from '../ui/inputs';
import { RefusalNote, type RefusalWords } from '../ui/refusal-note';
import { useManagedCentres } from './managed-centres';
import { CHANNEL_KINDS } from './notice-query';
import { useWhose } from './channel-table';

interface Draft {
  kind: NotificationChannelKind;
  centreId: string;
  whose: 'PERSON' | 'POST' | 'GROUP';
  personId: string;
  post: string;
  address: string;
  secret: string;
  language: string;
  quietFrom: string;
  quietUntil: string;
}

/** Adds a channel (`channel` null), or changes one; its address is asked for anew only when it shall change. */
export function ChannelDialog({ channel, onClose }: { channel: ChannelFieldsFragment | null; onClose: (saved: boolean) => void }) {
  const { t } = useTranslation('notifications');
  const failure = useFailure();
  const say = useWords();
  const viewer = useViewer();
  const centres = useManagedCentres();
  const whose = useWhose();
  const isCompany = viewer.holdings.some(({ centre }) => centre === null);
  const [draft, setDraft] = useState<Draft>({
    kind: channel?.kind ?? 'WECOM_ROBOT', centreId: channel ? (channel.centre?.id ?? '') : (centres[0]?.id ?? ''), whose: 'GROUP', personId: '', post: '',
    address: '', secret: '', language: channel?.language ?? 'zh-CN', quietFrom: channel?.quietFrom ?? '', quietUntil: channel?.quietUntil ?? '',
  });
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<RefusalWords | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const { data: people } = useQuery(NoticeRecipientsDocument, { variables: { centreId: draft.centreId || (centres[0]?.id ?? '') }, skip: channel !== null || centres.length === 0 });
  const { data: posts } = useQuery(ChannelPostsDocument, { skip: channel !== null });
  const [save, { loading }] = useMutation(SetNotificationChannelDocument);
  const put = <Key extends keyof Draft>(key: Key) => (value: string) => setDraft((before) => ({ ...before, [key]: value }));
  const problems = {
    address: channel === null && draft.address.trim() === '' ? t('problem.address') : undefined,
    person: channel === null && draft.whose === 'PERSON' && draft.personId === '' ? t('problem.whose') : undefined,
    post: channel === null && draft.whose === 'POST' && draft.post === '' ? t('problem.whose') : undefined,
    centre: channel === null && draft.whose === 'GROUP' && draft.centreId === '' ? t('problem.centre') : undefined,
    quiet: (draft.quietFrom === '') !== (draft.quietUntil === '') ? t('problem.quiet') : undefined,
  };
  const shown: Partial<typeof problems> = tried ? problems : {};

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (Object.values(problems).some(Boolean) || loading) return;
    setRefusal(null);
    setTrouble(null);
    const { kind, language, quietFrom, quietUntil } = draft;
    const secret = draft.secret.trim();
    const input = {
      kind, language, quietFrom: quietFrom || null, quietUntil: quietUntil || null, address: draft.address.trim() || null, ...(secret !== '' && { secret }),
      ...(channel ? { id: channel.id } : {
        centreId: draft.centreId || null,
        personId: draft.whose === 'PERSON' ? draft.personId : null,
        post: draft.whose === 'POST' ? draft.post : null,
      }),
    };
    try {
      const { data } = await save({ variables: { input } });
      const no = data?.setNotificationChannel.refusal;
      if (no) setRefusal(no);
      else onClose(true);
    } catch (error) {
      setTrouble(error);
    }
  }

  return (
    <Dialog title={t(channel ? 'changeTitle' : 'addTitle')} onClose={() => onClose(false)} holdsText>
      <form className="channel-form" onSubmit={(event) => void submit(event)} noValidate>
        {refusal && <RefusalNote refusal={refusal} />}
        {trouble !== null && <ErrorState what={failure(trouble, t('notSaved'))} traceId={traceIdOf(trouble)} />}
        {channel ? (
          <p className="notice-about">
            {t(`kind.${channel.kind}`)} · {whose(channel)} · {channel.centre ? say(channel.centre.name) : t('allCentres')} · {channel.addressMasked}
          </p>
        ) : (
          <>
            <SelectField label={t('column.channel')} value={draft.kind} onChange={put('kind')} options={CHANNEL_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} data-first-focus />
            <SelectField label={t('centre')} value={draft.centreId} onChange={put('centreId')} error={shown.centre} {...(isCompany && { empty: t('allCentres') })} options={centres.map(({ id, name }) => ({ value: id, label: say(name) }))} />
            <SelectField label={t('column.whose')} value={draft.whose} onChange={put('whose')} options={(['GROUP', 'POST', 'PERSON'] as const).map((value) => ({ value, label: t(`whose.${value}`) }))} hint={t(`whoseHint.${draft.whose}`)} />
            {draft.whose === 'PERSON' && (
              <SelectField
                label={t('whose.PERSON')} required value={draft.personId} onChange={put('personId')} empty={t('choose')} error={shown.person}
                options={(people?.noticeRecipients ?? []).filter(({ settable }) => settable).map(({ person, posts: held }) => ({ value: person.id, label: `${say(person.name)} · ${held.map(({ name }) => say(name)).join(t('comma'))}` }))}
              />
            )}
            {draft.whose === 'POST' && (
              <SelectField label={t('whose.POST')} required value={draft.post} onChange={put('post')} empty={t('choose')} error={shown.post} options={(posts?.posts ?? []).filter(({ companyWide }) => isCompany || !companyWide).map(({ key, name }) => ({ value: key, label: say(name) }))} />
            )}
          </>
        )}
        <TextField
          label={t(draft.kind === 'MAIL' ? 'mailAddress' : 'robotAddress')} required={channel === null} value={draft.address} onChange={put('address')} error={shown.address} maxLength={1_000}
          hint={t(channel ? 'addressStays' : `addressHint.${draft.kind}`)} inputMode={draft.kind === 'MAIL' ? 'email' : 'url'} spellCheck={false}
        />
        {(draft.kind === 'DINGTALK_ROBOT' || draft.kind === 'WEBHOOK') && (
          <TextField label={t('secret')} type="password" autoComplete="new-password" value={draft.secret} onChange={put('secret')} maxLength={300} hint={t(channel?.hasSecret ? 'secretStays' : 'secretHint')} />
        )}
        {!channel?.person && draft.whose !== 'PERSON' && (
          <SelectField label={t('column.language')} value={draft.language} onChange={put('language')} options={[{ value: 'zh-CN', label: '中文' }, { value: 'en', label: 'English' }]} />
        )}
        <div className="channel-quiet">
          <TextField label={t('quietFrom')} type="time" value={draft.quietFrom} onChange={put('quietFrom')} error={shown.quiet} />
          <TextField label={t('quietUntil')} type="time" value={draft.quietUntil} onChange={put('quietUntil')} hint={t('quietHint')} />
        </div>
        <footer>
          <Button onClick={() => onClose(false)}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={loading}>
            {t('save')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
