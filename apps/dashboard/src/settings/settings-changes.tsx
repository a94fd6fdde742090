import { useApolloClient } from '@apollo/client/react';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { dateTimeIn } from '../format/time';
import { CancelSettingsChangeDocument, CompanySettingsDocument, type CompanySettingsFieldsFragment } from '../gql/graphql';
import { useFailure } from '../use-failure';
import { useWords } from '../i18n/use-language';
import { settingKey } from './setting-in-words';

/** What was changed, by whom and why; a change that has not begun can be taken back. */
export function SettingsChanges({ changes, zone, mayManage }: { changes: CompanySettingsFieldsFragment['changes']; zone: string; mayManage: boolean }) {
  const { t } = useTranslation('policies');
  const failure = useFailure();
  const { message } = App.useApp();
  const say = useWords();
  const client = useApolloClient();

  async function takeBack(from: string) {
    try {
      await client.mutate({ mutation: CancelSettingsChangeDocument, variables: { from }, refetchQueries: [CompanySettingsDocument], awaitRefetchQueries: true });
      message.success(t('settings.cancelled'));
    } catch (error) {
      message.error(failure(error, t('settings.cancelFailed')));
    }
  }

  return (
    <section className="card" aria-labelledby="changes-title">
      <h2 id="changes-title">{t('settings.changes')}</h2>
      {changes.length === 0 ? (
        <p className="soft">{t('settings.noChanges')}</p>
      ) : (
        <div className="policy-table" tabIndex={0} role="region" aria-labelledby="changes-title">
          <table>
            <thead>
              <tr>
                {(['from', 'limits', 'reason', 'recordedBy'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`settings.columns.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {changes.map(({ from, future, limits, reason, recordedBy }) => {
                const moment = dateTimeIn(zone, Date.parse(from));
                return (
                  <tr key={from} className={future ? 'planned' : ''}>
                    <td>
                      {moment} <span className="tag">{t(future ? 'settings.planned' : 'settings.inForce')}</span>
                      {future && mayManage && (
                        <Button size="small" aria-label={t('settings.cancelOne', { from: moment })} onClick={() => void takeBack(from)}>
                          {t('settings.cancel')}
                        </Button>
                      )}
                    </td>
                    <td>
                      <ul>
                        {limits.map(({ key, name, unit, value }) => (
                          <li key={key}>{t('adoptions.value', { name: say(name), value: t(settingKey(unit), { value }) })}</li>
                        ))}
                      </ul>
                    </td>
                    <td className="settings-reason">{reason}</td>
                    <td>{recordedBy ?? '—'}</td>
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
