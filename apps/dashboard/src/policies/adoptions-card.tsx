import { useApolloClient } from '@apollo/client/react';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { dateTimeIn } from '../format/time';
import { CancelAdoptionDocument, PoliciesDocument, PolicyAdoptionsDocument, type AdoptionFieldsFragment } from '../gql/graphql';
import { useFailure } from '../use-failure';
import { useWords } from '../i18n/use-language';
import { settingKey } from '../settings/setting-in-words';

/** What each centre follows now, and what is planned; a plan that has not begun can be taken back. */
export function AdoptionsCard({ adoptions, mayManage }: { adoptions: readonly AdoptionFieldsFragment[]; mayManage: boolean }) {
  const { t } = useTranslation('policies');
  const failure = useFailure();
  const { message } = App.useApp();
  const say = useWords();
  const client = useApolloClient();
  const { search } = useLocation();

  async function takeBack(centreId: string, from: string) {
    try {
      await client.mutate({ mutation: CancelAdoptionDocument, variables: { centreId, from }, refetchQueries: [PoliciesDocument, PolicyAdoptionsDocument], awaitRefetchQueries: true });
      message.success(t('adoptions.cancelled'));
    } catch (error) {
      message.error(failure(error, t('adoptions.cancelFailed')));
    }
  }

  return (
    <section className="card" aria-labelledby="adoptions-title">
      <h2 id="adoptions-title">{t('adoptions.title')}</h2>
      {adoptions.length === 0 ? (
        <p className="soft">{t('adoptions.none')}</p>
      ) : (
        <div className="policy-table" tabIndex={0} role="region" aria-labelledby="adoptions-title">
          <table>
            <thead>
              <tr>
                {(['centre', 'from', 'policies', 'limits', 'recordedBy'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`adoptions.columns.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {adoptions.map(({ centre, from, future, policies, changedAreas, limits, recordedBy }) => {
                const moment = dateTimeIn(centre.zone, Date.parse(from));
                return (
                  <tr key={`${centre.id} ${from}`} className={future ? 'planned' : ''}>
                    <th scope="row">{say(centre.name)}</th>
                    <td>
                      {moment} <span className="tag">{t(future ? 'adoptions.future' : 'adoptions.present')}</span>
                      {future && mayManage && changedAreas.length > 0 && (
                        <Button size="small" aria-label={t('adoptions.cancelOne', { centre: say(centre.name), from: moment })} onClick={() => void takeBack(centre.id, from)}>
                          {t('adoptions.cancel')}
                        </Button>
                      )}
                    </td>
                    <td>
                      <ul>
                        {policies.map((policy) => (
                          <li key={policy.key}>
                            <Link to={{ pathname: `/policies/${policy.key}`, search: versionSearch(search, policy.version) }}>{say(policy.name)}</Link> {t('versionOf', { version: policy.version })}
                          </li>
                        ))}
                      </ul>
                    </td>
                    <td>
                      <ul>
                        {limits.map(({ key, name, unit, value }) => (
                          <li key={key}>{t('adoptions.value', { name: say(name), value: t(settingKey(unit), { value }) })}</li>
                        ))}
                      </ul>
                    </td>
                    <td>{recordedBy ?? t('adoptions.installation')}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** The address of a version, in the same scope. */
export function versionSearch(search: string, version: number): string {
  const next = new URLSearchParams(search);
  next.set('version', String(version));
  return `?${next}`;
}
