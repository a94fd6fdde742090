import type { Wall } from '@guanjia/schema';
import type { Pool } from 'pg';
import { writeAccessLog } from '../access/access-log.js';
import { notFound } from '../access/refusals.js';
import type { Viewer } from '../access/viewer.js';
import { inTransaction } from '../database/in-transaction.js';
import { findWalls } from './find-walls.js';

/** Ends a wall's token for good; its live sockets close within a second. A wall that has ended already stays as it is. Throws NOT_FOUND outside of the viewer's centres. */
export async function revokeWall(pool: Pool, viewer: Viewer, id: string): Promise<Wall> {
  const managed = viewer.centresWith('MANAGE_WALLS');
  return inTransaction(pool, async (client) => {
    if (!(await findWalls(client, managed, id))[0]) throw notFound();
    const { rowCount } = await client.query('update wall set revoked_at = clock_timestamp(), revoked_by = $2 where id = $1 and revoked_at is null', [id, viewer.personId]);
    if (rowCount === 1) await writeAccessLog(client, { personId: viewer.personId, act: 'REVOKE_WALL', subjectKind: 'wall', subjectId: id });
    return (await findWalls(client, managed, id))[0]!;
  });
}
