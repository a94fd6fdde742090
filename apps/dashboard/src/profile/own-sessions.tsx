import { useMutation, useQuery } from '@apollo/client/react';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { useViewer } from '../access/viewer';
import { dateTimeIn, instant } from '../format/time';
import { MySessionsDocument, RevokeMySessionDocument } from '../gql/graphql';
import { useFailure } from '../use-failure';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';

/** Where one is signed in; a lost device is signed out from here. */
export function OwnSessions() {
  const { t } = useTranslation('profile');
  const failure = useFailure();
  const { message } = App.useApp();
  const zone = useViewer().centres[0]?.zone ?? 'Asia/Shanghai';
  const { data, error, refetch } = useQuery(MySessionsDocument, { fetchPolicy: 'cache-and-network' });
  const [revoke, { loading }] = useMutation(RevokeMySessionDocument, { refetchQueries: [MySessionsDocument], awaitRefetchQueries: true });
  const sessions = data?.mySessions;
  const at = (time: string) => <time dateTime={time}>{dateTimeIn(zone, instant(time))}</time>;

  async function end(id: string) {
    try {
      await revoke({ variables: { id } });
      void message.success(t('sessions.ended'));
    } catch (error) {
      void message.error(failure(error, t('sessions.notEnded')));
      await refetch().catch(() => undefined);
    }
  }

  return (
    <section className="profile-card" aria-labelledby="own-sessions">
      <h2 id="own-sessions">{t('sessions.title')}</h2>
      <p>{t('sessions.about')}</p>
      {error && <ErrorState what={t('sessions.failed')} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />}
      {!sessions && !error && <Loading rows={3} />}
      {sessions && (
        <ul className="profile-sessions">
          {sessions.map(({ id, device, startedAt, lastSeenAt, current }) => (
            <li key={id}>
              <span>
                <b>{device || t('sessions.unknown')}</b>
                <small>
                  {t('sessions.started')} {at(startedAt)} · {t('sessions.used')} {at(lastSeenAt)}
                </small>
              </span>
              {current ? (
                <em>{t('sessions.current')}</em>
              ) : (
                <Button disabled={loading} onClick={() => void end(id)} aria-label={`${t('sessions.end')} ${device || t('sessions.unknown')} ${dateTimeIn(zone, instant(startedAt))}`}>
                  {t('sessions.end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
