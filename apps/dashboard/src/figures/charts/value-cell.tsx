import type { ChartFigure, ChartPoint } from './chart-data';
import { RecordsLink } from './records-link';
import { partsText, useValueText } from './value-text';

/** A number with what it is made of, as a link to its records; plain where there is nothing to open. */
export function ValueCell({ unit, point, about }: { unit: ChartFigure['unit']; point: Pick<ChartPoint, 'value' | 'numerator' | 'denominator' | 'records'>; about: string }) {
  const text = useValueText();
  const parts = partsText(unit, point);
  const shown = (
    <>
      <b>{text(unit, point)}</b> {parts && <span className="soft">{parts}</span>}
    </>
  );
  return point.denominator === 0 ? <span className="soft">{text(unit, point)}</span> : <RecordsLink records={point.records} about={about}>{shown}</RecordsLink>;
}
