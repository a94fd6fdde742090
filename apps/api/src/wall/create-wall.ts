import { randomBytes } from 'node:crypto';
import type { CreatedWall, CreateWallInput } from '@guanjia/schema';
import type { Pool } from 'pg';
import { writeAccessLog } from '../access/access-log.js';
import { badField } from '../access/refusals.js';
import { tokenHash } from '../access/session.js';
import type { Viewer } from '../access/viewer.js';
import { inTransaction } from '../database/in-transaction.js';
import { findWalls } from './find-walls.js';
import { readWall } from './read-wall.js';

const MOST_DAYS = 730;

/** Makes a wall for centres at which the viewer manages walls; its token is in the answer and nowhere else. Throws BAD_USER_INPUT, and NOT_FOUND for another centre. */
export async function createWall(pool: Pool, viewer: Viewer, input: CreateWallInput): Promise<CreatedWall> {
  const { name, centreIds, language } = readWall(viewer, input);
  if (input.days < 1 || input.days > MOST_DAYS) throw badField('days', { zh: `须为 1 至 ${MOST_DAYS} 天。`, en: `must be 1 to ${MOST_DAYS} days.` });
  const token = randomBytes(32).toString('base64url');
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `insert into wall (token_hash, name, language, created_by, expires_at) values ($1, $2, $3, $4, clock_timestamp() + $5 * interval '1 day') returning id`,
      [tokenHash(token), name, language, viewer.personId, input.days],
    );
    const { id } = rows[0]!;
    await client.query('insert into wall_centre (wall_id, centre_id) select $1, unnest($2::uuid[])', [id, centreIds]);
    const [wall] = await findWalls(client, viewer.centresWith('MANAGE_WALLS'), id);
    const codes = wall!.centres.map(({ code }) => code).join(', ');
    await writeAccessLog(client, { personId: viewer.personId, act: 'CREATE_WALL', subjectKind: 'wall', subjectId: id, reason: `${codes}; ${input.days} days` });
    return { wall: wall!, token };
  });
}
