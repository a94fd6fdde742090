import type { Wall } from '@guanjia/schema';
import type { Pool, PoolClient } from 'pg';
import { LIVE_WALL } from './wall-reader.js';

const CENTRES = /* sql */ `(
  select json_agg(json_build_object('id', c.id, 'code', c.code, 'name', json_build_object('zh', c.name_zh, 'en', c.name_en), 'zone', c.zone) order by c.ordinal, c.code)
  from wall_centre w join service_centre c on c.id = w.centre_id where w.wall_id = wall.id)`;

const WALLS = /* sql */ `
select wall.id, wall.name, wall.language, wall.created_at as "createdAt", wall.expires_at as "expiresAt", wall.revoked_at as "revokedAt", wall.last_seen_at as "lastSeenAt",
  case when wall.revoked_at is not null then 'REVOKED' when ${LIVE_WALL} then 'LIVE' else 'EXPIRED' end as status,
  json_build_object('id', p.id, 'name', json_build_object('zh', p.name_zh, 'en', p.name_en)) as "createdBy",
  ${CENTRES} as centres
from wall join person p on p.id = wall.created_by
where not exists (select from wall_centre w where w.wall_id = wall.id and w.centre_id <> all($1::uuid[]))
  and ($2::uuid is null or wall.id = $2)
order by (${LIVE_WALL}) desc, wall.created_at desc, wall.id limit 500`;

/** Walls whose centres are all among these, those that still open first, then the newest. A wall that also shows another centre is not found. */
export async function findWalls(target: Pool | PoolClient, centreIds: readonly string[], id: string | null = null): Promise<Wall[]> {
  const { rows } = await target.query<Wall>(WALLS, [centreIds, id]);
  return rows;
}
