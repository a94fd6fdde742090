import { randomBytes } from 'node:crypto';
import type { CreatedWall, CreateWallInput } from '@guanjia/schema';
import type { Pool } from 'pg';
import { writeAccessLog } from '../access/access-log.js';
import { badField, notFound } from '../access/refusals.js';
import { tokenHash } from '../access/session.js';
import type { Viewer } from '../access/viewer.js';
import { readId, readText } from '../cases/door.js';
import { inTransaction } from '../database/in-transaction.js';
import { findWalls } from './find-walls.js';

const MOST_CENTRES = 50;
const MOST_DAYS = 730;

/** Makes a wall for centres at which the viewer manages walls; its token is in the answer and nowhere else. Throws BAD_USER_INPUT, and NOT_FOUND for another centre. */
export async function createWall(pool: Pool, viewer: Viewer, input: CreateWallInput): Promise<CreatedWall> {
  const name = readText('name', input.name, { most: 40 });
  const centreIds = readCentres(input.centreIds);
  if (input.language !== 'zh-CN' && input.language !== 'en') throw badField('language', { zh: '请选 zh-CN 或 en。', en: 'must be zh-CN or en.' });
  if (input.days < 1 || input.days > MOST_DAYS) throw badField('days', { zh: `须为 1 至 ${MOST_DAYS} 天。`, en: `must be 1 to ${MOST_DAYS} days.` });
  const managed = viewer.centresWith('MANAGE_WALLS');
  if (!centreIds.every((id) => managed.includes(id))) throw notFound();
  const token = randomBytes(32).toString('base64url');
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `insert into wall (token_hash, name, language, created_by, expires_at) values ($1, $2, $3, $4, clock_timestamp() + $5 * interval '1 day') returning id`,
      [tokenHash(token), name, input.language, viewer.personId, input.days],
    );
    const { id } = rows[0]!;
    await client.query('insert into wall_centre (wall_id, centre_id) select $1, unnest($2::uuid[])', [id, centreIds]);
    const [wall] = await findWalls(client, managed, id);
    const codes = wall!.centres.map(({ code }) => code).join(', ');
    await writeAccessLog(client, { personId: viewer.personId, act: 'CREATE_WALL', subjectKind: 'wall', subjectId: id, reason: `${codes}; ${input.days} days` });
    return { wall: wall!, token };
  });
}

function readCentres(given: readonly string[]): string[] {
  const ids = [...new Set(given.map((id) => readId('centreIds', id)))];
  if (ids.length < 1 || ids.length > MOST_CENTRES) throw badField('centreIds', { zh: `请选 1 至 ${MOST_CENTRES} 个服务中心。`, en: `must name 1 to ${MOST_CENTRES} centres.` });
  return ids;
}
