import { useWords } from '../i18n/use-language';
import type { Centre } from '../shell/scope';
import { RateChart } from './charts/rate-chart';
import { partOf, type Figure } from './figure-set';
import { useGapText } from './gap-text';

/** One rate of each centre by months, all on the same scale. */
export function CentreCharts({ figure, centres, year }: { figure: Figure; centres: readonly Centre[]; year: { readonly from: string; readonly until: string } }) {
  const say = useWords();
  const gapText = useGapText();
  return (
    <div className="figure-multiples">
      {centres.map((centre) => (
        <RateChart key={centre.id} title={say(centre.name)} figure={partOf(figure, 'CENTRE', centre.id, figure.name, year)} gapText={(gap) => gapText(figure.key, gap)} />
      ))}
    </div>
  );
}
