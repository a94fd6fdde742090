import { useQuery } from '@apollo/client/react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { can, useViewer } from '../access/viewer';
import { useCaseEvents, useClockKnown } from '../cases/use-case-events';
import { useServerNow } from '../format/server-clock';
import { CallbackCountsDocument } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { useScope } from '../shell/scope';
import { Empty } from '../ui/empty';
import { SelectField } from '../ui/inputs';
import { Loading } from '../ui/loading';
import { ArchiveTab } from './archive-tab';
import { CallCard } from './call-card';
import { CallbackPaper, type Sheet } from './callback-paper';
import { monthOf, pathOf, tabOf, TABS, withPart } from './callbacks-address';
import { FiguresTab } from './figures-tab';
import { MonthChoice } from './month-choice';
import { OccasionsTab } from './occasions-tab';
import { PlanTab } from './plan-tab';
import { ReviewTab } from './review-tab';
import { SampleTab } from './sample-tab';
import { Worklist } from './worklist';
// Clock and explanation are dressed by the page that they come from.
import '../cases/case-page.css';
import './callbacks.css';
import './callbacks-print.css';

/** What is asked again and again while the room is open: a colleague may have called meanwhile. */
const LOOK_EVERY_MS = 30_000;
const OF_A_CENTRE: readonly string[] = ['sample', 'occasions', 'archive', 'figures'];

/** Visits to residents after their matter was settled: what is owed, made, reviewed, planned, how it was drawn, and the closed months. */
export function Component() {
  const { t } = useTranslation('callbacks');
  const { t: house } = useTranslation();
  const say = useWords();
  const tab = tabOf(useParams()['tab']);
  const [search, setSearch] = useSearchParams();
  const viewer = useViewer();
  const { centres } = useScope();
  const centreIds = useMemo(() => centres.map(({ id }) => id), [centres]);
  const centre = centres.find(({ code }) => code === search.get('centre')) ?? centres[0];
  const clockKnown = useClockKnown(useCaseEvents(centreIds, () => undefined));
  const now = useServerNow();
  const { data, refetch } = useQuery(CallbackCountsDocument, { variables: { centreIds }, fetchPolicy: 'cache-and-network', pollInterval: LOOK_EVERY_MS });
  const [changes, setChanges] = useState(0);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const choose = (name: string) => (value: string) => setSearch(withPart(search, name, value));
  const changed = () => {
    setChanges(changes + 1);
    void refetch().catch(() => undefined);
  };
  useEffect(() => {
    document.title = `${t('title')} · ${house('product')}`;
  }, [t, house]);
  const counts = data?.callbackCounts;
  const open = choose('callback');
  const openId = search.get('callback');

  if (!centre) return <Empty reason={t('noCentre')} />;
  const month = monthOf(search.get('month'), centre.zone, now);
  // What another screen or dialog changed is read anew.
  const shared = { centres, changes, lookEveryMs: LOOK_EVERY_MS, onOpen: open, onChanged: changed };
  return (
    <div className="callbacks">
      <header className="callbacks-head">
        <h1>{t('title')}</h1>
        <nav aria-label={t('title')}>
          {TABS.filter((name) => name !== 'figures' || can(viewer, 'VIEW_FIGURES')).map((name) => (
            <Link key={name} to={{ pathname: pathOf(name), search: keptParts(search) }} aria-current={tab === name ? 'page' : undefined}>
              {t(`tabs.${name}`)}
              {name === 'review' && counts !== undefined && counts.toReview > 0 && <b className="callbacks-count">{counts.toReview}</b>}
            </Link>
          ))}
        </nav>
        {OF_A_CENTRE.includes(tab) && centres.length > 1 && (
          <SelectField label={t('centre')} value={centre.code} onChange={choose('centre')} options={centres.map(({ code, name }) => ({ value: code, label: say(name) }))} />
        )}
        {tab === 'sample' && clockKnown && <MonthChoice month={month} onChange={choose('month')} />}
      </header>
      {!clockKnown ? (
        <Loading rows={10} />
      ) : (
        <>
          {tab === 'worklist' && <Worklist {...shared} centre={centre} month={monthOf(null, centre.zone, now)} counts={counts} search={search} onSearch={setSearch} />}
          {tab === 'review' && <ReviewTab {...shared} />}
          {tab === 'plan' && <PlanTab {...shared} />}
          {tab === 'sample' && <SampleTab key={`${centre.id} ${month}`} centre={centre} month={month} />}
          {tab === 'occasions' && <OccasionsTab key={centre.id} centre={centre} />}
          {tab === 'archive' && <ArchiveTab key={centre.id} centre={centre} onChanged={changed} />}
          {tab === 'figures' && can(viewer, 'VIEW_FIGURES') && <FiguresTab key={centre.id} centre={centre} month={monthOf(null, centre.zone, now)} />}
        </>
      )}
      {openId !== null && clockKnown && <CallCard key={openId} id={openId} onClose={() => open('')} onChanged={changed} onPrint={setSheet} />}
      {sheet && <CallbackPaper sheet={sheet} onPrinted={() => setSheet(null)} />}
    </div>
  );
}

/** Of the address, what means the same on each tab. */
function keptParts(search: URLSearchParams): string {
  const kept = new URLSearchParams([...search].filter(([name]) => ['centres', 'centre', 'month'].includes(name)));
  return kept.size > 0 ? `?${kept.toString()}` : '';
}
