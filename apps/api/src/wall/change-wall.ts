import type { Wall, WallInput } from '@guanjia/schema';
import type { Pool } from 'pg';
import { writeAccessLog } from '../access/access-log.js';
import { badInput, notFound } from '../access/refusals.js';
import type { Viewer } from '../access/viewer.js';
import { inTransaction } from '../database/in-transaction.js';
import { findWalls } from './find-walls.js';
import { readWall } from './read-wall.js';

/** Another name, other centres, another language; address and time stay. Its live sockets close within a second and come back as what it is now. Throws BAD_USER_INPUT, and NOT_FOUND outside of the viewer's centres. */
export async function changeWall(pool: Pool, viewer: Viewer, id: string, input: WallInput): Promise<Wall> {
  const { name, centreIds, language } = readWall(viewer, input);
  const managed = viewer.centresWith('MANAGE_WALLS');
  return inTransaction(pool, async (client) => {
    // One change after the other, so that what is compared is what is replaced.
    await client.query('select from wall where id = $1 for update', [id]);
    const [before] = await findWalls(client, managed, id);
    if (!before) throw notFound();
    if (before.status !== 'LIVE') throw badInput({ zh: '大屏已停用或到期，不能再改。请重新开通。', en: 'The wall has ended and cannot be changed any more. Make a new one.' });
    await client.query('update wall set name = $2, language = $3 where id = $1', [id, name, language]);
    await client.query('delete from wall_centre where wall_id = $1 and centre_id <> all($2::uuid[])', [id, centreIds]);
    await client.query('insert into wall_centre (wall_id, centre_id) select $1, unnest($2::uuid[]) on conflict do nothing', [id, centreIds]);
    const [after] = await findWalls(client, managed, id);
    if (told(after!) !== told(before)) await writeAccessLog(client, { personId: viewer.personId, act: 'CHANGE_WALL', subjectKind: 'wall', subjectId: id, reason: `${told(before)} → ${told(after!)}` });
    return after!;
  });
}

const told = ({ name, language, centres }: Wall) => `${name} (${language}): ${centres.map(({ code }) => code).join(', ')}`;
