import { useTranslation } from 'react-i18next';
import { Moment } from '../cases/moment';
import { shortTimeIn } from '../format/time';
import type { DutyLogLineFieldsFragment, HandoverCaseFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { ScopedLink } from '../shell/scoped-link';

/** 《值班记录表》: what came in and what was done in the shift (CP-33, CP-39). */
export function DutyLog({ lines, zone }: { lines: readonly DutyLogLineFieldsFragment[]; zone: string }) {
  const { t } = useTranslation('handover');
  const { t: term } = useTranslation('vocabulary');
  const say = useWords();
  const received = lines.filter((line) => line.received).length;
  return (
    <section className="card" aria-labelledby="duty-log-title">
      <h2 id="duty-log-title">
        {t('form')} <span className="soft">{t('logCount', { received, others: lines.length - received })}</span>
      </h2>
      {lines.length === 0 ? (
        <p className="soft">{t('logEmpty')}</p>
      ) : (
        <div className="handover-scroll" tabIndex={0} role="group" aria-labelledby="duty-log-title">
          <table className="handover-table handover-log">
            <thead>
              <tr>
                <th scope="col">{t('receivedAt')}</th>
                <th scope="col">{t('place')}</th>
                <th scope="col">{t('matter')}</th>
                <th scope="col">{t('done')}</th>
                <th scope="col">{t('status')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ case: matter, received: isNew, status, owner, acts }) => (
                <tr key={matter.id}>
                  <td>
                    <Moment at={matter.receivedAt} zone={zone} />
                    {!isNew && <small className="handover-earlier">{t('earlier')}</small>}
                  </td>
                  <td>
                    <Whose matter={matter} />
                  </td>
                  <td>
                    <Matter matter={matter} />
                  </td>
                  <td>
                    <ul className="handover-acts">
                      {acts.map(({ id, name, at, actor, note }) => (
                        <li key={id}>
                          <time dateTime={at}>{shortTimeIn(zone, Date.parse(at), Date.parse(acts.at(-1)!.at))}</time> {say(name)}
                          {actor && <span className="soft"> {say(actor.name)}</span>}
                          {note && <q>{note}</q>}
                        </li>
                      ))}
                    </ul>
                  </td>
                  <td>
                    {term(`caseStatus.${status}`)}
                    <small>{say(owner.name)}</small>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** Number, what it is about, and of which kind. */
export function Matter({ matter }: { matter: HandoverCaseFieldsFragment }) {
  const { t: term } = useTranslation('vocabulary');
  return (
    <>
      <ScopedLink to={`/cases/${matter.number}`}>{matter.number}</ScopedLink>
      <span className="handover-matter">
        {term(`kind.${matter.kind}`)} · {matter.matter}
      </span>
    </>
  );
}

/** Where, who, and the telephone as far as it is shown. */
export function Whose({ matter: { place, placeText, resident, callerName, callerTelephoneMasked } }: { matter: HandoverCaseFieldsFragment }) {
  const say = useWords();
  const name = resident?.name ?? callerName;
  const telephone = resident?.telephoneMasked ?? callerTelephoneMasked;
  return (
    <>
      {place ? say(place.label) : placeText}
      {name && <small>{name}</small>}
      {telephone && <small>{telephone}</small>}
    </>
  );
}
