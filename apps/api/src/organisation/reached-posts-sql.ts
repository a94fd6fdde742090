import { ROSTER_SPEAKS_DAYS, LONGEST_SHIFT_HOURS } from '@guanjia/domain';

const NOW = '(select now from moment)';

/** Whether the post works by roster at the centre: one without a shift within a week of now says nothing (any more). Wants the CTE `moment (now)`. */
export const rosterOf = (post: string, centreId: string): string => /* sql */ `
  exists (select from duty_shift s where s.centre_id = ${centreId} and s.post = ${post}
    and s.ends_at > ${NOW} - interval '${ROSTER_SPEAKS_DAYS} days' and s.starts_at < ${NOW} + interval '${ROSTER_SPEAKS_DAYS} days')`;

/**
 * One row for a post at a centre: `there`, its holders who are on duty and not away, comma-joined and sorted; `holders`, all of them; null for nobody;
 * `reason` why nobody is there. Equals the domain's `reach`.
 */
const whoIsThere = (post: string, centreId: string): string => /* sql */ `
  select string_agg(distinct person, ',') filter (where on_duty and not away) as there, string_agg(distinct person, ',') as holders,
    case when count(*) = 0 then 'VACANT' when bool_or(on_duty) then 'AWAY' else 'OFF_DUTY' end as reason
  from (
    select h.person_id::text as person,
      not ${rosterOf(post, centreId)} or exists (
        select from duty_shift s where s.centre_id = ${centreId} and s.post = ${post} and s.person_id = h.person_id
          and s.starts_at <= ${NOW} and s.ends_at > ${NOW} and s.ends_at <= ${NOW} + interval '${LONGEST_SHIFT_HOURS} hours') as on_duty,
      exists (
        select from absence a where a.person_id = h.person_id and a.away_from <= ${NOW} and (a.away_until is null or a.away_until > ${NOW})) as away
    from post_holding h join person who on who.id = h.person_id and who.disabled_at is null
    where h.post = ${post} and (h.centre_id = ${centreId} or h.centre_id is null)
      and h.held_from <= ${NOW} and (h.held_until is null or h.held_until > ${NOW})
    offset 0 -- Each question once: pulled up, they would be asked again for every column that reads them.
  ) held`;

/**
 * Two CTEs over `wanted (post, centre_id)` and `moment (now)`: `reached (wanted, centre_id, post, passed, because, persons)` says whom a step for a post really
 * reaches today (law 9). A post where nobody is there (vacant, off duty by its roster, away) passes to the next one up its reporting line and is named in
 * `passed`, with the reason in `because`. Above the top post there is no one: its holders are rung wherever they are; where nobody holds any post of the
 * line, `persons` is empty.
 */
export const REACHED = /* sql */ `
walk (wanted, centre_id, post, passed, because, there, holders, reason) as (
  select w.post, w.centre_id, w.post, '{}'::text[], '{}'::text[], t.there, t.holders, t.reason
  from wanted w cross join lateral (${whoIsThere('w.post', 'w.centre_id')}) t
  union all
  select w.wanted, w.centre_id, p.reports_to, w.passed || w.post, w.because || w.reason, t.there, t.holders, t.reason
  from walk w join post p on p.key = w.post cross join lateral (${whoIsThere('p.reports_to', 'w.centre_id')}) t
  where w.there is null and p.reports_to is not null and p.reports_to <> w.post and p.reports_to <> all (w.passed)
), reached as materialized (
  select distinct on (wanted, centre_id) wanted, centre_id, post, array_to_string(passed, ',') as passed, array_to_string(because, ',') as because,
    coalesce(there, holders, '') as persons
  from walk order by wanted, centre_id, cardinality(passed) desc
)`;
