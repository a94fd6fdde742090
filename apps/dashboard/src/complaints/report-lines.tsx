import { useTranslation } from 'react-i18next';
import { dateTimeIn } from '../format/time';
import type { ComplaintTallyFieldsFragment } from '../gql/graphql';
import { HouseLink } from '../ui/house-link';

const COLUMNS = ['number', 'received', 'matter', 'category', 'validity', 'severity', 'outcome', 'answer', 'limits', 'opinion', 'marks'] as const;

/** The complaints behind the figures, as they were counted; those that the person may not see are told by number (HR-19). */
export function ReportLines({ tally: { lines, hidden }, zone }: { tally: ComplaintTallyFieldsFragment; zone: string }) {
  const { t } = useTranslation('complaints');
  const { t: term } = useTranslation('vocabulary');
  return (
    <section className="card" aria-labelledby="report-lines">
      <h3 id="report-lines">{t('report.lines')}</h3>
      {lines.length === 0 ? (
        <p className="soft">{t('report.linesEmpty')}</p>
      ) : (
        <div className="complaints-scroll" tabIndex={0} role="region" aria-label={t('report.lines')}>
          <table className="complaints-table">
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {t(`report.columns.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.case.id}>
                  <td>
                    <HouseLink to={`/cases/${encodeURIComponent(line.case.number)}`}>{line.case.number}</HouseLink>
                  </td>
                  <td>
                    <time dateTime={line.case.receivedAt}>{dateTimeIn(zone, Date.parse(line.case.receivedAt))}</time>
                  </td>
                  <td className="report-matter">{line.case.matter}</td>
                  <td>{line.category ?? '—'}</td>
                  <td>{line.validity ? term(`validity.${line.validity}`) : t('report.undecided')}</td>
                  <td>{line.severity ? term(`severity.${line.severity}`) : '—'}</td>
                  <td>{t(`report.outcome.${line.outcome}`)}</td>
                  <td>{line.answer ? t(`report.answer.${line.answer}`) : '—'}</td>
                  <td className={line.limits === 'LATE' ? 'verdict-late' : ''}>{t(`report.limits.${line.limits}`)}</td>
                  <td>{line.opinion ? t(`report.opinion.${line.opinion}`) : '—'}</td>
                  <td>{[line.repeat && t('report.repeat'), line.collective && t('report.collective')].filter(Boolean).join(' · ') || '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {hidden > 0 && <p className="soft">{t('report.hidden', { count: hidden })}</p>}
    </section>
  );
}
