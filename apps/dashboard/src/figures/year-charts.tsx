import { useTranslation } from 'react-i18next';
import { RateChart } from './charts/rate-chart';
import type { OF_YEAR } from './centre-request';
import { partOf, type Figure } from './figure-set';
import { useGapText } from './gap-text';
import { STRENGTHS } from './limit-rows';

/** The rates of one centre by months, each on the same scale. */
export function YearCharts({ figures: { callbacks, homeVisits, satisfaction, kept }, year }: { figures: Readonly<Record<keyof typeof OF_YEAR, Figure>>; year: { readonly from: string; readonly until: string } }) {
  const { t } = useTranslation('figures');
  const gapText = useGapText();
  return (
    <section className="figure-charts" aria-labelledby="year">
      <h2 id="year">{t('year.title')}</h2>
      <div className="figure-multiples">
        {[callbacks, homeVisits, satisfaction].map((figure) => (
          <RateChart key={figure.key} figure={figure} gapText={(gap) => gapText(figure.key, gap)} />
        ))}
        {STRENGTHS.map((strength) => (
          <RateChart key={strength} figure={partOf(kept, 'STRENGTH', strength, { zh: t(`strength.${strength}`), en: t(`strength.${strength}`) }, year)} />
        ))}
      </div>
    </section>
  );
}
