import { useTranslation } from 'react-i18next';
import { dateTimeIn } from '../format/time';
import type { CalendarFieldsFragment } from '../gql/graphql';

/** Who changed the calendar, when and why, and how many limits were moved by it. */
export function CalendarChanges({ changes, zone }: { changes: CalendarFieldsFragment['changes']; zone: string }) {
  const { t } = useTranslation('calendars');
  return (
    <section className="card" aria-labelledby="calendar-changes">
      <h2 id="calendar-changes">{t('changes.title')}</h2>
      {changes.length === 0 ? (
        <p className="soft">{t('changes.none')}</p>
      ) : (
        <div className="policy-table" tabIndex={0} role="region" aria-labelledby="calendar-changes">
          <table>
            <thead>
              <tr>
                {(['version', 'what', 'reason', 'recordedBy', 'recordedAt', 'moved'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`changes.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {changes.map(({ version, year, reason, recordedBy, recordedAt, moved }) => (
                <tr key={version}>
                  <td>{version}</td>
                  <td>{year === null ? t('week.title') : t('changes.year', { year })}</td>
                  <td className="change-reason">{reason}</td>
                  <td>{recordedBy}</td>
                  <td>{dateTimeIn(zone, Date.parse(recordedAt))}</td>
                  <td>{moved}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
