import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarFieldsFragment } from '../gql/graphql';
import { SaveBar } from './save-bar';
import { useCalendarChange } from './use-calendar-change';

type Week = CalendarFieldsFragment['weekly'];
type Span = Week[number]['spans'][number];

const USUAL: readonly Span[] = [{ from: '09:00', until: '12:00' }, { from: '13:30', until: '17:30' }];
/** What a centre without a calendar is offered. */
const OFFERED: Week = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, spans: weekday < 6 ? [...USUAL] : [] }));
const MOST_SPANS = 6;

/** The usual week: spans of each weekday, saved as a whole with a reason. */
export function WeeklyHours({ calendar, mayManage }: { calendar: CalendarFieldsFragment; mayManage: boolean }) {
  const { t } = useTranslation('calendars');
  const change = useCalendarChange();
  const [draft, setDraft] = useState<Week | null>(null);
  const none = calendar.version === 0;
  const week = draft ?? calendar.weekly;
  const withSpans = (weekday: number, spans: readonly Span[]) => setDraft(week.map((day) => (day.weekday === weekday ? { weekday, spans: [...spans] } : day)));
  const discard = () => (setDraft(null), change.forget());

  async function save(reason: string): Promise<boolean> {
    const hours = week.map(({ weekday, spans }) => ({ weekday, spans: spans.map(({ from, until }) => ({ from, until })) }));
    const saved = await change.setWeek({ centreId: calendar.centreId, version: calendar.version, hours, reason });
    if (saved) discard();
    return saved;
  }

  return (
    <section className="card" aria-labelledby="calendar-week">
      <h2 id="calendar-week">{t('week.title')}</h2>
      {none && <p>{t('week.none')}</p>}
      {week.length > 0 && (
        <ul className={draft === null ? 'week' : 'week editing'}>
          {week.map(({ weekday, spans }) => (
            <Weekday key={weekday} weekday={weekday as 1} spans={spans} onChange={draft === null ? undefined : (next) => withSpans(weekday, next)} />
          ))}
        </ul>
      )}
      {mayManage && draft === null && (
        <Button type={none ? 'primary' : 'default'} onClick={() => setDraft(none ? OFFERED : calendar.weekly)}>
          {t(none ? 'week.begin' : 'week.edit')}
        </Button>
      )}
      {draft !== null && (
        <Button size="small" onClick={() => setDraft(week.map((day) => (day.weekday > 1 && day.weekday < 6 ? { ...day, spans: [...week[0]!.spans] } : day)))}>
          {t('week.copy')}
        </Button>
      )}
      {draft !== null && <SaveBar change={change} about={t('week.changed')} openLimits={none ? null : calendar.openLimits} onSave={save} onDiscard={discard} />}
    </section>
  );
}

function Weekday({ weekday, spans, onChange }: { weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7; spans: readonly Span[]; onChange: ((spans: readonly Span[]) => void) | undefined }) {
  const { t } = useTranslation('calendars');
  const name = t(`weekdays.${weekday}`);
  const set = (place: number, span: Partial<Span>) => onChange?.(spans.map((one, index) => (index === place ? { ...one, ...span } : one)));
  return (
    <li>
      <b>{name}</b>
      {spans.length === 0 && <span className="soft">{t('week.closed')}</span>}
      {spans.map((span, place) => (
        <span key={place} className="span">
          {onChange ? (
            <>
              <TimeInput label={t('week.from', { weekday: name, place: place + 1 })} value={span.from} onChange={(from) => set(place, { from })} />–
              <TimeInput label={t('week.until', { weekday: name, place: place + 1 })} value={span.until} onChange={(until) => set(place, { until })} />
              <Button size="small" aria-label={t('week.remove', { weekday: name, place: place + 1 })} onClick={() => onChange(spans.filter((_, index) => index !== place))}>
                ✕
              </Button>
            </>
          ) : (
            `${span.from}–${span.until}`
          )}
        </span>
      ))}
      {onChange && spans.length < MOST_SPANS && (
        <Button size="small" aria-label={t('week.addTo', { weekday: name })} onClick={() => onChange([...spans, spans.length === 0 ? USUAL[0]! : { from: '', until: '' }])}>
          {t('week.add')}
        </Button>
      )}
    </li>
  );
}

/** The browser's own field for times knows no 24:00. */
function TimeInput({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return <input className="control time" aria-label={label} value={value} placeholder="09:00" maxLength={5} inputMode="numeric" autoComplete="off" onChange={(event) => onChange(event.target.value.trim().replace('：', ':'))} />;
}
