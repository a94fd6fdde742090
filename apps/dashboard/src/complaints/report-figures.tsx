import { useTranslation } from 'react-i18next';
import type { ComplaintTallyFieldsFragment } from '../gql/graphql';

type Figures = ComplaintTallyFieldsFragment['figures'];

/** The figures in the groups of the form; each group after the first adds up to the total. */
const GROUPS = {
  accepted: ['total', 'repeat', 'collective', 'otherKind'],
  outcome: ['open', 'settled', 'closedUnsettled', 'cancelled', 'merged'],
  answered: ['answeredByVisit', 'answeredByTelephone', 'answeredInWriting', 'answeredOrally', 'unanswered'],
  limits: ['withinLimits', 'limitsRunning', 'late'],
  opinions: ['satisfied', 'dissatisfied', 'notAsked'],
} as const satisfies Readonly<Record<string, readonly Exclude<keyof Figures, 'cells'>[]>>;

export function ReportFigures({ figures }: { figures: Figures }) {
  const { t } = useTranslation('complaints');
  const { t: term } = useTranslation('vocabulary');
  return (
    <>
      <section className="report-groups" aria-label={t('report.figures')}>
        {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => (
          <div key={group} className="card">
            <h3>{t(`report.groups.${group}`)}</h3>
            <dl className="report-counts">
              {GROUPS[group].map((count) => (
                <div key={count}>
                  <dt>{t(`report.counts.${count}`)}</dt>
                  <dd>{figures[count]}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </section>
      <section className="card" aria-labelledby="report-by-class">
        <h3 id="report-by-class">{t('report.byClass')}</h3>
        {figures.cells.length === 0 ? (
          <p className="soft">{t('report.byClassEmpty')}</p>
        ) : (
          <table className="complaints-table report-cells">
            <thead>
              <tr>
                {(['category', 'validity', 'severity', 'count'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`report.columns.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {figures.cells.map(({ category, validity, severity, count }) => (
                <tr key={`${category} ${validity} ${severity}`}>
                  <td>{category ?? t('report.noCategory')}</td>
                  <td>{validity ? term(`validity.${validity}`) : t('report.undecided')}</td>
                  <td>{severity ? term(`severity.${severity}`) : '—'}</td>
                  <td>{count}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </>
  );
}
