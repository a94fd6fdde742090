import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { traceIdOf } from '../apollo';
import { Moment } from '../cases/moment';
import { FrozenFiguresDocument } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import type { Centre } from '../shell/scope';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';
import { useFailure } from '../use-failure';
import { inputOf } from './attainment-request';
import { Escalations, RateTiles } from './centre-body';
import { OF_PERIOD } from './centre-request';
import { Differences } from './differences';
import type { RoomProps } from './figure-room';
import { named } from './figure-set';
import { ExportFigures, PrintFigures } from './figure-tools';
import { withParts } from './figures-address';
import { FiguresHead } from './figures-head';
import { FiguresPage } from './figures-page';
import { LoadGrid } from './load-grid';
import { OfVersion } from './of-version';
import { VersionsCard } from './versions-card';

/** A month as it was frozen, marked as such, and what is counted otherwise now. */
export function FrozenOverview({ centre, version, period, today }: RoomProps & { centre: Centre; version: string }) {
  const { t } = useTranslation('figures');
  const say = useWords();
  const failure = useFailure();
  const [search] = useSearchParams();
  const frozen = inputOf(OF_PERIOD, [centre.id], period, { versionId: version });
  const { data, error, refetch } = useQuery(FrozenFiguresDocument, {
    variables: { frozen, now: inputOf(OF_PERIOD, [centre.id], period), centreId: centre.id },
    fetchPolicy: 'cache-and-network',
  });
  const its = data?.figureVersions.find(({ id }) => id === version);
  return (
    <FiguresPage drawn={data !== undefined}>
      <FiguresHead title={t('titleOf', { centre: say(centre.name) })} period={period} today={today}>
        <PrintFigures />
        <ExportFigures input={frozen} />
      </FiguresHead>
      <section className="frozen-mark" aria-labelledby="frozen-mark">
        <b id="frozen-mark">❄ {its ? t('frozen.mark', { month: its.month, number: its.number }) : t('frozen.title')}</b>
        {its && (
          <span>
            {t('frozen.by', { name: say(its.frozenBy.name) })} <Moment at={its.frozenAt} zone={centre.zone} /> · {t('through', { seq: its.throughSeq })}
          </span>
        )}
        {its && its.note !== '' && <span className="figures-text">{its.note}</span>}
        <Link to={{ search: withParts(search, { version: '' }).toString() }}>{t('frozen.leave')}</Link>
      </section>
      {error && <ErrorState what={failure(error, t(data ? 'failedKept' : 'failed'))} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />}
      {!data && !error && <Loading rows={12} />}
      {data && (
        <>
          <Differences version={version} frozen={named(OF_PERIOD, data.frozen)} now={named(OF_PERIOD, data.now)} />
          <OfVersion version={version}>
            <RateTiles figures={named(OF_PERIOD, data.frozen)} />
            <Escalations figures={named(OF_PERIOD, data.frozen)} />
            <LoadGrid load={named(OF_PERIOD, data.frozen).load} />
          </OfVersion>
          <VersionsCard centre={centre} period={period} today={today} versions={data.figureVersions} />
        </>
      )}
    </FiguresPage>
  );
}
