import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { can, useViewer } from '../access/viewer';
import { Moment } from '../cases/moment';
import { ComplaintChannelsDocument, type ComplaintChannelsFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import type { Centre } from '../shell/scope';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';
import { ChannelsForm } from './channels-form';
import { Poster } from './poster';
import { RoomHead, useCentre } from './room-head';
import './complaints.css';
import './poster-print.css';

export const CHANNELS = ['dutyTelephone', 'hotline', 'fax', 'email', 'website'] as const;

/** By which ways residents can complain at a centre, and the poster that tells them (CP-31). */
export function Component() {
  const { t } = useTranslation('complaints');
  const { centre } = useCentre();
  return <div className="complaints complaint-channels">{centre ? <Channels key={centre.id} centre={centre} /> : <NoCentre title={t('channels.title')} reason={t('noCentre')} />}</div>;
}

function NoCentre({ title, reason }: { title: string; reason: string }) {
  return (
    <>
      <RoomHead title={title} />
      <Empty reason={reason} />
    </>
  );
}

function Channels({ centre }: { centre: Centre }) {
  const { t } = useTranslation('complaints');
  const may = can(useViewer(), 'MANAGE_COMPLAINT_CHANNELS');
  const [editing, setEditing] = useState(false);
  const { data, error, refetch } = useQuery(ComplaintChannelsDocument, { variables: { centreId: centre.id }, fetchPolicy: 'cache-and-network' });
  const channels = data?.complaintChannels ?? null;
  const again = () => void refetch().catch(() => undefined);
  return (
    <>
      <RoomHead title={t('channels.title')}>
        {may && data && <Button onClick={() => setEditing(true)}>{t(channels ? 'channels.edit' : 'channels.add')}</Button>}
        {channels && (
          <Button type="primary" onClick={() => window.print()}>
            {t('channels.print')}
          </Button>
        )}
      </RoomHead>
      <p className="soft">{t('channels.about')}</p>
      {error && <ErrorState what={t('channels.failed')} traceId={traceIdOf(error)} retry={again} />}
      {!data && !error && <Loading rows={5} />}
      {data && !channels && <Empty reason={t('channels.none')} />}
      {channels && (
        <>
          <Facts channels={channels} zone={centre.zone} />
          <Poster centre={centre} channels={channels} />
        </>
      )}
      {editing && (
        <ChannelsForm
          centre={centre}
          channels={channels}
          onClose={(saved) => {
            setEditing(false);
            if (saved) again();
          }}
        />
      )}
    </>
  );
}

function Facts({ channels, zone }: { channels: ComplaintChannelsFieldsFragment; zone: string }) {
  const { t } = useTranslation('complaints');
  const say = useWords();
  return (
    <section className="card channels-facts" aria-label={t('channels.title')}>
      <dl className="channels-list">
        {CHANNELS.map((channel) => [
          <dt key={`${channel} name`}>{t(`channels.fields.${channel}`)}</dt>,
          <dd key={channel}>{channels[channel] ?? '—'}</dd>,
        ])}
        <dt>{t('channels.setBy')}</dt>
        <dd>
          {channels.setBy && say(channels.setBy.name)} <Moment at={channels.setAt} zone={zone} />
        </dd>
      </dl>
      {channels.roundTheClock && <p>{t('channels.roundTheClock')}</p>}
    </section>
  );
}
