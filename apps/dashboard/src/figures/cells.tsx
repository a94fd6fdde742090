import type { FigureUnit } from '../gql/graphql';
import type { OpenCount } from './charts/chart-data';
import { ValueCell } from './charts/value-cell';
import { countOf, type Point } from './figure-set';
import { NOTHING, useFigureText } from './figure-text';

interface CellProps<Count = Point> {
  /** Absent: nothing was counted. */
  readonly point: Count | null | undefined;
  /** What the number is of, for whoever does not see its row and column. */
  readonly about: string;
}

/** The percentage and what it is made of; both open the records. */
export function RateCell({ point, about }: CellProps) {
  return point ? <ValueCell unit="PERCENT" point={point} about={about} /> : <span className="soft">{NOTHING}</span>;
}

/** How many records, whatever the figure measures of them. */
export function CountCell({ point, about, lastYear = false }: CellProps<OpenCount> & { lastYear?: boolean }) {
  return point && point.numerator > 0 ? <ValueCell unit="COUNT" point={{ ...point, ...countOf(point) }} about={about} lastYear={lastYear} /> : <span className="soft">0</span>;
}

/** The same span a year before, and by how much it changed. */
export function LastYearCell({ unit, point, about }: CellProps & { unit: FigureUnit }) {
  const text = useFigureText();
  if (!point?.before || point.before.value === null) return <span className="soft">{NOTHING}</span>;
  return (
    <>
      <ValueCell unit={unit} point={point.before} about={about} lastYear /> <small className="soft figure-below">{text.change(unit, point, point.before)}</small>
    </>
  );
}
