import type { ResidentLink } from '@guanjia/schema';
import type { Pool, PoolClient } from 'pg';
import { LINK_ENDS, LIVE_LINK, TARGET_OF_LINK } from './live-link.js';

const LINKS = /* sql */ `
select link.id, link.household_id as "householdId", link.days, link.created_at as "createdAt", link.revoked_at as "revokedAt", ${LINK_ENDS} as "endsAt",
  case when link.revoked_at is not null then 'REVOKED' when ${LIVE_LINK} then 'LIVE' else 'EXPIRED' end as status,
  json_build_object('id', p.id, 'name', json_build_object('zh', p.name_zh, 'en', p.name_en)) as "createdBy"
from resident_link link
join service_case own on own.id = link.case_id
join service_case target on target.id = ${TARGET_OF_LINK}
join person p on p.id = link.created_by
where link.case_id = $1 order by link.created_at desc, link.id desc limit 100`;

/** The links that were made for a case, the newest first. Ask only for a case that the viewer may see. */
export async function findLinks(target: Pool | PoolClient, caseId: string): Promise<ResidentLink[]> {
  const { rows } = await target.query<ResidentLink>(LINKS, [caseId]);
  return rows;
}
