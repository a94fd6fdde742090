import type { Pool, PoolClient } from 'pg';
import { rosterOf } from './reached-posts-sql.js';

export interface DutyPersonRow {
  readonly personId: string;
  readonly acting: boolean;
  readonly away: boolean;
  readonly from: string | null;
  readonly until: string | null;
}

export interface PostOnDutyRow {
  readonly post: string;
  readonly rostered: boolean;
  readonly now: readonly DutyPersonRow[];
  readonly next: readonly DutyPersonRow[];
}

const NOW = '(select now from moment)';
const HELD = `h.held_from <= ${NOW} and (h.held_until is null or h.held_until > ${NOW})`;
const AWAY = `exists (select from absence a where a.person_id = h.person_id and a.away_from <= ${NOW} and (a.away_until is null or a.away_until > ${NOW}))`;
const person = (shift: string): string =>
  `json_build_object('personId', h.person_id, 'acting', h.acting, 'away', ${AWAY}, 'from', ${shift}.starts_at, 'until', ${shift}.ends_at)`;

/** The posts of one centre ($1) with who is on duty now and in the next shift: what law 9 asks, shown. */
export const ON_DUTY = /* sql */ `
select p.key as post, r.rostered,
  coalesce((
    select json_agg(${person('s')} order by h.acting, s.ends_at, h.person_id)
    from (select distinct on (h.person_id) h.person_id, h.acting from post_holding h join person who on who.id = h.person_id and who.disabled_at is null
          where h.post = p.key and h.centre_id = $1 and ${HELD} order by h.person_id, h.acting) h
    left join duty_shift s on r.rostered and s.centre_id = $1 and s.post = p.key and s.person_id = h.person_id and s.starts_at <= ${NOW} and s.ends_at > ${NOW}
    where not r.rostered or s.id is not null), '[]') as now,
  coalesce((
    select json_agg(${person('s')} order by s.ends_at, h.person_id)
    from duty_shift s
    cross join lateral (select s.person_id, coalesce(bool_and(h.acting), false) as acting from post_holding h
      where h.person_id = s.person_id and h.post = p.key and h.centre_id = $1 and h.held_from <= s.starts_at and (h.held_until is null or h.held_until > s.starts_at)) h
    where s.centre_id = $1 and s.post = p.key
      and s.starts_at = (select min(starts_at) from duty_shift first where first.centre_id = $1 and first.post = p.key and first.starts_at > ${NOW})), '[]') as next
from post p cross join lateral (select ${rosterOf('p.key', '$1::uuid')} as rostered) r
where not p.company_wide and (r.rostered or exists (select from post_holding h where h.post = p.key and h.centre_id = $1 and ${HELD}))
order by p.ordinal, p.key`;

export async function whoIsOnDuty(target: Pool | PoolClient, centreId: string): Promise<PostOnDutyRow[]> {
  const { rows } = await target.query<PostOnDutyRow>(`with moment as materialized (select app_now() as now) ${ON_DUTY}`, [centreId]);
  return rows;
}
