import { CALLBACK_GROUPS, DEFAULT_PACKS, HELP_CATEGORIES, SEVERITIES, VALIDITIES } from '@guanjia/domain';
import type pg from 'pg';
import { summed } from '../../dist/figures/projection/difference.js';
import { FACT_SOURCES } from '../../dist/figures/projection/fact-sources.js';

/** How long a past the facts are of. */
export const YEARS = 10;
/** How many time limits a case has: two, and one where the disk should not be filled with them. */
export const limitsEach = (cases: number): number => (cases < 10_000_000 ? 2 : 1);
/** So many limits are owed now, however long the past is. */
const OWED = 500;

/** Rows of the procedures that limits are of. */
const RULES = 40;
const BATCH = 1_000_000;
const FACTS = FACT_SOURCES.map(({ fact }) => fact);
const TABLES = FACT_SOURCES.flatMap(({ fact, cube }) => [fact, cube]);

/** A company with homes, and people who do the work. */
export async function seedPlaces(pool: pg.Pool): Promise<void> {
  await pool.query(`
    insert into building (centre_id, name_zh, name_en) select id, i || '栋', 'Building ' || i from service_centre, generate_series(1, 10) i;
    insert into person (login, name_zh, name_en, password_hash) select 'p' || i, '员工' || i, 'Person ' || i, '-' from generate_series(1, 500) i`);
}

/**
 * Facts of so many cases in the order of time, as a follower writes them, instead of those that are there; then the cubes, by the projection's own sums. Months are those of
 * the centres' zone. What is lost when the database dies is filled anew: nothing of it is logged.
 */
export async function fillFacts(pool: pg.Pool, cases: number, say: (words: string) => void): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(`set maintenance_work_mem = '512MB'; set work_mem = '512MB'; set session_replication_role = replica`);
    await client.query(`truncate ${TABLES.join(', ')}; delete from callback_candidate`);
    for (const fact of FACTS) await client.query(`alter table ${fact} set unlogged`);
    const { rows: indexes } = await client.query<{ name: string; definition: string }>(
      `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
       where indrelid = any($1::regclass[]) and not exists (select from pg_constraint where conindid = indexrelid)`,
      [FACTS],
    );
    for (const { name } of indexes) await client.query(`drop index ${name}`);
    const rules = DEFAULT_PACKS.flatMap(({ rows }) => rows.filter((row) => row.kind === 'obligation')).slice(0, RULES);
    for (let first = 0; first < cases; first += BATCH) {
      const span = [first, Math.min(first + BATCH, cases) - 1, cases];
      await client.query(CASES, span);
      await client.query(LIMITS, [...span, limitsEach(cases), rules.map(({ key }) => key), rules.map(({ strength }) => strength)]);
      await client.query(CANDIDATES, span);
      await client.query(VISITS, span);
      if (cases >= 1_000_000) say(`facts of ${(span[1]! + 1).toLocaleString('en')} cases written`);
    }
    await client.query(PRESENT_CANDIDATES);
    for (const { name, definition } of indexes) {
      if (cases >= 1_000_000) say(`building ${name}`);
      await client.query(definition);
    }
    for (const { cube, keys, sums, ...source } of FACT_SOURCES) {
      if (cases >= 1_000_000) say(`summing up ${cube}`);
      await client.query(`insert into ${cube} (${[...keys, ...sums].join(', ')}) ${summed({ cube, keys, sums, ...source }, `(select 1 as sign, * from ${source.fact})`)}`);
    }
    await client.query(`vacuum analyze ${TABLES.join(', ')}, callback_candidate`);
    await client.query('reset all');
  } finally {
    client.release();
  }
}

/** The same whole number at each run, for row `i`; another one for each `n`. */
const draw = (n: number) => `(hashint8extended(i, ${n}) & 2147483647)`;
const part = (n: number) => `(${draw(n)}::float8 / 2147483648)`;
const pick = (n: number, of: readonly string[]) => `(array[${of.map((one) => `'${one}'`).join(', ')}])[1 + ${draw(n)} % ${of.length}]`;
const id = (kind: string) => `(lpad(to_hex(1700000000000 + i), 12, '0') || '7${kind}${kind}${kind}8' || lpad(to_hex(${draw(0)}), 15, '0'))::uuid`;
const local = (moment: string) => `((${moment}) at time zone 'Asia/Shanghai')`;
const month = (moment: string) => `date_trunc('month', ${local(moment)})::date`;

/** What a case and all that belongs to it share. */
const EACH = /* sql */ `
select i, ${id('1')} as case_id, ids[1 + ${draw(1)} % cardinality(ids)] as centre_id, case when ${draw(2)} % 50 = 0 then 'QUALITY' else 'CENTRE' end as audience,
  ${pick(3, ['COMPLAINT', 'COMPLAINT', 'REPAIR', 'REPAIR', 'REPAIR', 'REPAIR', 'HELP_REQUEST', 'HELP_REQUEST', 'INQUIRY', 'CONVENIENCE'])} as kind,
  buildings[1 + (${draw(1)} % cardinality(ids)) * 10 + ${draw(4)} % 10] as building_id, ${pick(5, ['工程部', '保安部', '环境部', '客服部', '绿化组'])} as department,
  people[1 + (${draw(1)} % cardinality(ids)) * 5 % 500 + ${draw(6)} % 5] as person_id,
  now() - interval '${YEARS} years' * (1 - (i + ${part(7)}) / $3::float8) as received_at
from generate_series($1::int8, $2::int8) i,
  (select array_agg(id order by code) as ids from service_centre) centre,
  (select array_agg(b.id order by c.code, b.id) as buildings from building b join service_centre c on c.id = b.centre_id) homes,
  (select array_agg(id order by login) as people from person where login like 'p%') staff`;

