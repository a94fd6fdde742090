import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-language';
import { dayAfter, marked, monthAfter, nextMark, weekdayOf, weeksOf, type DayMark, type Marks } from './days';

const MONTHS = Array.from({ length: 12 }, (_, month) => month + 1);
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const STEPS: Readonly<Record<string, (day: string) => string>> = {
  ArrowLeft: (day) => dayAfter(day, -1),
  ArrowRight: (day) => dayAfter(day, 1),
  ArrowUp: (day) => dayAfter(day, -7),
  ArrowDown: (day) => dayAfter(day, 7),
  PageUp: (day) => monthAfter(day, -1),
  PageDown: (day) => monthAfter(day, 1),
};

interface YearGridProps {
  readonly year: number;
  readonly marks: Marks;
  /** Weekdays that are worked, 1 Monday … 7 Sunday. */
  readonly worked: ReadonlySet<number>;
  /** What a day is called by the announcement. */
  readonly nameOf: (day: string) => string | undefined;
  readonly today: string;
  /** Left out: to be looked at only. */
  readonly onChange?: ((marks: Marks) => void) | undefined;
}

/** A year as twelve months. One stop for Tab; the arrows go from day to day, Page Up and Down from month to month; Enter and Space turn a day over. */
export function YearGrid({ year, marks, worked, nameOf, today, onChange }: YearGridProps) {
  const { t } = useTranslation('calendars');
  const language = useLanguage();
  const grid = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState<string | null>(null);
  const tabStop = stop?.startsWith(`${year}-`) ? stop : today.startsWith(`${year}-`) ? today : `${year}-01-01`;
  const monthName = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });

  const move = (event: KeyboardEvent) => {
    const day = (event.target as HTMLElement).dataset['day'];
    const next = day && STEPS[event.key]?.(day);
    if (!next) return;
    event.preventDefault();
    if (!next.startsWith(`${year}-`)) return;
    setStop(next);
    grid.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
  };

  const label = (day: string) => {
    const mark = marks.get(day);
    const weekday = weekdayOf(day) as (typeof WEEKDAYS)[number];
    const is = t(mark === 'HOLIDAY' ? 'day.holiday' : mark === 'MAKE_UP' ? 'day.makeUp' : worked.has(weekday) ? 'day.working' : 'day.rest');
    const name = nameOf(day);
    return t(name && mark ? 'day.labelNamed' : 'day.label', { day, weekday: t(`weekdays.${weekday}`), is, name });
  };

  const button = (day: string) => {
    const name = label(day);
    const mark = marks.get(day);
    return (
      <button
        type="button"
        data-day={day}
        className={`calendar-day ${dayClass(mark, day, worked)} ${day === today ? 'today' : ''}`}
        aria-label={name}
        aria-current={day === today ? 'date' : undefined}
        aria-disabled={onChange ? undefined : true}
        tabIndex={day === tabStop ? 0 : -1}
        title={name}
        onFocus={() => setStop(day)}
        onClick={() => onChange?.(marked(marks, day, nextMark(mark, worked.has(weekdayOf(day)))))}
      >
        {Number(day.slice(8))}
        {mark && <i aria-hidden="true">{t(mark === 'HOLIDAY' ? 'marks.holiday' : 'marks.makeUp')}</i>}
      </button>
    );
  };

  return (
    <div className="year-grid" ref={grid} onKeyDown={move} role="group" aria-label={t('year.title', { year })}>
      {MONTHS.map((month) => (
        <table key={month} className="month">
          <caption>{monthName.format(Date.UTC(year, month - 1, 1))}</caption>
          <thead>
            <tr>
              {WEEKDAYS.map((weekday) => (
                <th key={weekday} scope="col" abbr={t(`weekdays.${weekday}`)}>
                  {t(`weekdaysShort.${weekday}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(year, month).map((week, index) => (
              <tr key={index}>
                {week.map((day, place) => (
                  <td key={place}>{day && button(day)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

function dayClass(mark: DayMark | undefined, day: string, worked: ReadonlySet<number>): string {
  if (mark) return mark === 'HOLIDAY' ? 'holiday' : 'make-up';
  return worked.has(weekdayOf(day)) ? 'working' : 'rest';
}
