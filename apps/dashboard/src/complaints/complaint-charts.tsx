import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { VALIDITIES } from '../cases/vocabulary-order';
import { BarChart } from '../figures/charts/bar-chart';
import { MonthsChart } from '../figures/charts/months-chart';
import { ParetoChart } from '../figures/charts/pareto-chart';
import { withParts } from '../figures/figures-address';
import type { Validity } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { ChoiceBar } from '../ui/choice-bar';
import { Empty } from '../ui/empty';
import { useRuleLabel } from '../ui/rule-chip';
import { ClassGrid } from './class-grid';
import { useComplaintSentences } from './complaint-sentences';
import type { ComplaintFigures } from './figures-request';
import type { Span } from './figures-period';
import { useSpanText } from './figures-tools';
import { RepeatFacts } from './repeat-facts';

interface Props {
  readonly figures: ComplaintFigures;
  readonly span: Span;
  /** The running month. */
  readonly today: string;
  /** Of the grid alone. */
  readonly validity: Validity | null;
  readonly isOfComplaints: (rule: string) => boolean;
}

export function ComplaintCharts({ figures, span, today, validity, isOfComplaints }: Props) {
  const { t } = useTranslation('complaints');
  const { t: term } = useTranslation('vocabulary');
  const say = useWords();
  const ruleLabel = useRuleLabel();
  // What the product alone names is called by its name alone.
  const numberOf = (rule: string) => [rule.split('.')[0] ?? ''].find((number) => ruleLabel(number) === number);
  const sentences = useComplaintSentences();
  const spanText = useSpanText();
  const [search, setSearch] = useSearchParams();
  const { now, year } = figures;
  const running = year.months.points.some(({ period }) => period === today) ? today : null;
  const rules = { ...now.rules, points: now.rules.points.filter(({ groups }) => isOfComplaints(groups[0]?.key ?? '')) };
  const none = (now.total.points[0]?.numerator ?? 0) === 0;
  return (
    <>
      <p className="figures-headline">{sentences.headline(figures, spanText(span), span.kind !== 'LAST_12')}</p>
      {none ? (
        <Empty reason={t('figures.grid.none')} />
      ) : (
        <>
          <div className="figures-pair">
            <ClassGrid title={validity ? t('figures.grid.titleOf', { validity: term(`validity.${validity}`) }) : t('figures.grid.title')} figures={now} sentence={sentences.grid(now.grid, now.gridTotal)}>
              <ChoiceBar
                legend={t('report.columns.validity')}
                value={validity ?? 'ANY'}
                onChange={(chosen) => setSearch(withParts(search, { validity: chosen === 'ANY' ? '' : chosen }))}
                options={[{ value: 'ANY', label: t('figures.anyValidity') }, ...VALIDITIES.map((one) => ({ value: one, label: term(`validity.${one}`) }))]}
              />
            </ClassGrid>
            <div>
              <RepeatFacts repeated={now.repeated} collective={now.collective} />
              <BarChart figure={now.validities} title={t('figures.validity.title')} sentence={sentences.validity(now.validities)} header={t('report.columns.validity')} stacked />
            </div>
          </div>
          <ParetoChart figure={now.categories} title={t('figures.pareto.title')} sentence={sentences.pareto(now.categories)} header={t('report.columns.category')} />
        </>
      )}
      <MonthsChart figure={year.months} title={t('figures.months.title')} sentence={sentences.months(year.months, running)} notes={sentences.notes(year.months, year.monthCategories, running)} running={running} />
      {rules.points.length > 0 && (
        <BarChart
          figure={rules}
          title={t('figures.rules.title')}
          sentence={sentences.rules(rules)}
          header={t('figures.rules.rule')}
          order="GIVEN"
          nameOf={({ groups: [rule, strength] }) => [numberOf(rule?.key ?? ''), rule && say(rule.name), strength?.key === 'SHOULD' && `· ${say(strength.name)}`].filter(Boolean).join(' ')}
        />
      )}
    </>
  );
}
