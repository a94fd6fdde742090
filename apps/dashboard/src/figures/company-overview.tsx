import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { traceIdOf } from '../apollo';
import { CompanyFiguresDocument } from '../gql/graphql';
import type { Centre } from '../shell/scope';
import { ErrorState } from '../ui/error-state';
import { SelectField } from '../ui/inputs';
import { Loading } from '../ui/loading';
import { useFailure } from '../use-failure';
import { AsOf } from './as-of';
import { inputOf } from './attainment-request';
import { BestAndWorst } from './best-and-worst';
import { CentreCharts } from './centre-charts';
import { centreRows, orderOf } from './centre-rows';
import { charted, CHARTED, COLUMNS, OF_ALL, OF_CENTRES, ofMonths } from './company-request';
import { CompanyTable } from './company-table';
import { FigureAlerts } from './figure-alerts';
import type { RoomProps } from './figure-room';
import { named } from './figure-set';
import { ExportFigures, PrintFigures } from './figure-tools';
import { withParts } from './figures-address';
import { FiguresHead } from './figures-head';
import { FiguresPage } from './figures-page';
import { isOver, yearUntil } from './period';

/** Several centres side by side: the same figures in one table, the best and the worst, one rate of each centre by months. */
export function CompanyOverview({ centres, period, today, zone }: RoomProps & { centres: readonly Centre[] }) {
  const { t } = useTranslation('figures');
  const failure = useFailure();
  const [search, setSearch] = useSearchParams();
  const centreIds = centres.map(({ id }) => id);
  const chart = charted(search.get('chart'));
  const year = yearUntil(period, today);
  const now = { ...inputOf({}, centreIds, period, { lastYear: true }), figures: [...Object.values(OF_CENTRES), ...Object.values(OF_ALL)] };
  const { data, previousData, error, refetch } = useQuery(CompanyFiguresDocument, { variables: { now, year: inputOf(ofMonths(chart), centreIds, year), centreIds }, fetchPolicy: 'cache-and-network' });
  const shown = data ?? previousData;
  const rows = shown && centreRows(named(OF_CENTRES, shown.now), centreIds, orderOf(search.get('sort')));
  const charts = data?.year.figures[0];
  return (
    <FiguresPage drawn={shown !== undefined}>
      <FiguresHead title={t('title')} period={period} today={today}>
        <PrintFigures />
        <ExportFigures input={now} />
      </FiguresHead>
      {error && <ErrorState what={failure(error, t(shown ? 'failedKept' : 'failed'))} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />}
      {!shown && !error && <Loading rows={14} />}
      {shown && rows && (
        <>
          <AsOf set={shown.now} zone={zone} />
          {!isOver(period, today) && <FigureAlerts alerts={shown.figureAlerts} severalCentres />}
          <section className="card" aria-labelledby="centres">
            <h2 id="centres">{t('company.title')}</h2>
            <CompanyTable centres={centres} rows={rows} all={named(OF_ALL, { figures: shown.now.figures.slice(COLUMNS.length) })} />
          </section>
          <BestAndWorst rows={rows} centres={centres} />
          <section className="card" aria-labelledby="months">
            <header className="figures-chart-head">
              <h2 id="months">{t('company.months')}</h2>
              <SelectField label={t('company.chart')} value={chart} onChange={(next) => setSearch(withParts(search, { chart: next }))} options={CHARTED.map((name) => ({ value: name, label: t(`column.${name}`) }))} />
            </header>
            {charts ? <CentreCharts figure={charts} centres={centres} year={year} /> : <Loading rows={8} />}
          </section>
        </>
      )}
    </FiguresPage>
  );
}
