import { monthOf, type FactSource } from './fact-source.js';

/** HR-19: seen by whoever may see its case; an occasion is the centre's. */
const AUDIENCE = `coalesce(c.audience, 'CENTRE')`;

/** What visits are owed of (CB-07 to CB-09): a month's population as `month-figures.ts` counts it. Whether one was drawn stands nowhere in it, whether it was visited does. */
export const CANDIDATE_FACTS: FactSource = {
  fact: 'candidate_fact',
  key: 'candidate_id',
  columns: ['candidate_id', 'centre_id', 'audience', 'case_id', 'occasion_id', 'grp', 'settled_at', 'settled_month', 'visited', 'building_id'],
  touched: /* sql */ `
select id from callback_candidate where case_id = any($1::uuid[])
union select id from callback_candidate where case_id is null and occasion_id = any($1::uuid[])
union select id from callback_candidate where callback_id = any($1::uuid[])
union select candidate_id from callback where id = any($1::uuid[]) and candidate_id is not null`,
  facts: (of) => /* sql */ `
select k.id as candidate_id, k.centre_id, ${AUDIENCE} as audience, k.case_id, k.occasion_id, k.grp, k.settled_at, (k.month || '-01')::date as settled_month, v.visited_at is not null as visited, u.building_id
from callback_candidate k left join callback v on v.id = k.callback_id left join service_case c on c.id = k.case_id left join unit u on u.id = k.unit_id
where ${of('k.id')} and k.withdrawn_at is null`,
  cube: 'candidate_cube',
  keys: ['centre_id', 'month', 'audience', 'grp'],
  sums: ['settled', 'visited'],
  contributions: (from) => `select f.sign, f.centre_id, f.settled_month as month, f.audience, f.grp, 1 as settled, f.visited::integer as visited from ${from} f`,
};

/** Visits that were made, chosen ones too; one that is only drawn, owed or given up is none. */
export const VISIT_FACTS: FactSource = {
  fact: 'visit_fact',
  key: 'callback_id',
  columns: ['callback_id', 'centre_id', 'audience', 'case_id', 'occasion_id', 'grp', 'visited_at', 'visited_month', 'at_home', 'satisfaction', 'building_id', 'person_id'],
  touched: /* sql */ `
select id from callback where id = any($1::uuid[])
union select id from callback where case_id = any($1::uuid[])
union select id from callback where occasion_id = any($1::uuid[])`,
  facts: (of) => /* sql */ `
select v.id as callback_id, v.centre_id, ${AUDIENCE} as audience, v.case_id, v.occasion_id, v.grp, v.visited_at, ${monthOf('v.visited_at')} as visited_month, v.form = 'HOME_VISIT' as at_home,
  v.satisfaction::smallint as satisfaction, u.building_id, v.recorded_by as person_id
from callback v join service_centre z on z.id = v.centre_id left join service_case c on c.id = v.case_id left join unit u on u.id = v.unit_id
where ${of('v.id')} and v.visited_at is not null`,
  cube: 'visit_cube',
  keys: ['centre_id', 'month', 'audience', 'grp'],
  sums: ['visits', 'at_home', 'answered', 'content'],
  contributions: (from) => /* sql */ `
select f.sign, f.centre_id, f.visited_month as month, f.audience, f.grp, 1 as visits, f.at_home::integer as at_home, (f.satisfaction is not null)::integer as answered, coalesce(f.satisfaction >= 4, false)::integer as content
from ${from} f`,
};
