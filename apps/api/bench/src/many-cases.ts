import type pg from 'pg';
import { openObligations } from './many-obligations.js';

/** Stands in the description of one case of ten thousand. */
export const RARE_WORD = '二次供水泵';

const BATCH = 200_000;
const TABLES = ['service_case', 'obligation', 'journal', 'idempotency'];
/** While it is filled, a database that dies is filled anew. */
const UNSAFE = ['fsync', 'full_page_writes'];

/** Cases of a company's past, from number `from` to `to`: closed, their obligation met, their events numbered, spread over three years. Indexes are built afterwards. */
export async function fillCases(pool: pg.Pool, from: number, to: number, say: (words: string) => void): Promise<void> {
  const client = await pool.connect();
  try {
    for (const name of UNSAFE) await client.query(`alter system set ${name} = off`);
    await client.query(`select pg_reload_conf(); set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '1GB'`);
    if (from === 0) await client.query(HOMES);
    const { rows: indexes } = await client.query<{ name: string; definition: string }>(
      `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
       where indrelid = any($1::regclass[]) and not exists (select from pg_constraint where conindid = indexrelid)`,
      [TABLES],
    );
    for (const { name } of indexes) await client.query(`drop index ${name}`);
    for (let first = from; first < to; first += BATCH) {
      const last = Math.min(first + BATCH, to) - 1;
      await client.query('begin');
      for (const text of [CASES, OBLIGATIONS, EVENTS, KEYS]) await client.query(text, [first, last]);
      await client.query(`update journal_head set seq = seq + 2 * $1::int8`, [last - first + 1]);
      await client.query('commit');
      if (to >= 1_000_000) say(`${(last + 1).toLocaleString('en')} cases written`);
    }
    for (const { name, definition } of indexes) {
      if (to >= 1_000_000) say(`building ${name}`);
      await client.query(definition);
    }
    await client.query('set session_replication_role = origin; set synchronous_commit = on; reset maintenance_work_mem');
    for (const name of UNSAFE) await client.query(`alter system reset ${name}`);
    await client.query('select pg_reload_conf()');
    await client.query('checkpoint');
  } finally {
    client.release();
  }
}

/** What is on the board while it is measured. */
export async function openSome(pool: pg.Pool, cases: number): Promise<void> {
  await openObligations(pool, cases * 2, `now() + interval '2 days' + i * interval '1 second'`, 2);
  await pool.query(`update service_case set source_key = 'kept ' || id where status <> 'CLOSED' and not historic`);
}

/** Closes what measuring opened; also what {@link openSome} did. */
export async function closeWhatIsOpen(pool: pg.Pool, { also }: { also?: 'kept' } = {}): Promise<void> {
  const open = `status <> 'CLOSED' and not historic ${also ? '' : 'and source_key is null'}`;
  await pool.query(`
    update obligation set status = 'MET', verdict = 'ON_TIME', met_at = now(), ended_at = now(), next_step_at = null, next_effect = null
      where status = 'OPEN' and subject_id = any (array(select id from service_case where ${open}));
    update service_case set status = 'CLOSED', settled_at = now(), closed_at = now() where ${open}`);
  await pool.query('vacuum analyze obligation, service_case');
}

const HOMES = /* sql */ `
insert into building (centre_id, name_zh, name_en) select id, '1栋', 'Building 1' from service_centre;
insert into unit (centre_id, building_id, number) select b.centre_id, b.id, (100 + i)::text from building b, generate_series(1, 300) i;
insert into resident (centre_id, unit_id, name, telephone) select centre_id, id, '王' || number, '1380013' || lpad(number, 4, '0') from unit`;

/** Ids like those of UUID v7: rising with the number; `kind` tells a case's from its obligation's. */
const id = (kind: '8' | '9') => `(lpad(to_hex(1700000000000 + i * 9), 12, '0') || '7' || lpad(to_hex(i % 4096), 3, '0') || '${kind}' || lpad(to_hex(i), 15, '0'))::uuid`;
const NUMBERS = 'generate_series($1::int8, $2::int8) i';
const CENTRE = 'centre.ids[1 + i % cardinality(centre.ids)]';
const CENTRES = '(select array_agg(id order by code) as ids from service_centre) centre';
/** The same moment for a case and all that belongs to it. */
const RECEIVED = `(now() - (hashint8(i)::int8 + 2147483648) / 4294967296.0 * interval '3 years')`;

