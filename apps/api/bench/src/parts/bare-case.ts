import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** What one reception writes, so that the others write as much. */
export interface WrittenCase {
  readonly obligations: number;
  readonly events: number;
  readonly steps: object;
  readonly facts: object;
  readonly policySetId: string;
}

/** Of the one case that stands in the database. */
export async function readWritten(pool: pg.Pool): Promise<WrittenCase> {
  const { rows } = await pool.query<WrittenCase>(
    `select (select count(*)::int from obligation) as obligations, (select count(*)::int from journal) as events, (select steps from obligation limit 1) as steps,
       (select facts from journal order by n limit 1) as facts, (select policy_set_id from service_case limit 1) as "policySetId"`,
  );
  return rows[0]!;
}

const bareSql = ({ obligations, events }: WrittenCase) => /* sql */ `
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

/** The same rows and indexes in one statement with nothing to decide: what PostgreSQL and its client can do at best. */
export function bareCase(pool: pg.Pool, written: WrittenCase, personId: string): (centreId: string) => Promise<unknown> {
  const [text, steps, facts] = [bareSql(written), JSON.stringify(written.steps), JSON.stringify(written.facts)];
  return (centreId) => pool.query({ name: 'bare', text, values: [randomUUID(), centreId, written.policySetId, steps, facts, personId] });
}
