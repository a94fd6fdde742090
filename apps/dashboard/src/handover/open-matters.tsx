import { useTranslation } from 'react-i18next';
import { Moment } from '../cases/moment';
import type { OpenMatterFieldsFragment } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { Matter, Whose } from './duty-log';

/** What goes on into the next shift: what is promised, when and by whom. @param until as of when it is told which are overdue */
export function OpenMatters({ matters, zone, until }: { matters: readonly OpenMatterFieldsFragment[]; zone: string; until: string }) {
  const { t } = useTranslation('handover');
  const { t: term } = useTranslation('vocabulary');
  const say = useWords();
  const asOf = Date.parse(until);
  return (
    <section className="card" aria-labelledby="open-matters-title">
      <h2 id="open-matters-title">
        {t('open')} <span className="soft">{t('openCount', { count: matters.length })}</span>
      </h2>
      {matters.length === 0 ? (
        <p className="soft">{t('openEmpty')}</p>
      ) : (
        <div className="handover-scroll" tabIndex={0} role="group" aria-labelledby="open-matters-title">
          <table className="handover-table handover-open">
            <thead>
              <tr>
                <th scope="col">{t('matter')}</th>
                <th scope="col">{t('place')}</th>
                <th scope="col">{t('promised')}</th>
                <th scope="col">{t('by')}</th>
                <th scope="col">{t('status')}</th>
              </tr>
            </thead>
            <tbody>
              {matters.map(({ case: matter, status, owner, ownerPerson, dueAt, promised, owedBy, agreedReplyAt }) => (
                <tr key={matter.id}>
                  <td>
                    <Matter matter={matter} />
                  </td>
                  <td>
                    <Whose matter={matter} />
                  </td>
                  <td>
                    {dueAt && promised ? (
                      <>
                        <Moment at={dueAt} zone={zone} />
                        {Date.parse(dueAt) < asOf && <b className="handover-overdue">{term('deadline.OVERDUE')}</b>}
                        <small>{say(promised)}</small>
                      </>
                    ) : (
                      <span className="soft">{t('nothingOwed')}</span>
                    )}
                    {agreedReplyAt && (
                      <small>
                        {t('agreed')} <Moment at={agreedReplyAt} zone={zone} />
                      </small>
                    )}
                  </td>
                  <td>
                    {(owedBy.length > 0 ? owedBy : [owner]).map(({ name }) => say(name)).join(t('comma'))}
                    {ownerPerson && <small>{say(ownerPerson.name)}</small>}
                  </td>
                  <td>{term(`caseStatus.${status}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
