import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { CentreFiguresDocument, type CentreFiguresQuery } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import type { Centre } from '../shell/scope';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';
import { useFailure } from '../use-failure';
import { AsOf } from './as-of';
import { inputOf } from './attainment-request';
import { Escalations, RateTiles } from './centre-body';
import { OF_PERIOD, OF_PERIOD_BEFORE, OF_YEAR } from './centre-request';
import { FigureAlerts } from './figure-alerts';
import type { RoomProps } from './figure-room';
import { named, pointOf } from './figure-set';
import { ExportFigures, PrintFigures } from './figure-tools';
import { FiguresHead } from './figures-head';
import { FiguresPage } from './figures-page';
import { LoadGrid } from './load-grid';
import { OwedCard } from './owed-card';
import { isOver, periodBeside, yearUntil } from './period';
import { VersionsCard } from './versions-card';
import { VolumeTable } from './volume-table';
import { YearCharts } from './year-charts';

const LOOK_EVERY_MS = 60_000;

/** One centre: what should be known now, its rates against their targets, how much there was, what is owed, when matters come, and the last twelve months. */
export function CentreOverview({ centre, period, today, zone }: RoomProps & { centre: Centre }) {
  const { t } = useTranslation('figures');
  const say = useWords();
  const failure = useFailure();
  const centreIds = [centre.id];
  const now = inputOf(OF_PERIOD, centreIds, period, { lastYear: true });
  const year = yearUntil(period, today);
  const { data, previousData, error, refetch } = useQuery(CentreFiguresDocument, {
    variables: { now, previous: inputOf(OF_PERIOD_BEFORE, centreIds, periodBeside(period, -1)), year: inputOf(OF_YEAR, centreIds, year), centreIds, centreId: centre.id },
    fetchPolicy: 'cache-and-network',
    pollInterval: LOOK_EVERY_MS,
  });
  const shown = data ?? previousData;
  return (
    <FiguresPage drawn={shown !== undefined}>
      <FiguresHead title={t('titleOf', { centre: say(centre.name) })} period={period} today={today}>
        <PrintFigures />
        <ExportFigures input={now} />
      </FiguresHead>
      {error && <ErrorState what={failure(error, t(shown ? 'failedKept' : 'failed'))} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />}
      {!shown && !error && <Loading rows={14} />}
      {shown && <Shown shown={shown} {...{ centre, period, today, zone, year }} />}
    </FiguresPage>
  );
}

function Shown({ shown, centre, period, today, zone, year }: RoomProps & { shown: CentreFiguresQuery; centre: Centre; year: { readonly from: string; readonly until: string } }) {
  const say = useWords();
  const figures = named(OF_PERIOD, shown.now);
  const before = named(OF_PERIOD_BEFORE, shown.previous);
  const ofYear = named(OF_YEAR, shown.year);
  const { t } = useTranslation('figures');
  return (
    <>
      <AsOf set={shown.now} zone={zone} />
      {!isOver(period, today) && <FigureAlerts alerts={shown.figureAlerts} severalCentres={false} />}
      <RateTiles figures={figures} />
      <div className="figures-cards">
        <section className="card" aria-labelledby="volume">
          <h2 id="volume">{t('volume.title')}</h2>
          <VolumeTable
            period={period}
            running={!isOver(period, today)}
            volumes={[
              { name: say(figures.received.name), now: pointOf(figures.received), previous: pointOf(before.received) },
              { name: t('volume.settled'), now: pointOf(figures.settled), previous: pointOf(before.settled) },
              { name: say(figures.complaints.name), now: pointOf(figures.complaints), previous: pointOf(before.complaints) },
            ]}
          />
        </section>
        <OwedCard owed={ofYear.owed} {...year} />
        <Escalations figures={figures} />
      </div>
      <LoadGrid load={figures.load} />
      <YearCharts figures={ofYear} year={year} />
      <VersionsCard centre={centre} period={period} today={today} versions={shown.figureVersions} />
    </>
  );
}
