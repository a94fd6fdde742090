import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { can, useViewer } from '../access/viewer';
import { traceIdOf } from '../apollo';
import { useCaseEvents, useClockKnown } from '../cases/use-case-events';
import { VALIDITIES } from '../cases/vocabulary-order';
import { AsOf } from '../figures/as-of';
import { ExportFigures, PrintFigures } from '../figures/figure-tools';
import { usePeriod } from '../figures/use-period';
import { ComplaintFiguresDocument, type Validity } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import type { Centre } from '../shell/scope';
import { Empty } from '../ui/empty';
import { ErrorState } from '../ui/error-state';
import { Loading } from '../ui/loading';
import { ComplaintCharts } from './complaint-charts';
import { namedFigures, requestOf } from './figures-request';
import { spanOf } from './figures-period';
import { SpanChoice, useSpanText } from './figures-tools';
import { RoomHead, useCentre } from './room-head';
import './complaints.css';
import './figures.css';

/** What the complaints of a time say: how many, of what, how bad, how often again, and whether the limits were kept. */
export function Component() {
  const { t } = useTranslation('complaints');
  const viewer = useViewer();
  const { centre } = useCentre();
  if (!can(viewer, 'VIEW_FIGURES') || !centre) {
    return (
      <div className="complaints">
        <RoomHead title={t('figures.title')} />
        <Empty reason={t(centre ? 'figures.mayNot' : 'noCentre')} />
      </div>
    );
  }
  return <InTime key={centre.id} centre={centre} />;
}

/** The running month is the business clock's; until that is known, no month is. */
function InTime({ centre }: { centre: Centre }) {
  const { t } = useTranslation('complaints');
  const known = useClockKnown(useCaseEvents([centre.id], () => undefined));
  const { today } = usePeriod(centre.zone);
  const [search] = useSearchParams();
  const span = spanOf(search.get('period'), today);
  return (
    <div className="complaints complaint-figures figures-paper">
      <RoomHead title={t('figures.title')}>
        {known && <SpanChoice span={span} today={today} />}
        {known && <ExportFigures input={requestOf(centre.id, span, today, validityOf(search)).now} />}
        <PrintFigures />
      </RoomHead>
      {known ? <Figures centre={centre} today={today} /> : <Loading rows={12} />}
    </div>
  );
}

function Figures({ centre, today }: { centre: Centre; today: string }) {
  const { t } = useTranslation('complaints');
  const say = useWords();
  const spanText = useSpanText();
  const [search] = useSearchParams();
  const span = spanOf(search.get('period'), today);
  const validity = validityOf(search);
  const { data, previousData, error, refetch } = useQuery(ComplaintFiguresDocument, { variables: requestOf(centre.id, span, today, validity), fetchPolicy: 'cache-and-network' });
  const shown = data ?? previousData;
  const failed = error && <ErrorState what={t(shown ? 'figures.kept' : 'figures.failed')} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />;
  if (!shown) return failed ?? <Loading rows={12} />;
  const rules = new Set(shown.policies.filter(({ area }) => area === 'COMPLAINTS').flatMap(({ rows }) => rows.map(({ key }) => key)));
  const figures = namedFigures(shown);
  return (
    <>
      {failed}
      <p className="figures-paper-title">{`${say(centre.name)} · ${spanText(span)}`}</p>
      <ComplaintCharts figures={figures} span={span} today={today} validity={validity} isOfComplaints={(rule) => rules.has(rule)} />
      <AsOf set={shown.now} zone={centre.zone} />
    </>
  );
}

function validityOf(search: URLSearchParams): Validity | null {
  return VALIDITIES.find((one) => one === search.get('validity')) ?? null;
}
