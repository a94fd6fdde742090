import type { Pool } from 'pg';

export interface TermRow {
  readonly id: string;
  readonly personId: string;
  readonly from: string;
  readonly until: string | null;
  readonly acting: boolean;
}

/** A post at a place, as resolvers answer from it. */
export interface OfficeRow {
  readonly postKey: string;
  readonly centreId: string | null;
  readonly vacant: boolean;
  readonly rostered: boolean;
  readonly termRows: readonly TermRow[];
}

const term = `json_build_object('id', h.id, 'personId', h.person_id, 'from', h.held_from, 'until', h.held_until, 'acting', h.acting)`;

const OFFICES = /* sql */ `
with moment as materialized (select app_now() as now)
select p.key as "postKey", c.id as "centreId",
  not exists (select from post_holding h join person who on who.id = h.person_id and who.disabled_at is null
    where h.post = p.key and h.centre_id is not distinct from c.id and h.held_from <= m.now and (h.held_until is null or h.held_until > m.now)) as vacant,
  exists (select from duty_shift s where s.post = p.key and s.centre_id = c.id and s.ends_at > m.now - interval '7 days' and s.starts_at < m.now + interval '7 days') as rostered,
  coalesce((select json_agg(${term} order by h.held_from, h.id) from post_holding h
    where h.post = p.key and h.centre_id is not distinct from c.id and (h.held_until is null or h.held_until > m.now)), '[]') as "termRows"
from moment m cross join post p join (select id, ordinal, code from service_centre where id = any($1::uuid[]) union all select null, -1, '') c on (c.id is null) = p.company_wide
where ($2::text is null or p.key = $2) and ($3::uuid is null or c.id = $3)
order by c.id is null, c.ordinal, c.code, p.ordinal, p.key`;

/** Every post at each of these centres, and those of the company, with who holds them now and is going to. */
export async function officesOf(pool: Pool, centreIds: readonly string[]): Promise<OfficeRow[]> {
  return (await pool.query<OfficeRow>(OFFICES, [centreIds, null, null])).rows;
}

export async function findOffice(pool: Pool, post: string, centreId: string | null): Promise<OfficeRow | null> {
  return (await pool.query<OfficeRow>(OFFICES, [centreId === null ? [] : [centreId], post, centreId])).rows[0] ?? null;
}

/** Every term that was ever served, or is to be, at a post of a place, newest first; at most 200. */
export async function termsOf(pool: Pool, post: string, centreId: string | null): Promise<TermRow[]> {
  const { rows } = await pool.query<TermRow>(
    `select id, person_id as "personId", held_from as "from", held_until as "until", acting from post_holding
     where post = $1 and centre_id is not distinct from $2::uuid order by held_from desc, id limit 200`,
    [post, centreId],
  );
  return rows;
}
