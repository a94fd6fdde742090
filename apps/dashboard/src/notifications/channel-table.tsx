import { useMutation } from '@apollo/client/react';
import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../format/server-clock';
import { shortTimeIn } from '../format/time';
import { RemoveNotificationChannelDocument, TestNotificationChannelDocument, type ChannelFieldsFragment } from '../gql/graphql';
import { useFailure } from '../use-failure';
import { useWords } from '../i18n/use-language';

const COLUMNS = ['whose', 'channel', 'language', 'quiet', 'last', 'act'] as const;

export function ChannelTable(props: { channels: readonly ChannelFieldsFragment[]; onChange: () => void; onEdit: (channel: ChannelFieldsFragment) => void }) {
  const { t } = useTranslation('notifications');
  return (
    <div className="notice-table" tabIndex={0} role="region" aria-label={t('tabs.channels')}>
      <table>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.channels.map((channel) => (
            <Line key={channel.id} channel={channel} onChange={props.onChange} onEdit={props.onEdit} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Whose a channel is, in words. */
export function useWhose(): (channel: Pick<ChannelFieldsFragment, 'person' | 'post' | 'centre'>) => string {
  const { t } = useTranslation('notifications');
  const say = useWords();
  return ({ person, post }) => (person ? say(person.name) : post ? say(post.name) : t('group'));
}

function Line({ channel, onChange, onEdit }: { channel: ChannelFieldsFragment; onChange: () => void; onEdit: (channel: ChannelFieldsFragment) => void }) {
  const { t } = useTranslation('notifications');
  const failure = useFailure();
  const say = useWords();
  const whose = useWhose()(channel);
  const now = useServerNow();
  const { message } = App.useApp();
  const [remove, { loading: removing }] = useMutation(RemoveNotificationChannelDocument);
  const [test, { loading: testing }] = useMutation(TestNotificationChannelDocument);
  const [tried, setTried] = useState<{ readonly delivered: boolean; readonly error: string | null } | null>(null);
  const attempt = async () => {
    setTried(null);
    try {
      const { data } = await test({ variables: { id: channel.id } });
      setTried(data?.testNotificationChannel ?? null);
    } catch (error) {
      void message.error(failure(error, t('notSaved')));
    }
  };
  const takeAway = async () => {
    try {
      await remove({ variables: { id: channel.id } });
      onChange();
    } catch (error) {
      void message.error(failure(error, t('notSaved')));
    }
  };
  const named = `${whose} ${t(`kind.${channel.kind}`)}`;
  return (
    <tr>
      <td>
        {whose}
        <small>{channel.centre ? say(channel.centre.name) : t('allCentres')}</small>
      </td>
      <td>
        {t(`kind.${channel.kind}`)}
        <small className="masked">
          {channel.addressMasked}
          {channel.hasSecret && ` · ${t('signed')}`}
        </small>
      </td>
      <td>{channel.language === 'en' ? 'English' : '中文'}</td>
      <td>{channel.quietFrom ? `${channel.quietFrom}–${channel.quietUntil}` : t('quietOfCompany')}</td>
      <td>
        {channel.lastSentAt ? shortTimeIn(channel.centre?.zone ?? 'Asia/Shanghai', Date.parse(channel.lastSentAt), now) : t('never')}
        {channel.lastError && <small className="notice-error">{channel.lastError}</small>}
      </td>
      <td>
        <span className="channel-acts">
          <Button size="small" loading={testing} onClick={() => void attempt()} aria-label={`${t('test')} ${named}`}>
            {t('test')}
          </Button>
          <Button size="small" onClick={() => onEdit(channel)} aria-label={`${t('change')} ${named}`}>
            {t('change')}
          </Button>
          <Popconfirm title={t('removeSure')} okText={t('remove')} cancelText={t('cancel')} onConfirm={() => void takeAway()}>
            <Button size="small" danger loading={removing} aria-label={`${t('remove')} ${named}`}>
              {t('remove')}
            </Button>
          </Popconfirm>
        </span>
        <span role="status" className={tried?.delivered === false ? 'notice-error' : 'notice-good'}>
          {tried && (tried.delivered ? t('testArrived') : t('testFailed', { error: tried.error ?? '' }))}
        </span>
      </td>
    </tr>
  );
}
