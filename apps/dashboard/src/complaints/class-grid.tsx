import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SEVERITIES } from '../cases/vocabulary-order';
import { HeatGrid, type GridSide } from '../figures/charts/heat-grid';
import { useWords } from '../i18n/use-language';
import type { ChartFigureFields, ComplaintFigures } from './figures-request';

type Point = ChartFigureFields['points'][number];

/** Complaints by category and severity, each sum counted by the server too. @param children what narrows it */
export function ClassGrid({ title, figures: { grid, gridRows, gridColumns, gridTotal }, sentence, children }: { title: string; figures: ComplaintFigures['now']; sentence: string; children: ReactNode }) {
  const { t } = useTranslation('complaints');
  const say = useWords();
  const sideOf = ({ groups: [group] }: Point): GridSide => ({ key: group?.key ?? '', name: group ? say(group.name) : '' });
  const rows = gridRows.points.toSorted((a, b) => b.numerator - a.numerator).map(sideOf);
  // The worst first; what is not decided yet last.
  const place = ({ key }: GridSide) => (SEVERITIES.findIndex((one) => one === key) + SEVERITIES.length + 1) % (SEVERITIES.length + 1);
  const columns = gridColumns.points.map(sideOf).toSorted((a, b) => place(a) - place(b));
  const of = (figure: ChartFigureFields, ...keys: string[]) => figure.points.find(({ groups }) => groups.every(({ key }, at) => key === keys[at])) ?? null;
  return (
    <HeatGrid
      title={title}
      sentence={sentence}
      header={t('report.columns.category')}
      rows={rows}
      columns={columns}
      cell={(row, column) => of(grid, row.key, column.key)}
      rowTotal={(row) => of(gridRows, row.key)}
      columnTotal={(column) => of(gridColumns, column.key)}
      total={gridTotal.points[0] ?? null}
      tools={children}
    />
  );
}
