import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { NotificationChannelsDocument, type ChannelFieldsFragment } from '../gql/graphql';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';
import { ChannelDialog } from './channel-dialog';
import { ChannelTable } from './channel-table';
import { useManagedCentres } from './managed-centres';
import { Unreached } from './unreached';

/** By which ways people are told; and who is told by none. */
export function Channels() {
  const { t } = useTranslation('notifications');
  const centres = useManagedCentres();
  const { data, error, refetch } = useQuery(NotificationChannelsDocument, { fetchPolicy: 'cache-and-network' });
  const [open, setOpen] = useState<ChannelFieldsFragment | 'new' | null>(null);
  const [changes, setChanges] = useState(0);
  const readAgain = () => {
    setChanges((before) => before + 1);
    void refetch().catch(() => undefined);
  };
  const shown = data?.notificationChannels.filter(({ centre }) => centre === null || centres.some(({ id }) => id === centre.id));
  const add = (
    <Button type="primary" onClick={() => setOpen('new')}>
      {t('add')}
    </Button>
  );
  return (
    <>
      {error && <ErrorState what={t(data ? 'failedKept' : 'failed')} traceId={traceIdOf(error)} retry={readAgain} />}
      {!error && !data && <Loading rows={6} />}
      {shown && (
        <div className="channels">
          <p className="notice-about">{t('about')}</p>
          {centres.map((centre) => (
            <Unreached key={`${centre.id} ${changes}`} centre={centre} />
          ))}
          {shown.length === 0 ? (
            <Empty reason={t('noChannels')} action={add} />
          ) : (
            <>
              <p>{add}</p>
              <ChannelTable channels={shown} onChange={readAgain} onEdit={setOpen} />
            </>
          )}
        </div>
      )}
      {open && (
        <ChannelDialog
          channel={open === 'new' ? null : open}
          onClose={(saved) => {
            setOpen(null);
            if (saved) readAgain();
          }}
        />
      )}
    </>
  );
}
