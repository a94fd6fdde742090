import { monthOf, type FactSource } from './fact-source.js';

const OWED = `o.verdict is null`;

/**
 * Time limits of cases, duties and visits. The verdict alone decides: lateness is never erased (law 3), so a judged limit stays, whatever its status. What was superseded or
 * cancelled before it was judged is none. CB-08: a draw that was not followed by a visit (yet, or ever: the same lot may fall again) leaves no trace, as nowhere else.
 */
export const LIMIT_FACTS: FactSource = {
  fact: 'limit_fact',
  key: 'obligation_id',
  columns: ['obligation_id', 'subject_kind', 'subject_id', 'centre_id', 'audience', 'rule_key', 'strength', 'outcome', 'paused', 'due_at', 'due_month', 'level', 'building_id', 'department', 'post', 'person_id'],
  // What hides a case hides its visits, without a row of their own in the journal.
  touched: /* sql */ `
select id from obligation where subject_id = any($1::uuid[])
union select o.id from callback k join obligation o on o.subject_id = k.id where k.case_id = any($1::uuid[])
union select o.id from callback k join obligation o on o.subject_id = k.id where k.occasion_id = any($1::uuid[])`,
  facts: (of) => /* sql */ `
select o.id as obligation_id, o.subject_kind, o.subject_id, o.centre_id, o.audience, o.rule_key, o.strength, coalesce(o.verdict, 'OWED') as outcome,
  ${OWED} and o.pauses @? '$[*] ? (@.until == null)' as paused, o.due_at, ${monthOf('o.due_at')} as due_month, o.level::smallint as level,
  u.building_id, c.responsible_department as department, o.owed_by[1] as post, coalesce(c.settled_by, c.owner_person_id, d.fulfilled_by, k.recorded_by) as person_id
from obligation o join service_centre z on z.id = o.centre_id
left join service_case c on o.subject_kind = 'case' and c.id = o.subject_id
left join duty d on o.subject_kind = 'duty' and d.id = o.subject_id
left join callback k on o.subject_kind = 'callback' and k.id = o.subject_id
left join unit u on u.id = coalesce(c.unit_id, k.unit_id)
where ${of('o.id')} and (o.verdict is not null or o.status = 'OPEN') and (k.id is null or k.origin <> 'DRAWN' or k.visited_at is not null)`,
  cube: 'limit_cube',
  keys: ['centre_id', 'month', 'audience', 'subject_kind', 'rule_key', 'strength', 'outcome', 'level'],
  sums: ['limits'],
  contributions: (from) => `select f.sign, f.centre_id, f.due_month as month, f.audience, f.subject_kind, f.rule_key, f.strength, f.outcome, f.level, 1 as limits from ${from} f`,
};
