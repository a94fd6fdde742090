import { percentOf } from '../format/percent';
import { CHARTED, COLUMNS, type Column, type ColumnName } from './company-request';
import { keyOf, type Figure, type Point } from './figure-set';

export interface CentreRow {
  readonly id: string;
  readonly points: Readonly<Partial<Record<ColumnName, Point>>>;
}

export interface Order {
  readonly by: ColumnName | 'centre';
  readonly down: boolean;
}

/** Of the address: `callbacks` upwards, `-callbacks` downwards; what it does not know is the order of the centres. */
export function orderOf(text: string | null): Order {
  const name = (text ?? '').replace(/^-/, '');
  const by = COLUMNS.find((column) => column.name === name)?.name ?? 'centre';
  return { by, down: (text ?? '').startsWith('-') };
}

/** What a second press on a column's name asks for: the other way round. */
export function nextOrder(order: Order, by: Order['by']): string {
  const down = order.by === by ? !order.down : by !== 'centre';
  return `${down ? '-' : ''}${by}`;
}

export function centreRows(figures: Readonly<Record<string, Figure>>, centreIds: readonly string[], { by, down }: Order): CentreRow[] {
  const rows = centreIds.map((id) => ({ id, points: Object.fromEntries(COLUMNS.flatMap(({ name }) => (figures[name]?.points ?? []).filter((point) => keyOf(point, 'CENTRE') === id).map((point) => [name, point]))) as CentreRow['points'] }));
  if (by === 'centre') return down ? rows.reverse() : rows;
  // Where there is nothing to count there is no order: last, whichever way.
  return rows.sort((a, b) => {
    const [one, other] = [shareOf(a.points[by], figures[by]), shareOf(b.points[by], figures[by])];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return down ? other - one : one - other;
  });
}

/** The value to compare by: a share exactly, not as it is rounded for reading. */
function shareOf(point: Point | undefined, figure: Figure | undefined): number | null {
  if (figure?.unit !== 'PERCENT') return point?.numerator ?? 0;
  return point && point.denominator > 0 ? point.numerator / point.denominator : null;
}

export interface Ends {
  readonly column: Column;
  readonly best: readonly CentreRow[];
  readonly worst: readonly CentreRow[];
}

/** Of each rate the best and the worst centres; those that read the same stand together. Absent where fewer than two differ. */
export function endsOf(rows: readonly CentreRow[]): Ends[] {
  return COLUMNS.filter(({ name }) => CHARTED.includes(name)).flatMap((column) => {
    const measured = rows.flatMap((row) => {
      const point = row.points[column.name];
      const value = point ? percentOf(point.numerator, point.denominator) : null;
      return value === null ? [] : [{ row, value }];
    });
    const values = measured.map(({ value }) => value);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    if (measured.length < 2 || least === most) return [];
    const at = (wanted: number) => measured.filter(({ value }) => value === wanted).map(({ row }) => row);
    return [{ column, best: at(most), worst: at(least) }];
  });
}
