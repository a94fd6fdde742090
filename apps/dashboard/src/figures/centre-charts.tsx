import type { Centre } from '../shell/scope';
import { RateChart } from './charts/rate-chart';
import { partOf, type Figure } from './figure-set';
import { useGapText } from './gap-text';

/** One rate of each centre by months, all on the same scale. */
export function CentreCharts({ figure, name, centres, year }: { figure: Figure; name: string; centres: readonly Centre[]; year: { readonly from: string; readonly until: string } }) {
  const gapText = useGapText();
  return (
    <div className="figure-multiples">
      {centres.map((centre) => (
        <RateChart key={centre.id} figure={partOf(figure, 'CENTRE', centre.id, { zh: `${centre.name.zh} · ${name}`, en: `${centre.name.en} · ${name}` }, year)} gapText={(gap) => gapText(figure.key, gap)} />
      ))}
    </div>
  );
}
