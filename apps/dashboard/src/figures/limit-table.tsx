import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../i18n/use-language';
import { RuleChip } from '../ui/rule-chip';
import { CountCell, LastYearCell, RateCell } from './cells';
import { useValueText } from './charts/value-text';
import type { Point } from './figure-set';
import { useFigureText } from './figure-text';
import { OUTCOMES, type LimitRow, type Outcome, type Strength } from './limit-rows';

interface LimitTableProps {
  readonly strength: Strength;
  readonly rows: readonly LimitRow[];
  /** All rows together. */
  readonly kept: Point | undefined;
  readonly totalOf: (outcome: Outcome) => Point | undefined;
  readonly clauseOf: (rule: string) => string;
}

/** Time limits of one strength by their rows: what became of them, how many were kept, and the change on the year. */
export function LimitTable({ strength, rows, kept, totalOf, clauseOf }: LimitTableProps) {
  const { t } = useTranslation('figures');
  const say = useWords();
  const text = useFigureText();
  const valueText = useValueText();
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{t(`strength.${strength}`)}</h2>
      <p className="figures-sentence">
        {kept && kept.denominator > 0 ? t('limits.sentence', { value: valueText('PERCENT', kept), numerator: kept.numerator, denominator: kept.denominator }) : t('limits.none')}
        {kept?.before && kept.before.denominator > 0 && <span className="soft">{t('limits.lastYear', { value: valueText('PERCENT', kept.before), change: text.change('PERCENT', kept, kept.before) ?? '' })}</span>}
      </p>
      {rows.length > 0 && (
        <div className="figures-scroll" tabIndex={0} role="region" aria-labelledby={id}>
          <table className="number-table limits-table">
            <thead>
              <tr>
                <th scope="col">{t('limits.row')}</th>
                <th scope="col">{t('limits.rate')}</th>
                {OUTCOMES.map((outcome) => (
                  <th key={outcome} scope="col">
                    {t(`outcome.${outcome}`)}
                  </th>
                ))}
                <th scope="col">{t('lastYear')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.rule}>
                  <th scope="row">
                    <RuleChip rule={row.rule.split('.')[0] ?? row.rule} clause={clauseOf(row.rule)} name={say(row.name)} /> {say(row.name)}
                  </th>
                  <td>
                    <RateCell point={row.kept} about={say(row.name)} />
                  </td>
                  {OUTCOMES.map((outcome) => (
                    <td key={outcome} className={outcome === 'MISSED' || outcome === 'OVERDUE' ? 'figures-bad' : undefined}>
                      <CountCell point={row.outcomes[outcome]} about={`${say(row.name)} ${t(`outcome.${outcome}`)}`} />
                    </td>
                  ))}
                  <td>
                    <LastYearCell unit="PERCENT" point={row.kept} about={say(row.name)} />
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('all')}</th>
                <td>
                  <RateCell point={kept} about={t(`strength.${strength}`)} />
                </td>
                {OUTCOMES.map((outcome) => (
                  <td key={outcome}>
                    <CountCell point={totalOf(outcome)} about={`${t('all')} ${t(`outcome.${outcome}`)}`} />
                  </td>
                ))}
                <td>
                  <LastYearCell unit="PERCENT" point={kept} about={t(`strength.${strength}`)} />
                </td>
              </tr>
            </tfoot>
          </table>
        </div>
      )}
    </section>
  );
}
