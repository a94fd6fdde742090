import { randomBytes, randomUUID } from 'node:crypto';
import { DEFAULT_SETTINGS } from '@guanjia/domain';
import { DataSource, EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import { loadViewer } from '../../dist/access/viewer.js';
import { receiveCase } from '../../dist/cases/receive-case.js';
import { Sealer } from '../../dist/journal/sealer.js';
import { publishPosts } from '../../dist/organisation/publish-posts.js';
import { adoptPolicies } from '../../dist/policies/adopt-policies.js';
import { publishPacks } from '../../dist/policies/publish-packs.js';
import { openBenchDatabase } from './bench-database.js';
import { heading, line, number } from './figures.js';

/** `npm run bench:receive [address of a PostgreSQL]`: opening a case with 8 connections, the domain's decision included (guarantees §4). */
const CONNECTIONS = 8;
const CENTRES = 10;
const ROUNDS = 3;
const ROUND_MS = 4_000;

const bench = await openBenchDatabase(CONNECTIONS);
const { database, url } = bench;
const { pool } = database;

await pool.query(`insert into company (name_zh, name_en) values ('春江物业', 'Spring River');
  insert into service_centre (code, name_zh, name_en) select 'C' || i, '中心' || i, 'Centre ' || i from generate_series(1, ${CENTRES}) i`);
await publishPosts(pool);
const shipped = (await publishPacks(database)).map(({ key }) => key).filter((key) => key === 'reception/p' || key === 'complaints/s-k');
const { rows: centres } = await pool.query<{ id: string }>('select id from service_centre');
for (const { id } of centres) await adoptPolicies(database, { centreId: id, packs: shipped, settings: DEFAULT_SETTINGS, from: new Date('2020-01-01T00:00:00Z') });
await pool.query(`insert into person (login, name_zh, name_en, password_hash) values ('li', '李', 'Li', '-');
  insert into post_holding (person_id, post, centre_id, held_from) select p.id, 'RECEPTIONIST', c.id, now() - interval '1 year' from person p, service_centre c`);
const token = randomBytes(32);
await pool.query(`insert into session (token_hash, person_id, expires_at) select $1, id, clock_timestamp() + interval '1 hour' from person`, [token]);
const viewer = (await loadViewer(pool, token))!;
const { rows: sets } = await pool.query<{ id: string }>('select id from policy_set limit 1');
const policySetId = sets[0]!.id;

const sealer = new Sealer(url);
sealer.start();
const desk = { database, sealer };
let turn = 0;
const centre = () => centres[turn++ % CENTRES]!.id;

async function product(): Promise<void> {
  const outcome = await receiveCase(desk, viewer, {
    clientKey: randomUUID(), centreId: centre(), kind: 'COMPLAINT', channel: 'TELEPHONE', matter: '电梯困人', description: '三号电梯停在七楼。',
    placeText: '3栋大堂', callerName: '郑女士', callerTelephone: '13800135678',
  });
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
}

// What one reception writes, so that the others write as many rows.
await product();
const { rows: written } = await pool.query<{ obligations: number; events: number; steps: object }>(
  `select (select count(*)::int from obligation) as obligations, (select count(*)::int from journal) as events, (select steps from obligation limit 1) as steps`,
);
const { obligations, events, steps } = written[0]!;
const facts = (await pool.query<{ facts: object }>('select facts from journal order by n limit 1')).rows[0]!.facts;

/** The same rows and indexes in one statement with nothing to decide: what PostgreSQL and its client can do at best. */
const BARE = `
with stored as (
  insert into service_case (id, number, centre_id, policy_set_id, status, kind, channel, matter, received_at, recorded_at, received_by_post, class_from, owner_post, last_event, last_event_at)
  values ($1, $1::uuid::text, $2, $3, 'RECEIVED', 'COMPLAINT', 'TELEPHONE', '电梯困人', now(), now(), 'RECEPTIONIST', now(), 'RECEPTIONIST', 'CaseReceived', now()) returning id, centre_id
), owed as (
  insert into obligation (id, subject_id, centre_id, audience, rule_key, generation, sets, strength, status, owed_by, clock_fact, clock_from, opened_at, first_due_at, due_at, steps, next_step_at, next_effect)
  select uuidv7(), id, centre_id, 'CENTRE', 'R' || i, 1, 'REPLY', 'MUST', 'OPEN', '{RECEPTIONIST}', 'receivedAt', now(), now(), now(), now(), $4::jsonb, now() + interval '1 day', 'NOTIFY'
  from stored, generate_series(1, ${obligations}) i
), told as (
  insert into journal (type, subject_kind, subject_id, centre_id, audience, at, facts) select 'CaseReceived', 'case', id, centre_id, 'CENTRE', now(), $5::jsonb from stored, generate_series(1, ${events})
)
insert into idempotency (person_id, client_key, request_hash, case_id) select $6, $1::uuid::text, '-', id from stored`;
async function bare(): Promise<void> {
  await pool.query({ name: 'bare', text: BARE, values: [randomUUID(), centre(), policySetId, JSON.stringify(steps), JSON.stringify(facts), viewer.personId] });
}

/** The naive stack: entities, and `save` in a transaction. */
const text: EntitySchemaColumnOptions = { type: 'text' };
const moment: EntitySchemaColumnOptions = { type: 'timestamptz' };
const id: EntitySchemaColumnOptions = { type: 'uuid', primary: true };
const link: EntitySchemaColumnOptions = { type: 'uuid' };
const json: EntitySchemaColumnOptions = { type: 'jsonb' };
const CaseRow = new EntitySchema({ name: 'service_case', columns: {
  id, number: text, centre_id: link, policy_set_id: link, status: text, kind: text, channel: text, matter: text, received_at: moment, recorded_at: moment, received_by_post: text,
  class_from: moment, owner_post: text, last_event: text, last_event_at: moment } });
const ObligationRow = new EntitySchema({ name: 'obligation', columns: {
  id, subject_id: link, centre_id: link, audience: text, rule_key: text, generation: { type: 'int' }, sets: text, strength: text, status: text, owed_by: { type: 'text', array: true },
  clock_fact: text, clock_from: moment, opened_at: moment, first_due_at: moment, due_at: moment, steps: json, next_step_at: moment, next_effect: text } });
const EventRow = new EntitySchema({ name: 'journal', columns: {
  n: { type: 'bigint', primary: true, generated: 'increment' }, type: text, subject_kind: text, subject_id: link, centre_id: link, audience: text, at: moment, facts: json } });
const orm = await new DataSource({ type: 'postgres', url, poolSize: CONNECTIONS, entities: [CaseRow, ObligationRow, EventRow] }).initialize();
async function save(): Promise<void> {
  const caseId = randomUUID();
  const centreId = centre();
  const now = new Date();
  await orm.transaction(async (manager) => {
    await manager.save(CaseRow, { id: caseId, number: caseId, centre_id: centreId, policy_set_id: policySetId, status: 'RECEIVED', kind: 'COMPLAINT', channel: 'TELEPHONE', matter: '电梯困人',
      received_at: now, recorded_at: now, received_by_post: 'RECEPTIONIST', class_from: now, owner_post: 'RECEPTIONIST', last_event: 'CaseReceived', last_event_at: now });
    await manager.save(ObligationRow, Array.from({ length: obligations }, (_, i) => ({ id: randomUUID(), subject_id: caseId, centre_id: centreId, audience: 'CENTRE', rule_key: `R${i}`, generation: 1,
      sets: 'REPLY', strength: 'MUST', status: 'OPEN', owed_by: ['RECEPTIONIST'], clock_fact: 'receivedAt', clock_from: now, opened_at: now, first_due_at: now, due_at: now, steps,
      next_step_at: new Date(Date.now() + 86_400_000), next_effect: 'NOTIFY' })));
    await manager.save(EventRow, Array.from({ length: events }, () => ({ type: 'CaseReceived', subject_kind: 'case', subject_id: caseId, centre_id: centreId, audience: 'CENTRE', at: now, facts })));
  });
}

/** Cases a second with all connections busy. */
async function rate(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  let done = 0;
  const lane = async () => {
    while (performance.now() - began < ROUND_MS) {
      await work();
      done++;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  return (done / (performance.now() - began)) * 1_000;
}

heading(`Open a case: ${CONNECTIONS} connections, ${CENTRES} centres; each writes 1 case, ${obligations} obligations, ${events} events`);
const best = { bare: 0, product: 0, save: 0 };
for (let round = 0; round < ROUNDS; round++) {
  // In turn, so that the machine's other work hits all alike; the best round of each is compared.
  best.bare = Math.max(best.bare, await rate(bare));
  best.product = Math.max(best.product, await rate(product));
  best.save = Math.max(best.save, await rate(save));
}
line("machine's limit: one bare CTE, nothing decided", `${number(best.bare)} cases/s`);
line('product: receiveCase, door, domain decision, number, key', `${number(best.product)} cases/s`, `× ${number(best.product / best.bare, 2)} of the limit   (goal ≥ 0.5)`);
line('naive: TypeORM save in a transaction, nothing decided', `${number(best.save)} cases/s`, `product × ${number(best.product / best.save, 1)}   (goal ≥ 3)`);

await orm.destroy();
await sealer.stop();
await bench.close();
