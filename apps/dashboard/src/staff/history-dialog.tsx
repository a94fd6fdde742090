import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { dateTimeIn } from '../format/time';
import { TermsOfOfficeDocument, type OfficeFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { Dialog } from '../ui/dialog';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';
import { zoneOf } from './office-zone';

/** Everyone who ever held the post there, newest first. */
export function HistoryDialog({ office, onClose }: { office: OfficeFieldsFragment; onClose: () => void }) {
  const { t } = useTranslation('staff');
  const say = useWords();
  const { data, error } = useQuery(TermsOfOfficeDocument, { variables: { post: office.post.key, centreId: office.centre?.id ?? null }, fetchPolicy: 'network-only' });
  const zone = zoneOf(office);
  return (
    <Dialog title={t('historyOf', { post: say(office.post.name), place: office.centre ? say(office.centre.name) : t('company') })} onClose={onClose}>
      <div className="staff-form">
        {error && <ErrorState what={t('failed')} traceId={traceIdOf(error)} />}
        {!data && !error && <Loading rows={3} />}
        {data?.termsOfOffice.length === 0 && <p>{t('never')}</p>}
        <ul className="staff-history">
          {data?.termsOfOffice.map(({ id, person, from, until, acting }) => (
            <li key={id}>
              <span>
                {say(person.name)} {acting && <small className="staff-tag">{t('acting')}</small>}
              </span>
              <small>
                {dateTimeIn(zone, Date.parse(from))} – {until ? dateTimeIn(zone, Date.parse(until)) : t('open')}
              </small>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