const minutes = (n: number, share: number, most: number) => `case when ${part(n)} < ${share} then (power(${part(n + 1)}, 3) * ${most})::integer end`;

const CASES = /* sql */ `
insert into case_fact (case_id, centre_id, audience, kind, category, validity, severity, building_id, department, post, person_id, received_at, received_month, received_weekday, received_hour,
  settled_at, settled_month, first_response_minutes, reply_minutes, answer_minutes, settle_minutes, reopened, repeated, collective)
select case_id, centre_id, audience, kind,
  case kind when 'COMPLAINT' then ${pick(10, ['电梯', '噪音', '卫生', '停车', '安全', '收费', '渗水', '绿化'])} when 'HELP_REQUEST' then ${pick(10, Object.keys(HELP_CATEGORIES))} end,
  case when kind = 'COMPLAINT' then ${pick(11, VALIDITIES)} end, case when kind = 'COMPLAINT' then ${pick(12, SEVERITIES)} end,
  building_id, department, 'CS_SUPERVISOR', person_id, received_at, ${month('received_at')}, extract(isodow from ${local('received_at')}), extract(hour from ${local('received_at')}),
  received_at + took * interval '1 minute', ${month(`received_at + took * interval '1 minute'`)}, ${minutes(13, 0.95, 120)}, ${minutes(15, 0.9, 2_880)}, ${minutes(17, 0.5, 10_080)}, took,
  (${draw(19)} % 20 = 0)::integer, ${draw(20)} % 15 = 0, ${draw(21)} % 60 = 0
from (select *, ${minutes(22, 0.97, 14_400)} as took from (${EACH}) each) each`;

const LIMITS = /* sql */ `
insert into limit_fact (obligation_id, subject_kind, subject_id, centre_id, audience, rule_key, strength, outcome, paused, due_at, due_month, level, building_id, department, post, person_id)
select (lpad(to_hex(1700000000000 + i), 12, '0') || '7222' || '8' || lpad(to_hex(which), 3, '0') || lpad(to_hex(${draw(0)}), 12, '0'))::uuid, case when duty then 'duty' else 'case' end, case_id, centre_id, case when duty then 'CENTRE' else audience end,
  ($5::text[])[rule], ($6::text[])[rule], outcome, false, due_at, ${month('due_at')},
  case outcome when 'ON_TIME' then (${draw(32)} % 20 = 0)::integer when 'LATE' then 1 + ${draw(32)} % 2 when 'MISSED' then 2 + ${draw(32)} % 2 else 0 end,
  case when not duty then building_id end, case when not duty then department end, 'CS_SUPERVISOR', person_id
from (
  select *, 1 + (${draw(30)} + which * 7) % cardinality($5::text[]) as rule, (${draw(31)} + which) % 40 = 0 as duty,
    case when owed then 'OWED' else (array['ON_TIME', 'ON_TIME', 'ON_TIME', 'ON_TIME', 'ON_TIME', 'ON_TIME', 'ON_TIME', 'ON_TIME', 'ON_TIME', 'ON_TIME', 'ON_TIME', 'ON_TIME', 'ON_TIME', 'ON_TIME', 'ON_TIME', 'LATE', 'LATE', 'LATE', 'MISSED', 'EXCUSED'])[1 + (${draw(33)} + which * 11) % 20] end as outcome,
    case when owed then now() + (${part(34)} - 0.5) * interval '6 days' else received_at + which * interval '20 hours' end as due_at
  from (select *, which = 1 and i >= $3::int8 - ${OWED} as owed from (${EACH}) each, generate_series(1, $4::int) which) each
) each`;

/** One case in three is of a kind of which visits are owed; three in ten of these were visited. */
const CANDIDATES = /* sql */ `
insert into candidate_fact (candidate_id, centre_id, audience, case_id, grp, settled_at, settled_month, visited, building_id)
select ${id('3')}, centre_id, audience, case_id, ${pick(40, CALLBACK_GROUPS.slice(0, 5))}, settled_at, ${month('settled_at')}, ${draw(41)} % 10 < 3, building_id
from (select *, received_at + ${part(42)} * interval '3 days' as settled_at from (${EACH}) each where i % 3 = 0) each`;

const VISITS = /* sql */ `
insert into visit_fact (callback_id, centre_id, audience, case_id, grp, visited_at, visited_month, at_home, satisfaction, building_id, person_id)
select ${id('4')}, centre_id, audience, case_id, ${pick(40, CALLBACK_GROUPS.slice(0, 5))}, visited_at, ${month('visited_at')}, ${draw(43)} % 4 = 0, case when ${draw(44)} % 10 > 0 then 1 + ${draw(45)} % 5 end, building_id, person_id
from (select *, received_at + ${part(46)} * interval '6 days' as visited_at from (${EACH}) each where i % 3 = 0 and ${draw(41)} % 10 < 3) each`;

/** Alerts ask until when a visit of the present month is in time. */
const PRESENT_CANDIDATES = /* sql */ `
insert into callback_candidate (id, centre_id, month, grp, case_id, round, settled_at, limit_at, decision, decided_at)
select candidate_id, centre_id, to_char(settled_month, 'YYYY-MM'), grp, case_id, 'FIRST', settled_at, settled_at + interval '5 days', 'WAITING', settled_at from candidate_fact
where settled_month = ${month('now()')}`;
