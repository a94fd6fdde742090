import { weeklyProblems, withWeeklyHours, withYear, yearProblems, type CalendarProblem, type CalendarYear, type CentreCalendar, type OpenSpan, type WeeklyHours, type Words } from '@guanjia/domain';
import type { PoolClient } from 'pg';
import { writeAccessLog } from '../access/access-log.js';
import type { Database } from '../database/database.js';
import { inTransaction } from '../database/in-transaction.js';

/** Who changes which centre's calendar, why, and which version they had seen (0: it had none). */
export interface CalendarChange {
  readonly centreId: string;
  readonly personId: string;
  readonly version: number;
  readonly reason: string;
}

export interface WeekdayHours {
  readonly weekday: number;
  readonly spans: readonly { readonly from: string; readonly until: string }[];
}

const LONGEST_REASON = 500;
const MOST_SPANS = 6;

/** The usual week anew, as the centre's next version. @returns why not; with one of them nothing changed */
export function setWeeklyHours({ pool }: Database, change: CalendarChange, hours: readonly WeekdayHours[]): Promise<CalendarProblem[]> {
  return inTransaction(pool, (client) => writeWeeklyHours(client, change, hours));
}

/** A whole year's days, as the centre's next version. @returns why not; with one of them nothing changed */
export function setCalendarYear({ pool }: Database, change: CalendarChange, year: CalendarYear): Promise<CalendarProblem[]> {
  return inTransaction(pool, (client) => writeCalendarYear(client, change, year));
}

/** {@link setWeeklyHours} within a transaction. */
export function writeWeeklyHours(client: PoolClient, change: CalendarChange, hours: readonly WeekdayHours[]): Promise<CalendarProblem[]> {
  const weekly: WeeklyHours = Object.fromEntries(hours.map(({ weekday, spans }) => [weekday, spans.map(({ from, until }): OpenSpan => [from, until])]));
  const problems = [...hoursProblems(hours), ...weeklyProblems(weekly)];
  return changed(client, change, problems, null, (current) => ({ problems: [], next: withWeeklyHours(current, weekly) }));
}

/** {@link setCalendarYear} within a transaction. */
export function writeCalendarYear(client: PoolClient, change: CalendarChange, year: CalendarYear): Promise<CalendarProblem[]> {
  return changed(client, change, [], year.year, (current) => {
    if (!current) return { problems: [problem('weekly', { zh: '请先设置每周工作时间，再设置节假日。', en: 'Set the weekly hours first, then the holidays.' })] };
    return { problems: yearProblems(year, current.weekly), next: withYear(current, year) };
  });
}

/** The newest version of a centre's calendar; version 0: it has none. */
export async function newestCalendar(client: PoolClient, centreId: string): Promise<{ readonly version: number; readonly body: CentreCalendar | null }> {
  await client.query(LOCK, [centreId]);
  const { rows } = await client.query<{ version: number; body: CentreCalendar }>(NEWEST, [centreId]);
  return rows[0] ?? { version: 0, body: null };
}

/** The versions of a centre come one after the other: whoever holds the centre's lock writes the next one, and the others see that theirs is old. */
const LOCK = /* sql */ `select pg_advisory_xact_lock(hashtextextended('calendar ' || $1, 0))`;
const NEWEST = /* sql */ `select version, body from centre_calendar where centre_id = $1 order by version desc limit 1`;
const ADD = /* sql */ `insert into centre_calendar (centre_id, version, body, year, reason, recorded_by) values ($1, $2, $3, $4, $5, $6)`;

type Change = (current: CentreCalendar | null) => { readonly problems: readonly CalendarProblem[]; readonly next?: CentreCalendar };

async function changed(client: PoolClient, { centreId, personId, version, reason }: CalendarChange, found: readonly CalendarProblem[], year: number | null, change: Change): Promise<CalendarProblem[]> {
  const why = reason.trim();
  const current = await newestCalendar(client, centreId);
  if (current.version !== version) return [outOfDate(current.version)];
  const { problems, next } = change(current.body);
  const all = [...found, ...problems, ...reasonProblems(why)];
  if (all.length > 0 || !next) return all;
  await client.query(ADD, [centreId, version + 1, JSON.stringify(next), year, why, personId]);
  await writeAccessLog(client, { personId, act: 'CHANGE_CALENDAR', subjectKind: 'centre', subjectId: centreId, reason: `${year ?? 'weekly hours'}, version ${version + 1}: ${why}` });
  return [];
}

function hoursProblems(hours: readonly WeekdayHours[]): CalendarProblem[] {
  const seen = new Set<number>();
  return hours.flatMap(({ weekday, spans }, place) => {
    const again = seen.has(weekday);
    seen.add(weekday);
    if (!Number.isInteger(weekday) || weekday < 1 || weekday > 7) return [problem(`hours.${place}.weekday`, { zh: '星期应为 1（周一）至 7（周日）。', en: 'A weekday is 1 (Monday) to 7 (Sunday).' })];
    if (again) return [problem(`hours.${place}.weekday`, { zh: '同一天只能出现一次。', en: 'Each weekday may be named once.' })];
    return spans.length > MOST_SPANS ? [problem(`weekly.${weekday}`, { zh: `一天最多 ${MOST_SPANS} 段。`, en: `A day has at most ${MOST_SPANS} spans.` })] : [];
  });
}

function reasonProblems(reason: string): CalendarProblem[] {
  if (reason === '') return [problem('reason', { zh: '请写明理由。', en: 'Say why.' })];
  return reason.length > LONGEST_REASON ? [problem('reason', { zh: `理由最多 ${LONGEST_REASON} 字。`, en: `The reason has at most ${LONGEST_REASON} characters.` })] : [];
}

function outOfDate(version: number): CalendarProblem {
  return problem('version', { zh: `日历已被他人改为第 ${version} 版。请查看新的日历后再改。`, en: `Somebody else changed the calendar; it is version ${version} now. Look at it, then change it again.` });
}

const problem = (field: string, message: Words): CalendarProblem => ({ field, message });
