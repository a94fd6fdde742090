import { monthOf, type FactSource } from './fact-source.js';

/** Whole minutes from reception, begun ones left out. */
const minutesUntil = (moment: string) => `floor(extract(epoch from ${moment} - c.received_at) / 60)::integer`;
const local = `c.received_at at time zone z.zone`;

/** Matters, whatever became of them (CP-40). A later reopening stays counted; repeated and collective as the monthly report finds them (`complaints-of-month.ts`). */
export const CASE_FACTS: FactSource = {
  fact: 'case_fact',
  key: 'case_id',
  columns: [
    'case_id', 'centre_id', 'audience', 'kind', 'category', 'validity', 'severity', 'building_id', 'department', 'post', 'person_id', 'received_at', 'received_month', 'received_weekday', 'received_hour',
    'settled_at', 'settled_month', 'first_response_minutes', 'reply_minutes', 'answer_minutes', 'settle_minutes', 'reopened', 'repeated', 'collective',
  ],
  touched: 'select id from service_case where id = any($1::uuid[])',
  facts: (of) => /* sql */ `
select c.id as case_id, c.centre_id, c.audience, c.kind, c.category, c.validity, c.severity, u.building_id, c.responsible_department as department, c.owner_post as post,
  coalesce(c.settled_by, c.owner_person_id) as person_id,
  c.received_at, ${monthOf('c.received_at')} as received_month, extract(isodow from ${local})::smallint as received_weekday, extract(hour from ${local})::smallint as received_hour,
  c.settled_at, ${monthOf('c.settled_at')} as settled_month,
  ${minutesUntil('c.first_response_at')} as first_response_minutes, ${minutesUntil('c.replied_at')} as reply_minutes,
  ${minutesUntil('c.definite_answer_at')} as answer_minutes, ${minutesUntil('c.settled_at')} as settle_minutes,
  acts.reopened, acts.repeated, acts.collective
from service_case c join service_centre z on z.id = c.centre_id left join unit u on u.id = c.unit_id
cross join lateral (
  select count(*) filter (where j.type = 'CaseReopened')::smallint as reopened, count(*) filter (where j.type = 'CaseReceived') > 0 as repeated,
    coalesce((array_agg(j.facts -> 'saidCollective' order by j.n desc) filter (where j.type = 'CaseClassified'))[1] = 'true', false) as collective
  from journal j
  where j.subject_id = c.id and (j.type = 'CaseReopened' or (j.type = 'CaseReceived' and j.facts ? 'previous') or (j.type = 'CaseClassified' and j.facts ? 'saidCollective'))
) acts
where ${of('c.id')}`,
  cube: 'case_cube',
  keys: ['centre_id', 'month', 'basis', 'audience', 'kind', 'category', 'validity', 'severity'],
  sums: ['cases', 'reopened', 'repeated', 'collective'],
  contributions: (from) => /* sql */ `
select f.sign, f.centre_id, b.month, b.basis, f.audience, f.kind, f.category, f.validity, f.severity, 1 as cases, (f.reopened > 0)::integer as reopened, f.repeated::integer as repeated, f.collective::integer as collective
from ${from} f cross join lateral (values ('RECEIVED', f.received_month), ('SETTLED', f.settled_month)) b(basis, month) where b.month is not null`,
};
