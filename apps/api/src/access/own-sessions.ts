import type { OwnSession } from '@guanjia/schema';
import type { Pool } from 'pg';
import { writeAccessLog } from './access-log.js';
import { notFound } from './refusals.js';
import type { Viewer } from './viewer.js';

/** The live sessions of the viewer, this one first, then by last use. */
export async function ownSessions(pool: Pool, viewer: Viewer): Promise<OwnSession[]> {
  const { rows } = await pool.query<OwnSession>(
    `select id, device, created_at as "startedAt", last_seen_at as "lastSeenAt", id = $2 as current
     from session where person_id = $1 and revoked_at is null and expires_at > clock_timestamp()
     order by id = $2 desc, last_seen_at desc, id limit 100`,
    [viewer.personId, viewer.sessionId],
  );
  return rows;
}

/** Ends one of the viewer's own sessions; one's last one too. Throws NOT_FOUND for another's and for one that has ended. */
export async function revokeOwnSession(pool: Pool, viewer: Viewer, sessionId: string): Promise<void> {
  const { rowCount } = await pool.query(
    `update session set revoked_at = clock_timestamp() where id = $1 and person_id = $2 and revoked_at is null and expires_at > clock_timestamp()`,
    [sessionId, viewer.personId],
  );
  if (rowCount === 0) throw notFound();
  await writeAccessLog(pool, { personId: viewer.personId, act: 'REVOKE_SESSION' });
}
