import type { Pool } from 'pg';
import type { Reader } from '../access/reader.js';

/** A wall that asks, by its token: its centres and the ordinary records (CENTRE), no post, nothing else. */
export interface WallReader extends Reader {
  readonly wall: { readonly id: string; readonly name: string; readonly expiresAt: Date };
}

/** SQL that notes that the walls of `which` are there; at most once a minute each. */
export function wallsSeen(which: string): string {
  return /* sql */ `
    update wall set last_seen_at = clock_timestamp()
    where ${which} and ${LIVE_WALL} and (last_seen_at is null or last_seen_at < clock_timestamp() - interval '1 minute')`;
}

/** For `wall` in a statement: its token still opens it. Real time, as for sessions. */
export const LIVE_WALL = 'wall.revoked_at is null and wall.expires_at > clock_timestamp()';

const WALL_BY_TOKEN = /* sql */ `
with seen as (${wallsSeen('token_hash = $1')})
select wall.id, wall.name, wall.language, wall.expires_at as "expiresAt",
  (select json_agg(c.id order by c.ordinal, c.code) from wall_centre w join service_centre c on c.id = w.centre_id where w.wall_id = wall.id) as "centreIds"
from wall where token_hash = $1 and ${LIVE_WALL}`;

/** The wall of a token (its hash), or null: unknown, expired, revoked. */
export async function loadWall(pool: Pool, tokenHash: Buffer): Promise<WallReader | null> {
  const { rows } = await pool.query<{ id: string; name: string; language: string; expiresAt: Date; centreIds: string[] }>({ name: 'wall', text: WALL_BY_TOKEN, values: [tokenHash] });
  if (!rows[0]) return null;
  const { language, centreIds, ...wall } = rows[0];
  return { wall, sessionId: wall.id, holdings: [], language, centreIds, audiences: ['CENTRE'] };
}
