import { calendarRules, chineseCalendar, proposedYear, WEEKDAYS, type CentreCalendar as Kept, type Words } from '@guanjia/domain';
import type { CalendarDay, CalendarProposal, CentreCalendar } from '@guanjia/schema';
import type { Scope } from '../access/scope.js';
import type { Database } from '../database/database.js';
import { loadPolicySet } from '../policies/policy-sets.js';

interface Stored {
  readonly version: number;
  readonly year: number | null;
  readonly reason: string;
  readonly recordedBy: Words;
  readonly recordedAt: number;
  readonly moved: number;
}

const NEWEST = /* sql */ `select version, body from centre_calendar where centre_id = $1 order by version desc limit 1`;

const CHANGES = /* sql */ `
select k.version, k.year, k.reason, json_build_object('zh', p.name_zh, 'en', p.name_en) as "recordedBy", (extract(epoch from k.recorded_at) * 1000)::int8 as "recordedAt",
  (select count(*)::int from journal j where j.type = 'ObligationRecalculated' and j.centre_id = any($2::uuid[]) and j.audience = any($3::text[])
     and j.centre_id = k.centre_id and (j.facts ->> 'calendarVersion')::int = k.version) as moved
from centre_calendar k join person p on p.id = k.recorded_by where k.centre_id = $1 order by k.version desc limit 100`;

const OPEN_LIMITS = /* sql */ `
select s.policy_set_id, o.rule_key, count(*)::int as count from (
  select id, policy_set_id, centre_id, audience from service_case where centre_id = $1 and calendar_version is not null
  union all
  select id, policy_set_id, centre_id, audience from duty where centre_id = $1 and fulfilled_at is null
) s join obligation o on o.subject_id = s.id
where s.centre_id = any($2::uuid[]) and s.audience = any($3::text[]) and o.status = 'OPEN' and o.due_at >= app_now()
group by 1, 2`;

const WAITING = /* sql */ `select count(*)::int as count from service_case where centre_id = $1 and calendar_version < $2`;

/** A centre's calendar as it is now, with what hangs on it within the viewer's scope and how it came about. */
export async function calendarView(database: Database, scope: Scope, centreId: string, language: string): Promise<CentreCalendar> {
  const { pool } = database;
  const seen = [centreId, scope.centreIds, scope.audiences];
  const { rows } = await pool.query<{ version: number; body: Kept }>(NEWEST, [centreId]);
  const { version, body } = rows[0] ?? { version: 0, body: null };
  const { rows: changes } = await pool.query<Stored>(CHANGES, seen);
  const { rows: waiting } = await pool.query<{ count: number }>(WAITING, [centreId, version]);
  return {
    centreId,
    version,
    weekly: body ? WEEKDAYS.map((weekday) => ({ weekday, spans: (body.weekly[weekday] ?? []).map(([from, until]) => ({ from, until })) })) : [],
    years: (body?.years ?? []).map(({ year, holidays, makeUpDays }) => ({ year, ...named(year, { holidays, makeUpDays }) })),
    openLimits: scope.centreIds.includes(centreId) ? await openLimits(database, seen) : null,
    waitingCases: waiting[0]!.count,
    changes: changes.map(({ recordedBy, ...change }) => ({ ...change, recordedBy: language.startsWith('zh') ? recordedBy.zh : recordedBy.en })),
  };
}

/** The announced days of a year for this centre's week. A centre without one has no day off of its own, so that no day needs to be worked instead. */
export async function calendarProposal({ pool }: Database, centreId: string, year: number): Promise<CalendarProposal> {
  const { rows } = await pool.query<{ body: Kept }>(NEWEST, [centreId]);
  const { announced, holidays, makeUpDays, workedAnyway } = proposedYear(year, rows[0]?.body.weekly ?? {});
  return { year, announced, ...named(year, { holidays, makeUpDays, workedAnyway }) };
}

async function openLimits(database: Database, seen: readonly unknown[]): Promise<number> {
  const { rows } = await database.pool.query<{ policy_set_id: string; rule_key: string; count: number }>(OPEN_LIMITS, [...seen]);
  let sum = 0;
  for (const { policy_set_id, rule_key, count } of rows) {
    const { policy } = await loadPolicySet(database, policy_set_id);
    if (calendarRules(policy).has(rule_key)) sum += count;
  }
  return sum;
}

function named<Key extends string>(year: number, lists: Readonly<Record<Key, readonly string[]>>): Record<Key, CalendarDay[]> {
  const { names } = chineseCalendar(year);
  const days = Object.entries<readonly string[]>(lists).map(([key, list]) => [key, list.map((day) => ({ day, name: names[day] ?? null }))]);
  return Object.fromEntries(days) as Record<Key, CalendarDay[]>;
}
