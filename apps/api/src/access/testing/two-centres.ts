import { randomUUID } from 'node:crypto';
import type { Ids } from './question-of.js';

/** What is stored at a centre under the words by which it is recognised, wherever it should come out. */
export interface Furnished {
  readonly ids: Ids;
  readonly centreId: string;
  /** In matter, description and the caller's name. */
  readonly secret: string;
  /** Of the caller and of a resident; shown masked until it is revealed. */
  readonly telephone: string;
}

interface House {
  readonly database: { readonly pool: { query(text: string, values?: unknown[]): Promise<{ rows: Record<string, string>[] }> } };
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  as(login: string): Promise<{ graphql(query: string, variables?: object): Promise<{ data: any; text: string }> }>;
}

/** A visit that is owed about the case. */
const VISIT = /* sql */ `
with drawn as (
  select c.id as case_id, c.centre_id, c.unit_id, c.policy_set_id, gen_random_uuid() as id, gen_random_uuid() as candidate_id, app_now() as now,
    jsonb_build_object('kind', 'COMPLAINT', 'occasion', null, 'validity', null, 'severity', null, 'firstAid', false, 'collective', false, 'settledAt', (extract(epoch from app_now()) * 1000)::int8,
      'aidEndedAt', null, 'startsAt', null, 'endsAt', null, 'heldAt', null, 'settledBy', null, 'handledBy', '[]'::jsonb) as facts
  from service_case c where c.id = $1
), visit as (
  insert into callback (id, centre_id, audience, policy_set_id, candidate_id, case_id, unit_id, origin, round, grp, month, owner_post, facts, reason, opened_at, last_event, last_event_at)
  select id, centre_id, 'CENTRE', policy_set_id, candidate_id, case_id, unit_id, 'OWED', 'FIRST', 'COMPLAINT', to_char(now, 'YYYY-MM'), 'CUSTOMER_ASSISTANT', facts, $2, now, 'CallbackOpened', now from drawn
)
insert into callback_candidate (id, centre_id, month, grp, case_id, unit_id, round, facts, settled_at, limit_at, decision, decided_at, callback_id)
select candidate_id, centre_id, to_char(now, 'YYYY-MM'), 'COMPLAINT', case_id, unit_id, 'FIRST', facts, now, now + interval '3 days', 'OWED', now, id from drawn returning callback_id as id`;

/** Receives one case at the n-th demo centre, of which a visit is owed, records a contracted service, and answers the ids of everything there, by the names that arguments have. */
export async function furnish(house: House, n: 1 | 2): Promise<Furnished> {
  const { pool } = house.database;
  const secret = `机密事由-${n}7319`;
  const telephone = `1380000731${n}`;
  const desk = await house.as(`reception.${n}`);
  const { data: me } = await desk.graphql('{ me { id centres { id } } }');
  const centreId: string = me.me.centres[0].id;
  const one = async (sql: string, values: unknown[] = [centreId]) => (await pool.query(sql, values)).rows[0]!;
  const unit = await one('select id, building_id from unit where centre_id = $1 order by number limit 1');
  const resident = await one('update resident set telephone = $2 where id = (select id from resident where centre_id = $1 and unit_id = $3 limit 1) returning id', [centreId, telephone, unit['id']]);
  const area = await one('select id from public_area where centre_id = $1 limit 1');
  const { data, text } = await desk.graphql('mutation ($input: ReceiveCaseInput!) { receiveCase(input: $input) { case { id number } } }', {
    input: { clientKey: randomUUID(), centreId, kind: 'COMPLAINT', channel: 'TELEPHONE', matter: secret, description: secret, unitId: unit['id'], callerName: secret, callerTelephone: telephone },
  });
  if (!data?.receiveCase?.case) throw new Error(text);
  const { id, number } = data.receiveCase.case;
  const obligation = await one('select id from obligation where subject_id = $1 limit 1', [id]);
  const visit = await one(VISIT, [id, secret]);
  const occasion = await one(
    `insert into callback_occasion (id, centre_id, policy_set_id, kind, title, unit_id, starts_on, ends_on, recorded_by, recorded_at)
     select gen_random_uuid(), $1, c.policy_set_id, 'CONTRACTED_SERVICE', $3, c.unit_id, '2026-01-01', '2026-12-31', p.id, app_now() from service_case c, person p where c.id = $2 and p.login = 'reception.' || $4 returning id`,
    [centreId, id, secret, n],
  );
  // Whom nobody signs in as: what is done to them hurts no other test.
  const person = await one(`insert into person (login, name_zh, name_en, password_hash) values ($1, '某人', 'Somebody', '-') returning id`, [`somebody.${n}`]);
  const holding = await one(`insert into post_holding (person_id, post, centre_id, held_from) values ($1, 'GUARD', $2, app_now() - interval '1 day') returning id`, [person['id'], centreId]);
  return {
    centreId, secret, telephone,
    ids: {
      caseId: id, intoCaseId: id, previousCaseId: id, number, centreId, centreIds: centreId, unitId: unit['id']!, buildingId: unit['building_id']!, residentId: resident['id']!,
      publicAreaId: area['id']!, areaId: area['id']!, obligationId: obligation['id']!, personId: person['id']!, holdingId: holding['id']!, callbackId: visit['id']!, occasionId: occasion['id']!, id,
    },
  };
}

/** All that is stored about a centre and does not move by itself. */
export async function storedAt({ database: { pool } }: House, { centreId, ids }: Furnished): Promise<unknown> {
  const { rows } = await pool.query(
    `select (select json_agg(c order by c.id) from (select id, version, status, matter, owner_post from service_case where centre_id = $1) c) as cases,
       (select json_agg(u order by u.id) from unit u where u.centre_id = $1) as units, (select json_agg(r order by r.id) from resident r where r.centre_id = $1) as residents,
       (select json_agg(b order by b.id) from building b where b.centre_id = $1) as buildings, (select json_agg(a order by a.id) from public_area a where a.centre_id = $1) as areas,
       (select json_agg(h order by h.id) from post_holding h where h.centre_id = $1) as holdings, (select json_agg(a order by a.id) from policy_adoption a where a.centre_id = $1) as adoptions,
       (select json_agg(v order by v.id) from callback v where v.centre_id = $1) as visits, (select json_agg(o order by o.id) from callback_occasion o where o.centre_id = $1) as occasions,
       (select json_agg(n order by n.id) from case_note n join service_case c on c.id = n.case_id where c.centre_id = $1) as notes, (select json_agg(w) from wall_centre w where w.centre_id = $1) as walls,
       (select to_jsonb(s) - array['duties_from', 'duties_opened_until', 'callbacks_looked_until'] from service_centre s where s.id = $1) as centre, (select json_agg(p) from person p where p.id = $2) as person,
       (select count(*) from access_log where act = 'REVEAL_TELEPHONE') as reveals`,
    [centreId, ids['personId']],
  );
  return rows[0];
}
