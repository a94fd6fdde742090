import type { Pool } from 'pg';
import { HOLDS_COMPANY_POST } from './company-people.js';

export interface RecipientNode {
  readonly personId: string;
  readonly postKeys: readonly string[];
  readonly reachable: boolean;
  /** Holds a post of the whole company: only the company sets its channels. */
  readonly ofCompany: boolean;
}

const RECIPIENTS = /* sql */ `
with moment as materialized (select app_now() as now)
select h.person_id as "personId", array_agg(distinct h.post) as "postKeys",
  bool_or(exists (
    select from notification_channel c where c.removed_at is null and (c.centre_id is null or c.centre_id = $1) and (c.person_id = h.person_id or c.post = h.post)
  )) as reachable, ${HOLDS_COMPANY_POST('h.person_id')} as "ofCompany"
from post_holding h join person p on p.id = h.person_id and p.disabled_at is null join post on post.key = h.post, moment m
where (h.centre_id = $1 or (h.centre_id is null and post.company_wide)) and h.held_from <= m.now and (h.held_until is null or h.held_until > m.now)
group by h.person_id order by min(post.ordinal), h.person_id`;

/** Everyone whom a step of the centre can reach today, and whether anything but a screen tells them. */
export async function recipientsOf(pool: Pool, centreId: string): Promise<RecipientNode[]> {
  return (await pool.query<RecipientNode>(RECIPIENTS, [centreId])).rows;
}
