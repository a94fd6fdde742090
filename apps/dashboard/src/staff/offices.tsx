import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { useServerNow } from '../format/server-clock';
import { dayIn, dateTimeIn } from '../format/time';
import { OfficesDocument, type OfficeFieldsFragment, type TermFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { ErrorState } from '../ui/error-state';
import { CheckField } from '../ui/inputs';
import { Loading } from '../ui/loading';
import { AppointDialog } from './appoint-dialog';
import { EndDialog } from './end-dialog';
import { HistoryDialog } from './history-dialog';
import { zoneOf } from './office-zone';

type Open = { readonly kind: 'appoint' | 'history'; readonly office: OfficeFieldsFragment } | { readonly kind: 'end'; readonly office: OfficeFieldsFragment; readonly term: TermFieldsFragment };

/** Posts by centre with who holds them; a vacant one says so. */
export function Offices({ manages }: { manages: boolean }) {
  const { t } = useTranslation('staff');
  const say = useWords();
  const { data, error, refetch } = useQuery(OfficesDocument, { fetchPolicy: 'cache-and-network' });
  const [onlyVacant, setOnlyVacant] = useState(false);
  const [open, setOpen] = useState<Open | null>(null);
  const again = () => void refetch().catch(() => undefined);
  const close = (changed: boolean) => {
    setOpen(null);
    if (changed) again();
  };
  const offices = data?.offices ?? [];
  const places = [...new Map(offices.map((office) => [office.centre?.id ?? '', office.centre])).entries()];
  const vacant = offices.filter((office) => office.vacant).length;
  return (
    <div className="staff-body">
      {error && <ErrorState what={t('failed')} traceId={traceIdOf(error)} retry={again} />}
      {!data && !error && <Loading rows={10} />}
      {data && (
        <div className="staff-tools">
          <CheckField label={t('onlyVacant', { count: vacant })} checked={onlyVacant} onChange={setOnlyVacant} />
        </div>
      )}
      {places.map(([id, centre]) => {
        const shown = offices.filter((office) => (office.centre?.id ?? '') === id && (!onlyVacant || office.vacant));
        if (shown.length === 0) return null;
        const title = centre ? say(centre.name) : t('company');
        return (
          <section key={id} className="staff-place" aria-label={title}>
            <h2>{title}</h2>
            <div className="staff-scroll" tabIndex={0} role="group" aria-label={title}>
              <table className="staff-table">
                <thead>
                  <tr>
                    <th scope="col">{t('post')}</th>
                    <th scope="col">{t('holders')}</th>
                    <th scope="col">{t('acts')}</th>
                  </tr>
                </thead>
                <tbody>
                  {shown.map((office) => (
                    <tr key={office.post.key}>
                      <th scope="row">
                        {say(office.post.name)}
                        {office.rostered && <small className="staff-tag">{t('rostered')}</small>}
                      </th>
                      <td>
                        {office.vacant && <strong className="staff-vacant">{t('vacant')}</strong>}
                        <Terms office={office} end={manages ? (term) => setOpen({ kind: 'end', office, term }) : null} />
                      </td>
                      <td className="staff-acts">
                        {manages && (
                          <Button size="small" aria-label={t('appointTo', { post: say(office.post.name), place: title })} onClick={() => setOpen({ kind: 'appoint', office })}>
                            {t('appoint')}
                          </Button>
                        )}
                        <Button size="small" type="text" aria-label={t('historyOf', { post: say(office.post.name), place: title })} onClick={() => setOpen({ kind: 'history', office })}>
                          {t('history')}
                        </Button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </section>
        );
      })}
      {open?.kind === 'appoint' && <AppointDialog office={open.office} onClose={close} />}
      {open?.kind === 'history' && <HistoryDialog office={open.office} onClose={() => close(false)} />}
      {open?.kind === 'end' && <EndDialog office={open.office} term={open.term} onClose={close} />}
    </div>
  );
}

function Terms({ office, end }: { office: OfficeFieldsFragment; end: ((term: TermFieldsFragment) => void) | null }) {
  const { t } = useTranslation('staff');
  const say = useWords();
  const now = useServerNow();
  const zone = zoneOf(office);
  return (
    <ul className="staff-terms">
      {office.terms.map((term) => (
        <li key={term.id}>
          <span>{say(term.person.name)}</span>
          {term.acting && <small className="staff-tag">{t('acting')}</small>}
          {Date.parse(term.from) > now ? <small>{t('fromOn', { at: dateTimeIn(zone, Date.parse(term.from)) })}</small> : <small>{t('since', { day: dayIn(zone, Date.parse(term.from)) })}</small>}
          {term.until && <small>{t('untilAt', { at: dateTimeIn(zone, Date.parse(term.until)) })}</small>}
          {end && (
            <Button size="small" type="link" aria-label={t('endOf', { person: say(term.person.name), post: say(office.post.name) })} onClick={() => end(term)}>
              {t('end')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
