import { useId, type CSSProperties, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartPoint } from './chart-data';
import { RecordsLink } from './records-link';
import './charts.css';
import './charts-print.css';

export interface GridSide {
  readonly key: string;
  readonly name: string;
}
/** What a cell needs of a point. */
export type GridCell = Pick<ChartPoint, 'numerator' | 'records'>;

interface Props {
  readonly title: string;
  readonly sentence: string;
  /** Over the rows' names: "类别". */
  readonly header: string;
  readonly rows: readonly GridSide[];
  readonly columns: readonly GridSide[];
  /** Null: there is none of it. */
  readonly cell: (row: GridSide, column: GridSide) => GridCell | null;
  /** Sums, each counted by the API, so that they open their records too. */
  readonly rowTotal?: (row: GridSide) => GridCell | null;
  readonly columnTotal?: (column: GridSide) => GridCell | null;
  readonly total?: GridCell | null;
  /** What narrows the grid, above it. */
  readonly tools?: ReactNode;
}

/** Counts by two things: a table with numbers, shaded by how many. The number tells it; the shade only leads the eye. */
export function HeatGrid({ title, sentence, header, rows, columns, cell, rowTotal, columnTotal, total, tools }: Props) {
  const { t } = useTranslation('charts');
  const id = useId();
  const most = Math.max(1, ...rows.flatMap((row) => columns.map((column) => cell(row, column)?.numerator ?? 0)));
  const number = (counted: GridCell | null | undefined, about: string) =>
    counted && counted.numerator > 0 ? (
      <RecordsLink records={counted.records} about={about}>
        {counted.numerator}
      </RecordsLink>
    ) : (
      <span className="soft">0</span>
    );
  return (
    <figure className="chart heat" aria-labelledby={id}>
      <figcaption id={id}>
        <b className="chart-title">{title}</b> <span>{sentence}</span>
      </figcaption>
      {tools}
      <div className="chart-scroll" tabIndex={0} role="region" aria-label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{header}</th>
              {columns.map(({ key, name }) => (
                <th key={key} scope="col">
                  {name}
                </th>
              ))}
              {rowTotal && <th scope="col">{t('total')}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.name}</th>
                {columns.map((column) => {
                  const counted = cell(row, column);
                  return (
                    <td key={column.key} data-key={`${row.key} ${column.key}`} style={{ '--shade': (counted?.numerator ?? 0) / most } as CSSProperties}>
                      {number(counted, `${row.name} · ${column.name}`)}
                    </td>
                  );
                })}
                {rowTotal && <td className="heat-total">{number(rowTotal(row), row.name)}</td>}
              </tr>
            ))}
          </tbody>
          {columnTotal && (
            <tfoot>
              <tr>
                <th scope="row">{t('total')}</th>
                {columns.map((column) => (
                  <td key={column.key} className="heat-total">
                    {number(columnTotal(column), column.name)}
                  </td>
                ))}
                {rowTotal && <td className="heat-total">{number(total, t('total'))}</td>}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
    </figure>
  );
}
