import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { traceIdOf } from '../apollo';
import { Moment } from '../cases/moment';
import { ComplaintMonthsDocument, type ComplaintMonthsQuery } from '../gql/graphql';
import type { Centre } from '../shell/scope';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';
import { RoomHead, useCentre } from './room-head';
import './complaints.css';

type Month = ComplaintMonthsQuery['complaintMonths'][number];
const COLUMNS = ['month', 'accepted', 'open', 'late', 'status', 'due', 'act'] as const;

/** The months of a centre: how many complaints, how far the report on them is, and when it is due (CP-28). */
export function Component() {
  const { t } = useTranslation('complaints');
  const { centre } = useCentre();
  return (
    <div className="complaints">
      <RoomHead title={t('months.title')} />
      <p className="soft">{t('months.about')}</p>
      {centre ? <Months key={centre.id} centre={centre} /> : <Empty reason={t('noCentre')} />}
    </div>
  );
}

function Months({ centre }: { centre: Centre }) {
  const { t } = useTranslation('complaints');
  const { data, error, refetch } = useQuery(ComplaintMonthsDocument, { variables: { centreId: centre.id }, fetchPolicy: 'cache-and-network' });
  const months = data?.complaintMonths;
  return (
    <>
      {error && <ErrorState what={t('months.failed')} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />}
      {!months && !error && <Loading rows={8} />}
      {months && (
        <div className="complaints-scroll" tabIndex={0} role="region" aria-label={t('months.title')}>
          <table className="complaints-table">
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {t(`months.columns.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {months.map((month) => (
                <Line key={month.month} month={month} zone={centre.zone} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

function Line({ month: { month, status, duty, now, changes, versions }, zone }: { month: Month; zone: string }) {
  const { t } = useTranslation('complaints');
  const { t: term } = useTranslation('vocabulary');
  const [search] = useSearchParams();
  const changed = changes && changes.joined + changes.left + changes.reclassified > 0 ? changes : null;
  const newest = versions[0];
  return (
    <tr>
      <th scope="row">{month}</th>
      <td>{now.figures.total}</td>
      <td>{now.figures.open}</td>
      <td>{now.figures.late}</td>
      <td>
        <b className={`report-status status-${status.toLowerCase()}`}>{t(`status.${status}`)}</b>{' '}
        {newest && newest.version > 1 && <span className="soft">{t('months.corrected', { version: newest.version })}</span>}{' '}
        {newest?.sentAt && <Moment at={newest.sentAt} zone={zone} />}
        {changed && <p className="complaints-changed">{t(status === 'SENT' ? 'months.changed' : 'months.changedFilled', { ...changed })}</p>}
      </td>
      <td>
        {duty ? (
          <>
            <Moment at={duty.obligation.dueAt} zone={zone} /> {duty.obligation.verdict && <span className={duty.obligation.late ? 'verdict-late' : 'soft'}>{term(`verdict.${duty.obligation.verdict}`)}</span>}
          </>
        ) : (
          <span className="soft">{status === 'RUNNING' ? '—' : t('months.noDuty')}</span>
        )}
      </td>
      <td>
        <Link to={{ pathname: `/complaints/report/${month}`, search: search.toString() }} aria-label={t('months.openOf', { month })}>
          {t('months.open')}
        </Link>
      </td>
    </tr>
  );
}
