import type { Instant } from '@guanjia/domain';
import type pg from 'pg';
import { judge } from '../../callbacks/judge-home-visits.js';
import type { PastDesk } from '../past-desk.js';

const HOUR_MS = 3_600_000;

/** A month's share of home visits is judged only at its end (CB-12), other days of history later. Until then it stands aside, so that no sweeper rings a month of last year. */
const ASIDE = /* sql */ `
with held as (
  update duty set fulfilled_at = period_start where rule_key = 'CB-12' and fulfilled_at is null and arisen_at <= $1 returning id
)
update obligation o set next_step_at = null, next_effect = null from held where o.subject_id = held.id and o.status = 'OPEN'`;

const BACK = /* sql */ `
with taken as (
  update duty set fulfilled_at = null where rule_key = 'CB-12' and fulfilled_at = period_start and ($1::timestamptz is null or period_end <= $1) returning id, period_end
), moved as (
  update obligation o set next_step_at = to_timestamp((o.steps -> o.taken ->> 'at')::float8 / 1000), next_effect = o.steps -> o.taken -> 'effect' ->> 'kind' from taken where o.subject_id = taken.id and o.status = 'OPEN'
)
select id, (extract(epoch from period_end) * 1000)::int8 as over from taken order by period_end, id`;

export async function holdHomeShares({ desk }: PastDesk, now: Instant): Promise<void> {
  await desk.database.pool.query(ASIDE, [new Date(now).toISOString()]);
}

/** Judges the months that are over by then; `all`: the history ends, and what is not over goes on at the desk. */
export async function judgeHomeShares({ desk, at }: PastDesk, now: Instant, all: boolean): Promise<void> {
  const client = desk.database.pool as unknown as pg.ClientBase;
  const { rows } = await client.query<{ id: string; over: Instant }>(BACK, [all ? null : new Date(now).toISOString()]);
  for (const { id, over } of rows) {
    // Reached, it is met at once; not reached, the manager is told an hour later, and then it is over.
    for (const moment of [over + 1_000, over + 1.5 * HOUR_MS]) {
      if (moment > now) continue;
      await at(moment, true);
      await judge(desk, client, id);
    }
  }
}
