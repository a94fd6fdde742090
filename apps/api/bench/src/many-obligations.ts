import type pg from 'pg';

export const CENTRES = 10;

/** A company with ten centres whose posts are held, and its reporting line. */
export async function seedCompany(pool: pg.Pool): Promise<void> {
  await pool.query(`
    insert into service_centre (code, name_zh, name_en) select 'C' || i, '中心' || i, 'Centre ' || i from generate_series(1, ${CENTRES}) i;
    insert into policy_set (content_hash, body) values ('bench', '{}');
    insert into post (key, name_zh, name_en, reports_to) values ('GENERAL_MANAGER', '总经理', 'General manager', null);
    insert into post (key, name_zh, name_en, reports_to) values ('CENTRE_MANAGER', '经理', 'Centre manager', 'GENERAL_MANAGER');
    insert into post (key, name_zh, name_en, reports_to) values ('CS_SUPERVISOR', '客服主管', 'Supervisor', 'CENTRE_MANAGER');
    insert into post (key, name_zh, name_en, reports_to) values ('RECEPTIONIST', '前台', 'Receptionist', 'CS_SUPERVISOR');
    insert into person (login, name_zh, name_en, password_hash) select key || code, key, key, '-' from post, service_centre;
    insert into post_holding (person_id, post, centre_id, held_from)
      select p.id, post.key, c.id, now() - interval '1 year' from post, service_centre c join person p on true where p.login = post.key || c.code`);
}

/** {@link openObligations} for very many: the indexes are built afterwards, which is several times as fast. */
export async function openVeryMany(pool: pg.Pool, count: number, firstStepAt: string): Promise<number> {
  const began = performance.now();
  const { rows } = await pool.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes where tablename = 'obligation' and indexname in ('obligation_next_step', 'obligation_open', 'obligation_effect')`,
  );
  for (const { name } of rows) await pool.query(`drop index ${name}`);
  await openObligations(pool, count, firstStepAt);
  for (const { definition } of rows) await pool.query(definition);
  return (performance.now() - began) / 1_000;
}

/**
 * Cases with so many open obligations `each`. Their first step is due at `firstStepAt` (SQL over `i`, the obligation's number from 1); the other two follow after
 * a day each.
 */
export async function openObligations(pool: pg.Pool, count: number, firstStepAt: string, each = 8): Promise<void> {
  await pool.query(
    `with centre as materialized (select array_agg(id) as ids from service_centre),
     cases as (
       insert into service_case (id, number, centre_id, policy_set_id, status, kind, channel, matter, received_at, recorded_at, received_by_post, class_from, owner_post, last_event, last_event_at)
       select uuidv7(), gen_random_uuid()::text, centre.ids[1 + i % cardinality(centre.ids)], (select id from policy_set limit 1), 'RECEIVED', 'REPAIR', 'TELEPHONE', '水管漏水',
         now(), now(), 'RECEPTIONIST', now(), 'RECEPTIONIST', 'CaseReceived', now()
       from generate_series(0, ($1::int + ${each - 1}) / ${each} - 1) i, centre
       returning id, centre_id),
     numbered as (select id, centre_id, row_number() over () as place from cases),
     owed as (
       select numbered.*, which, (extract(epoch from t.at) * 1000)::int8 as first
       from numbered, generate_series(1, ${each}) which, lateral (select (place - 1) * ${each} + which as i) n, lateral (select ${firstStepAt} as at) t
       where i <= $1::int)
     insert into obligation (id, subject_id, centre_id, audience, rule_key, generation, sets, strength, status, owed_by, clock_fact, clock_from, opened_at,
       first_due_at, due_at, steps, next_step_at, next_effect)
     select uuidv7(), id, centre_id, 'CENTRE', 'R' || which, 1, 'REPLY', 'MUST', 'OPEN', '{RECEPTIONIST}', 'receivedAt', now(), now(),
       to_timestamp(first / 1000.0) + interval '1 day', to_timestamp(first / 1000.0) + interval '1 day',
       jsonb_build_array(
         jsonb_build_object('n', 0, 'kind', 'WARN', 'level', 0, 'at', first, 'to', 'RECEPTIONIST', 'effect', '{"kind": "NOTIFY"}'::jsonb, 'silent', false),
         jsonb_build_object('n', 1, 'kind', 'OVERDUE', 'level', 1, 'at', first + 86400000, 'to', 'CS_SUPERVISOR', 'effect', '{"kind": "NOTIFY"}'::jsonb, 'silent', false),
         jsonb_build_object('n', 2, 'kind', 'ESCALATE', 'level', 2, 'at', first + 172800000, 'to', 'CENTRE_MANAGER', 'effect', '{"kind": "NOTIFY"}'::jsonb, 'silent', false)),
       to_timestamp(first / 1000.0), 'NOTIFY'
     from owed`,
    [count],
  );
}
