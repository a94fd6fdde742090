import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-language';
import { RuleChip } from '../ui/rule-chip';
import { LastYearCell, RateCell } from './cells';
import type { Figure } from './figure-set';

/** Periodic duties by the rows that ask for them. @param narrowed another filter than the post is chosen, which duties do not have */
export function DutiesTable({ duties, narrowed, clauseOf }: { duties: Figure; narrowed: boolean; clauseOf: (rule: string) => string }) {
  const { t } = useTranslation('figures');
  const say = useWords();
  const rows = duties.points.flatMap((point) => (point.groups[0] ? [{ point, rule: point.groups[0] }] : []));
  return (
    <section className="card" aria-labelledby="duties">
      <h2 id="duties">{say(duties.name)}</h2>
      {narrowed && <p className="soft">{t('duties.narrowed')}</p>}
      {rows.length === 0 ? (
        <p className="soft">{t('duties.none')}</p>
      ) : (
        <div className="figures-scroll" tabIndex={0} role="region" aria-labelledby="duties">
          <table className="number-table">
            <thead>
              <tr>
                <th scope="col">{t('limits.row')}</th>
                <th scope="col">{t('limits.rate')}</th>
                <th scope="col">{t('lastYear')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ point, rule }) => (
                <tr key={rule.key}>
                  <th scope="row">
                    <RuleChip rule={rule.key.split('.')[0] ?? rule.key} clause={clauseOf(rule.key)} name={say(rule.name)} /> {say(rule.name)}
                  </th>
                  <td>
                    <RateCell point={point} about={say(rule.name)} />
                  </td>
                  <td>
                    <LastYearCell unit="PERCENT" point={point} about={say(rule.name)} />
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
