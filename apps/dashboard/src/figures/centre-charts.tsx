import type { Centre } from '../shell/scope';
import { RateChart } from './charts/rate-chart';
import { partOf, type Figure } from './figure-set';
import { useGapText } from './gap-text';

/** One rate of each centre by months, all on the same scale. */
export function CentreCharts({ figure, centres }: { figure: Figure; centres: readonly Centre[] }) {
  const gapText = useGapText();
  return centres.map(({ id, name }) => {
    const own = partOf(figure, { CENTRE: id }, name);
    return <RateChart key={id} figure={own} gapText={(gap) => gapText(figure.key, gap)} />;
  });
}
