import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { traceIdOf } from '../apollo';
import { can, useViewer, type SignedIn } from '../access/viewer';
import { dayIn } from '../format/time';
import { CalendarDocument } from '../gql/graphql';
import { useWords } from '../i18n/use-language';
import { FromFile } from '../imports/from-file';
import { ErrorState } from '../ui/error-state';
import { SelectField } from '../ui/inputs';
import { Loading } from '../ui/loading';
import { useScope } from '../shell/scope';
import { CalendarChanges } from './calendar-changes';
import { WeeklyHours } from './weekly-hours';
import { YearCard } from './year-card';
import '../policies/policies.css';
import './calendars.css';

/** A centre's working time: the usual week, each year's holidays and make-up days, and who changed them. Centre and year are kept in the address. */
export function Component() {
  const { t } = useTranslation('calendars');
  const { t: house } = useTranslation();
  const say = useWords();
  const viewer = useViewer();
  const scope = useScope();
  const [search, setSearch] = useSearchParams();
  const centre = viewer.centres.find(({ code }) => code === search.get('centre')) ?? scope.centres[0];
  useEffect(() => {
    document.title = `${t('title')} · ${house('product')}`;
  }, [t, house]);
  const keep = (name: string, value: string) =>
    setSearch((before) => {
      const after = new URLSearchParams(before);
      after.set(name, value);
      return after;
    });
  return (
    <div className="policies-page calendars-page">
      <h1>{t('title')}</h1>
      <p className="soft">{t('about')}</p>
      {centre ? (
        <>
          <div className="calendar-centre">
            <SelectField label={t('centre')} value={centre.code} onChange={(code) => keep('centre', code)} options={viewer.centres.map(({ code, name }) => ({ value: code, label: say(name) }))} />
            <FromFile kind="CALENDAR" centre={centre.code} />
          </div>
          <CentreCalendar key={centre.id} centre={centre} year={yearOf(search.get('year'))} onYear={(year) => keep('year', String(year))} />
        </>
      ) : (
        <p>{t('noCentre')}</p>
      )}
    </div>
  );
}

const POLL_MS = 1_000;

function CentreCalendar({ centre, year, onYear }: { centre: SignedIn['centres'][number]; year: number | null; onYear: (year: number) => void }) {
  const { t } = useTranslation('calendars');
  const viewer = useViewer();
  const { data, error, refetch, startPolling, stopPolling } = useQuery(CalendarDocument, { variables: { centreId: centre.id }, fetchPolicy: 'cache-and-network' });
  const calendar = data?.calendar;
  const waiting = calendar?.waitingCases ?? 0;
  useEffect(() => {
    if (waiting === 0) return;
    startPolling(POLL_MS);
    return stopPolling;
  }, [waiting, startPolling, stopPolling]);
  const today = dayIn(centre.zone, Date.parse(viewer.serverNow));
  const mayManage = can(viewer, 'MANAGE_POLICIES');
  return (
    <>
      {error && <ErrorState what={t('failed')} traceId={traceIdOf(error)} retry={() => void refetch().catch(() => undefined)} />}
      {!calendar && !error && <Loading rows={8} />}
      {calendar && (
        <>
          <p className="calendar-waiting" role="status">
            {waiting > 0 && t('waiting', { count: waiting })}
          </p>
          {!mayManage && <p className="soft">{t('mayNot')}</p>}
          <WeeklyHours calendar={calendar} mayManage={mayManage} />
          {calendar.version > 0 && <YearCard calendar={calendar} year={year ?? Number(today.slice(0, 4))} today={today} mayManage={mayManage} onYear={onYear} />}
          <CalendarChanges changes={calendar.changes} zone={centre.zone} />
        </>
      )}
    </>
  );
}

/** Of the address; null: none, or none that a calendar has. */
function yearOf(text: string | null): number | null {
  const year = Number(text);
  return Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : null;
}
