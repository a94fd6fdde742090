import type { Database } from '../database/database.js';
import { sourceKeyOf } from './known-records.js';
import type { ImportPlan } from './plan-import.js';

/** The same figures again, counted by SQL from what is stored, with nothing of the file but its own labels to compare with. */
export interface Recount {
  readonly cases: number;
  readonly late: number;
  readonly labelled: number;
  readonly labelsReproduced: number;
  readonly withDays: number;
  readonly daysReproduced: number;
}

const RECOUNT = /* sql */ `
with stated as (
  select * from jsonb_to_recordset($1) as s(source_key text, label text, days int)
), stored as (
  select s.label, s.days,
    exists (select from obligation o where o.subject_id = c.id and (o.verdict in ('LATE', 'MISSED') or (o.status = 'OPEN' and $2::timestamptz > o.due_at))) as late,
    floor(extract(epoch from (select min(j.at) from journal j where j.subject_id = c.id and j.type = 'ReplyGiven') - c.received_at) / 86400)::int as reply_days
  from stated s join service_case c on c.source_key = s.source_key
)
select count(*)::int as "cases", count(*) filter (where late)::int as "late",
  count(label)::int as "labelled", count(*) filter (where label = case when late then 'LATE' else 'ON_TIME' end)::int as "labelsReproduced",
  count(days)::int as "withDays", count(*) filter (where days = reply_days)::int as "daysReproduced"
from stored`;

/** Counts the stored cases of a plan's rows. */
export async function recount(database: Pick<Database, 'pool'>, plan: ImportPlan): Promise<Recount> {
  const stated = plan.judged.map(({ record }) => ({ source_key: sourceKeyOf(plan.source, record.sourceKey), label: record.statedLabel, days: record.statedReplyDays }));
  const { rows } = await database.pool.query<Recount>(RECOUNT, [JSON.stringify(stated), new Date(plan.asOf)]);
  return rows[0]!;
}