const CASES = /* sql */ `
insert into service_case (id, number, centre_id, policy_set_id, version, status, kind, channel, matter, description, unit_id, caller_name, caller_telephone, received_at, recorded_at, received_by_post,
  recorded_by, class_from, classified_at, owner_post, first_response_at, replied_at, settled_at, closed_at, last_event, last_event_at)
select ${id('8')}, 'C' || 1 + i % 10 || '-' || to_char(${RECEIVED}, 'YYYYMMDD') || '-' || lpad(i::text, 8, '0'), ${CENTRE}, policy.id, 6, 'CLOSED',
  (array['COMPLAINT', 'REPAIR', 'REPAIR', 'HELP'])[1 + i % 4], (array['TELEPHONE', 'VISIT', 'APP'])[1 + i % 3],
  (array['电梯困人', '水管漏水', '楼道灯不亮', '噪音扰民', '门禁失灵', '垃圾未清', '停车纠纷', '外墙渗水', '电表跳闸', '物业费疑问', '绿化枯死', '快递丢失'])[1 + i % 12],
  '住户反映' || 1 + i % 40 || '号楼' || 1 + i % 33 || '层有问题，登记号' || substr(md5(i::text), 1, 8) || case when i % 10000 = 5 then '，${RARE_WORD}' else '' end,
  homes.ids[1 + i % cardinality(homes.ids)], (array['王', '李', '张', '刘', '陈', '杨', '赵', '黄'])[1 + i % 8] || (array['先生', '女士'])[1 + i % 2], '13' || lpad((abs(hashint8(i)::int8) % 1000000000)::text, 9, '0'),
  ${RECEIVED}, ${RECEIVED}, 'RECEPTIONIST', recorder.id, ${RECEIVED}, ${RECEIVED}, 'RECEPTIONIST', ${RECEIVED}, ${RECEIVED}, ${RECEIVED}, ${RECEIVED}, 'CaseClosed', ${RECEIVED}
from ${NUMBERS}, ${CENTRES}, (select id from policy_set limit 1) policy, (select id from person limit 1) recorder, (select array_agg(id) as ids from unit) homes`;

const OBLIGATIONS = /* sql */ `
insert into obligation (id, subject_id, centre_id, audience, rule_key, generation, sets, strength, status, verdict, owed_by, clock_fact, clock_from, opened_at, first_due_at, due_at, met_at, ended_at, steps, taken)
select ${id('9')}, ${id('8')}, ${CENTRE}, 'CENTRE', 'CP-10', 1, 'SETTLE', 'MUST', 'MET', 'ON_TIME', '{RECEPTIONIST}', 'receivedAt', ${RECEIVED}, ${RECEIVED}, ${RECEIVED}, ${RECEIVED}, ${RECEIVED}, ${RECEIVED}, jsonb_build_array(
    jsonb_build_object('n', 0, 'kind', 'WARN', 'level', 0, 'at', 0, 'to', 'RECEPTIONIST', 'effect', '{"kind": "NOTIFY"}'::jsonb, 'silent', false),
    jsonb_build_object('n', 1, 'kind', 'OVERDUE', 'level', 1, 'at', 0, 'to', 'CS_SUPERVISOR', 'effect', '{"kind": "NOTIFY"}'::jsonb, 'silent', false)), 0
from ${NUMBERS}, ${CENTRES}`;

const EVENTS = /* sql */ `
insert into journal (seq, type, subject_kind, subject_id, centre_id, audience, actor_id, at, facts)
select head.seq + 2 * (i - $1::int8) + which, case which when 1 then 'CaseReceived' else 'CaseClosed' end, 'case', ${id('8')}, ${CENTRE}, 'CENTRE', recorder.id, ${RECEIVED},
  '{"kind": "COMPLAINT", "channel": "TELEPHONE", "anonymous": false, "version": 1}'
from journal_head head, (select id from person limit 1) recorder, ${CENTRES}, ${NUMBERS}, generate_series(1, 2) which`;

const KEYS = /* sql */ `
insert into idempotency (person_id, client_key, request_hash, case_id)
select recorder.id, md5(i::text), md5(i::text), ${id('8')} from ${NUMBERS}, (select id from person limit 1) recorder`;
