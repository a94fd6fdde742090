import { useApolloClient } from '@apollo/client/react';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { traceIdOf } from '../apollo';
import { CalendarProposalDocument, type CalendarFieldsFragment, type CalendarProposalQuery } from '../gql/graphql';
import { useFailure } from '../use-failure';
import { useWords } from '../i18n/use-language';
import { ErrorState } from '../ui/error-state';
import { daysOf, differences, marksOf, marksOfYear, workedWeekdays, type Marks } from './days';
import { SaveBar } from './save-bar';
import { useCalendarChange } from './use-calendar-change';
import { YearGrid } from './year-grid';

interface YearCardProps {
  readonly calendar: CalendarFieldsFragment;
  readonly year: number;
  readonly today: string;
  readonly mayManage: boolean;
  readonly onYear: (year: number) => void;
}

/** A year's holidays and make-up days: looked at, taken from the announcement, turned over day by day, and saved as a whole with a reason. */
export function YearCard({ calendar, year, today, mayManage, onYear }: YearCardProps) {
  const { t } = useTranslation('calendars');
  const failure = useFailure();
  const say = useWords();
  const client = useApolloClient();
  const change = useCalendarChange();
  const [draft, setDraft] = useState<Marks | null>(null);
  const [proposal, setProposal] = useState<CalendarProposalQuery['calendarProposal'] | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [asking, setAsking] = useState(false);
  const stored = useMemo(() => marksOfYear(calendar.years, year), [calendar.years, year]);
  const marks = draft ?? stored;
  const changed = differences(stored, marks);
  const worked = workedWeekdays(calendar.weekly);
  const entered = calendar.years.find((one) => one.year === year);
  const names = new Map([entered, proposal].flatMap((lists) => (lists ? [...lists.holidays, ...lists.makeUpDays] : [])).flatMap(({ day, name }) => (name ? [[day, say(name)] as const] : [])));
  const mayEdit = mayManage && calendar.version > 0;

  const discard = () => (setDraft(null), setProposal(null), change.forget());
  const goTo = (next: number) => (discard(), onYear(next));

  async function takeAnnouncement() {
    setAsking(true);
    setTrouble(null);
    try {
      const { data } = await client.query({ query: CalendarProposalDocument, variables: { centreId: calendar.centreId, year }, fetchPolicy: 'network-only' });
      const found = data!.calendarProposal;
      setProposal(found);
      if (found.announced) setDraft(marksOf(found));
    } catch (error) {
      setTrouble(error);
    } finally {
      setAsking(false);
    }
  }

  async function save(reason: string): Promise<boolean> {
    const { centreId, version } = calendar;
    const saved = await change.setYear({ centreId, version, year, holidays: daysOf(marks, 'HOLIDAY'), makeUpDays: daysOf(marks, 'MAKE_UP'), reason });
    if (saved) discard();
    return saved;
  }

  return (
    <section className="card" aria-labelledby="calendar-year">
      <div className="calendar-year-head">
        <h2 id="calendar-year">{t('year.title', { year })}</h2>
        <span>
          <Button onClick={() => goTo(year - 1)} aria-label={t('year.previous', { year: year - 1 })}>
            ‹ {year - 1}
          </Button>
          <Button onClick={() => goTo(year + 1)} aria-label={t('year.next', { year: year + 1 })}>
            {year + 1} ›
          </Button>
        </span>
        {mayEdit && (
          <Button loading={asking} onClick={() => void takeAnnouncement()}>
            {t('year.take')}
          </Button>
        )}
      </div>
      <p className="soft" role="status">
        {t(entered ? 'year.entered' : 'year.missing', { holidays: daysOf(marks, 'HOLIDAY').length, makeUpDays: daysOf(marks, 'MAKE_UP').length, year })}{' '}
        {proposal && !proposal.announced && <b>{t('year.unannounced', { year })}</b>}
        {proposal?.announced && <b>{t(changed > 0 ? 'year.taken' : 'year.same', { year })}</b>}
        {proposal && proposal.workedAnyway.length > 0 && ` ${t('year.workedAnyway', { days: proposal.workedAnyway.map(({ day }) => day).join(t('and')) })}`}
      </p>
      {trouble !== null && <ErrorState what={failure(trouble, t('year.takeFailed'))} traceId={traceIdOf(trouble)} retry={() => void takeAnnouncement()} />}
      <ul className="calendar-legend" aria-label={t('legend')}>
        {(['holiday', 'make-up', 'rest', 'working'] as const).map((kind) => (
          <li key={kind}>
            <span className={`calendar-day ${kind}`} aria-hidden="true">
              1{kind === 'holiday' && <i>{t('marks.holiday')}</i>}
              {kind === 'make-up' && <i>{t('marks.makeUp')}</i>}
            </span>
            {t(`day.${kind === 'make-up' ? 'makeUp' : kind}`)}
          </li>
        ))}
      </ul>
      {mayEdit && <p className="soft">{t('year.how')}</p>}
      <YearGrid year={year} marks={marks} worked={worked} nameOf={(day) => names.get(day)} today={today} onChange={mayEdit ? setDraft : undefined} />
      {mayEdit && (changed > 0 || draft !== null) && (
        <SaveBar change={change} about={t('year.changed', { count: changed })} openLimits={calendar.openLimits} problem={changed === 0 && entered ? t('nothing') : undefined} onSave={save} onDiscard={discard} />
      )}
    </section>
  );
}
