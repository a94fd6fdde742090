import type { Pool } from 'pg';

/** Whom to ask for, of visits that the viewer may see. */
export interface Contact {
  readonly name: string | null;
  readonly telephone: string | null;
}

/** Of `callback visit`: a household of a collective complaint is itself asked, of any other case its caller, of an occasion who lives in its home. What a disposal list blanked stays blank. */
export const CONTACT = /* sql */ `
select visit.id, coalesce(hr.name, h.name, r.name, c.caller_name, lives.name) as name, coalesce(hr.telephone, h.telephone, r.telephone, c.caller_telephone, lives.telephone) as telephone
from callback visit
left join case_household h on h.id = visit.household_id left join resident hr on hr.id = h.resident_id
left join service_case c on c.id = visit.case_id and visit.household_id is null left join resident r on r.id = c.resident_id
left join lateral (
  select l.name, l.telephone from resident l join service_centre s on s.id = l.centre_id
  where l.unit_id = visit.unit_id and visit.occasion_id is not null and (l.moved_out_on is null or l.moved_out_on > (app_now() at time zone s.zone)::date)
  order by l.owner desc, l.name collate "zh-x-icu", l.id limit 1
) lives on true`;

export async function contactsOf(pool: Pool, ids: readonly string[]): Promise<Contact[]> {
  const { rows } = await pool.query<Contact & { id: string }>(`${CONTACT} where visit.id = any($1::uuid[]) and visit.disposed_at is null`, [ids]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? { name: null, telephone: null });
}
