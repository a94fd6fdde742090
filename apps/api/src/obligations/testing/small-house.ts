import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** A step as the domain writes it; `inSeconds` from now, business time. */
export interface WrittenStep {
  readonly kind: 'WARN' | 'OVERDUE' | 'ESCALATE';
  readonly level: number;
  readonly inSeconds: number;
  readonly to: string;
  readonly effect?: { readonly kind: string };
  readonly silent?: boolean;
}

export interface SmallHouse {
  readonly centreId: string;
  /** Person ids by post. */
  readonly holders: Readonly<Record<string, string>>;
  openCase(options?: { audience?: string }): Promise<string>;
  /** A duty of today, CP-28 by its rule; answers its id. */
  openDuty(): Promise<string>;
  /** An open obligation of the case or duty with these steps; answers its id. */
  owe(subjectId: string, steps: readonly WrittenStep[], options?: { rule?: string; generation?: number; taken?: number }): Promise<string>;
}

const POSTS: readonly (readonly [key: string, reportsTo: string | null])[] = [
  ['GENERAL_MANAGER', null],
  ['CENTRE_MANAGER', 'GENERAL_MANAGER'],
  ['CS_SUPERVISOR', 'CENTRE_MANAGER'],
  ['RECEPTIONIST', 'CS_SUPERVISOR'],
];

/** A centre in which every post is held by one person, and cases and obligations are rows: the ground for tests of time and delivery. */
export async function buildSmallHouse(pool: pg.Pool): Promise<SmallHouse> {
  const centreId = randomUUID();
  const policySetId = randomUUID();
  await pool.query(`insert into service_centre (id, code, name_zh, name_en) values ($1::uuid, substr($1::text, 1, 8), '春江苑', 'Spring River')`, [centreId]);
  await pool.query(`insert into policy_set (id, content_hash, body) values ($1::uuid, $1::text, '{}')`, [policySetId]);
  const holders: Record<string, string> = {};
  for (const [key, reportsTo] of POSTS) {
    await pool.query(`insert into post (key, name_zh, name_en, reports_to) values ($1, $1, $1, $2) on conflict do nothing`, [key, reportsTo]);
    const person = randomUUID();
    await pool.query(`insert into person (id, login, name_zh, name_en, password_hash) values ($1::uuid, $1::text, '某', 'Somebody', '-')`, [person]);
    await pool.query(`insert into post_holding (person_id, post, centre_id, held_from) values ($1, $2, $3, app_now() - interval '1 year')`, [person, key, centreId]);
    holders[key] = person;
  }
  return {
    centreId,
    holders,
    async openCase({ audience = 'CENTRE' } = {}) {
      const id = randomUUID();
      await pool.query(
        `insert into service_case (id, number, centre_id, policy_set_id, status, kind, channel, matter, received_at, recorded_at, received_by_post, class_from,
           owner_post, audience, last_event, last_event_at)
         select $1::uuid, $1::text, $2, $3, 'RECEIVED', 'COMPLAINT', 'TELEPHONE', '电梯困人', now, now, 'RECEPTIONIST', now, 'RECEPTIONIST', $4, 'CaseReceived', now
         from (select app_now() as now)`,
        [id, centreId, policySetId, audience],
      );
      return id;
    },
    async openDuty() {
      const id = randomUUID();
      await pool.query(
        `insert into duty (id, centre_id, policy_set_id, rule_key, period_start, period_end, arisen_at, owner_post, last_event, last_event_at)
         select $1, $2, $3, 'CP-28', now, now + interval '1 day', now, 'CS_SUPERVISOR', 'DutyArisen', now
         from (select app_now() - (select count(*) from duty) * interval '1 day' as now)`,
        [id, centreId, policySetId],
      );
      return id;
    },
    async owe(subjectId, steps, { rule = 'FD-06', generation = 1, taken = 0 } = {}) {
      const id = randomUUID();
      await pool.query(
        `with written as (
           select jsonb_agg(step || jsonb_build_object('at', (extract(epoch from now) * 1000 + (step->>'inSeconds')::float8 * 1000)::bigint) order by position) as steps, min(now) as now
           from (select app_now() as now), jsonb_array_elements($4::jsonb) with ordinality s(step, position))
         insert into obligation (id, subject_kind, subject_id, centre_id, audience, rule_key, generation, sets, strength, status, owed_by, clock_fact, clock_from, opened_at,
           first_due_at, due_at, steps, taken, next_step_at, next_effect)
         select $1, c.kind, $2, c.centre_id, c.audience, $3, $5, 'SETTLEMENT', 'MUST', 'OPEN', '{RECEPTIONIST}', 'receivedAt', now, now, now, now, steps, $6::int,
           to_timestamp((steps->$6::int->>'at')::float8 / 1000), steps->$6::int->'effect'->>'kind'
         from written, (select 'case' as kind, id, centre_id, audience from service_case union all select 'duty', id, centre_id, audience from duty) c where c.id = $2`,
        [id, subjectId, rule, JSON.stringify(steps.map((step, n) => ({ n, effect: { kind: 'NOTIFY' }, silent: false, ...step }))), generation, taken],
      );
      return id;
    },
  };
}
