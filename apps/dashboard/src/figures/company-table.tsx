import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useWords } from '../i18n/use-language';
import type { Centre } from '../shell/scope';
import { RecordsLink } from './charts/records-link';
import { useValueText } from './charts/value-text';
import { nextOrder, orderOf, type CentreRow, type Order } from './centre-rows';
import { COLUMNS, type ColumnName } from './company-request';
import { withParts } from './figures-address';
import { countOf, pointOf, type Figure, type Point } from './figure-set';
import { NOTHING, useFigureText } from './figure-text';

interface CompanyTableProps {
  readonly centres: readonly Centre[];
  readonly rows: readonly CentreRow[];
  readonly all: Readonly<Record<string, Figure>>;
}

/** The centres side by side, each number with what it is made of; a column's name sorts by it. */
export function CompanyTable({ centres, rows, all }: CompanyTableProps) {
  const { t } = useTranslation('figures');
  const say = useWords();
  const [search, setSearch] = useSearchParams();
  const order = orderOf(search.get('sort'));
  const sort = (by: Order['by']) => setSearch(withParts(search, { sort: nextOrder(order, by) }));
  const nameOf = (id: string) => centres.find((centre) => centre.id === id);
  return (
    <div className="figures-scroll" tabIndex={0} role="region" aria-labelledby="centres">
      <table className="number-table company-table">
        <thead>
          <tr>
            {(['centre', ...COLUMNS.map(({ name }) => name)] as const).map((by) => (
              <th key={by} scope="col" aria-sort={order.by === by ? (order.down ? 'descending' : 'ascending') : undefined}>
                <button type="button" className="sort-button" onClick={() => sort(by)}>
                  {t(`column.${by}`)} <span aria-hidden="true">{order.by === by ? (order.down ? '▼' : '▲') : ''}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, points }) => {
            const centre = nameOf(id);
            const name = centre ? say(centre.name) : id;
            return (
              <tr key={id}>
                <th scope="row">{centre ? <Link to={{ search: withParts(search, { centres: centre.code, sort: '', chart: '' }).toString() }}>{name}</Link> : name}</th>
                {COLUMNS.map((column) => (
                  <td key={column.name}>
                    <Cell figure={all[column.name]} point={points[column.name]} column={column.name} of={name} />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('together')}</th>
            {COLUMNS.map(({ name }) => (
              <td key={name}>
                <Cell figure={all[name]} point={all[name] && pointOf(all[name])} column={name} of={t('together')} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Cell({ figure, point, column, of }: { figure: Figure | undefined; point: Point | undefined; column: ColumnName; of: string }) {
  const { t } = useTranslation('figures');
  const text = useFigureText();
  const valueText = useValueText();
  const what = `${of} ${t(`column.${column}`)}`;
  const share = figure?.unit === 'PERCENT';
  if (!point || (share && point.denominator === 0)) return <span className="soft">{share ? NOTHING : 0}</span>;
  const unit = share ? 'PERCENT' : 'COUNT';
  // A settled matter counts as one, however long it took.
  const [count, before] = [share ? point : countOf(point), share || !point.before ? point.before : countOf(point.before)];
  const change = text.change(unit, count, before);
  return (
    <>
      <RecordsLink records={point.records} about={what}>{valueText(unit, count)}</RecordsLink>
      <small className="soft figure-below">
        {share && `${point.numerator}/${point.denominator}`}
        {share && ' '}
        {change !== null && (point.before?.denominator ? <RecordsLink records={point.before.records} about={what} lastYear>{t('change.onYear', { change })}</RecordsLink> : t('change.onYear', { change }))}
      </small>
      {share && (point.gap ?? 0) > 0 && <small className="figures-bad figure-below">{t('gap.other', { count: point.gap ?? 0 })}</small>}
    </>
  );
}
