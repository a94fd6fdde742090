import { REACHED } from '../organisation/reached-posts-sql.js';

/** A moment as the domain's milliseconds. */
const ms = (moment: string): string => `(extract(epoch from ${moment}) * 1000)::int8`;

/** What owes, and where it is stored. */
export const SUBJECT_TABLES = { case: 'service_case', duty: 'duty', callback: 'callback' } as const;
export type SweptSubject = keyof typeof SUBJECT_TABLES;

/**
 * Takes due NOTIFY steps of cases, of duties or of callbacks, oldest first, with the same effect as the domain's `advance`, of at most `limit` obligations. Answers { taken }:
 * how many steps.
 *
 * - The limit is written into the text: a statement without parameters is planned once, and planned for a small limit.
 * - Lock order: case, duty or callback, then obligation. What another process holds is skipped and comes with a later batch; the locked rows are read in their newest version.
 * - `= any (array(…))` beside the joins of `moved` and `touched`: rows are fetched by their keys; the join alone reads all cases once they are many.
 * - Of an obligation several steps may be past (after downtime): all up to the batch's `horizon` are taken, so that batches follow each other in time.
 * - A case in which a step with another effect is due is left to the verb path up to that step (`barrier`): a takeover or a new class comes in its turn.
 */
export const sweepStatement = (limit: number, subject: SweptSubject): string => /* sql */ `
with recursive moment as materialized (select app_now() as now),
picked as materialized (
  select o.id, o.subject_id, o.next_step_at
  from obligation o join ${SUBJECT_TABLES[subject]} c on c.id = o.subject_id
  where o.subject_kind = '${subject}' and o.next_step_at < (select now from moment) and o.next_effect = 'NOTIFY'
    -- "offset 0": asked row by row over the index of such steps; as a join it would read the whole table.
    and not exists (select from obligation other where other.subject_id = o.subject_id
      and other.next_effect <> 'NOTIFY' and other.next_step_at < (select now from moment) offset 0)
  order by o.next_step_at limit ${limit}
  for no key update of c skip locked
), horizon as materialized (
  select case when count(*) < ${limit} then (select now from moment) else max(next_step_at) end as at from picked
), locked as materialized (
  select o.id, o.subject_id, o.centre_id, o.audience, o.rule_key, o.generation, o.strength, o.due_at, o.historic, o.steps, o.taken, o.next_step_at
  from picked join obligation o on o.id = picked.id
  where o.next_step_at < (select now from moment) and o.next_effect = 'NOTIFY'
  for no key update of o skip locked
), barrier as materialized (
  select o.subject_id, min((s.step->>'at')::float8) as at
  from obligation o cross join jsonb_array_elements(o.steps) with ordinality s(step, position)
  where o.subject_id in (select subject_id from picked) and o.next_step_at < (select now from moment)
    and s.position > o.taken and s.step->'effect'->>'kind' <> 'NOTIFY'
  group by o.subject_id
), eligible as (
  select l.id, l.subject_id, l.centre_id, l.audience, l.rule_key, l.generation, l.strength, l.due_at, l.historic, s.position, s.step, s.at,
    lead(s.step) over in_order as following,
    bool_and(s.at < (select now from moment) and s.at <= (select at from horizon) and s.step->'effect'->>'kind' = 'NOTIFY'
      and (b.at is null or s.at < to_timestamp(b.at / 1000))) over in_order as in_turn
  from locked l left join barrier b on b.subject_id = l.subject_id
  cross join lateral (
    select position, step, case when position = l.taken + 1 then l.next_step_at else to_timestamp((step->>'at')::float8 / 1000) end as at
    from jsonb_array_elements(l.steps) with ordinality e(step, position) where position > l.taken
  ) s
  window in_order as (partition by l.id order by s.position)
), taking as materialized (
  select id, subject_id, centre_id, audience, rule_key, generation, strength, due_at, historic, position, at, following,
    (step->>'n')::int as n, step->>'kind' as kind, (step->>'level')::int as level, step->>'to' as post, (step->>'silent')::boolean as silent
  from eligible where in_turn
), wanted as (select distinct post, centre_id from taking),
${REACHED},
journalled as (
  insert into journal (key, type, subject_kind, subject_id, centre_id, audience, at, facts, obligation, historic)
  select 'step:' || t.id || ':' || t.generation || ':' || t.n,
    case t.kind when 'WARN' then 'ObligationWarned' when 'OVERDUE' then 'ObligationOverdue' else 'ObligationEscalated' end,
    '${subject}', t.subject_id, t.centre_id, t.audience, t.at,
    jsonb_build_object('rule', t.rule_key, 'generation', t.generation, 'level', t.level, 'to', r.post, 'persons', r.persons, 'passedOver', r.passed,
        'stepAt', ${ms('t.at')}, 'dueAt', ${ms('t.due_at')}, 'strength', t.strength)
      || case when r.because <> '' then jsonb_build_object('passedBecause', r.because) else '{}' end
      || case when t.silent then '{"silent": true}'::jsonb else '{}' end,
    jsonb_build_object('id', t.id, 'rule', t.rule_key, 'generation', t.generation, 'step', t.n), t.historic
  from taking t join reached r on r.wanted = t.post and r.centre_id = t.centre_id
  order by t.at, t.rule_key, t.generation, t.position
  on conflict (key) where key is not null do nothing
), moved as (
  update obligation o set taken = t.position, level = greatest(o.level, t.level),
    next_step_at = to_timestamp((t.following->>'at')::float8 / 1000), next_effect = t.following->'effect'->>'kind'
  from (select distinct on (id) id, position, following, max(level) over (partition by id) as level from taking order by id, position desc) t
  where o.id = t.id and o.id = any (array(select id from taking))
), touched as (
  update ${SUBJECT_TABLES[subject]} c set version = c.version + 1, last_event = t.type, last_event_at = t.at
  from (select distinct on (subject_id) subject_id, at,
          case kind when 'WARN' then 'ObligationWarned' when 'OVERDUE' then 'ObligationOverdue' else 'ObligationEscalated' end as type
        from taking order by subject_id, at desc, rule_key desc, generation desc, position desc) t
  where c.id = t.subject_id and c.id = any (array(select subject_id from taking))
)
select count(*)::int as taken from taking`;

/** Milliseconds of business time until the next step is due (negative: for so long it has been due); null when none is left. One probe of the partial index. */
export const NEXT_STEP_IN = /* sql */ `
select (extract(epoch from (select min(next_step_at) from obligation where next_step_at is not null) - app_now()) * 1000)::float8 as wait`;

/** So many of the oldest due rows are looked through for cases and duties; without a bound PostgreSQL would rather read the whole table. */
const LOOKED_THROUGH = 5_000;

const dueSubjects = (effect: string): string => /* sql */ `
with due as materialized (
  select subject_kind, subject_id, next_step_at, next_effect from obligation where next_step_at < (select app_now()) order by next_step_at limit ${LOOKED_THROUGH}
)
select subject_id as id, subject_kind as kind from due where ${effect} and subject_id <> all ($1::uuid[])
group by subject_id, subject_kind order by min(next_step_at) limit $2`;

/** Cases, duties and callbacks with a due step that does more than ring, oldest first; $1: those that are not to be tried again yet, $2: how many. */
export const DUE_EFFECTS = dueSubjects(`next_effect <> 'NOTIFY'`);

/** Cases, duties and callbacks with any due step, oldest first; parameters as of {@link DUE_EFFECTS}. */
export const DUE_SUBJECTS = dueSubjects('true');
