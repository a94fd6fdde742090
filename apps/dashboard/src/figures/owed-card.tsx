import { useTranslation } from 'react-i18next';
import { CountCell } from './cells';
import { pointOf, type Figure } from './figure-set';
import { STRENGTHS } from './limit-rows';

/** What was due in the last twelve months and is not done yet. */
export function OwedCard({ owed, from, until }: { owed: Figure; from: string; until: string }) {
  const { t } = useTranslation('figures');
  return (
    <section className="card" aria-labelledby="owed">
      <h2 id="owed">{t('owed.title')}</h2>
      <p className="soft">{t('owed.about', { from, until })}</p>
      <table className="number-table">
        <thead>
          <tr>
            <th scope="col">{t('dimension.STRENGTH')}</th>
            <th scope="col">{t('outcome.OVERDUE')}</th>
            <th scope="col">{t('outcome.OWED')}</th>
          </tr>
        </thead>
        <tbody>
          {STRENGTHS.map((strength) => (
            <tr key={strength}>
              <th scope="row">{t(`strength.${strength}`)}</th>
              {(['OVERDUE', 'OWED'] as const).map((outcome) => {
                const point = pointOf(owed, { STRENGTH: strength, OUTCOME: outcome });
                return (
                  <td key={outcome} className={outcome === 'OVERDUE' && point ? 'figures-bad' : undefined}>
                    <CountCell point={point} about={`${t(`strength.${strength}`)} ${t(`outcome.${outcome}`)}`} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
