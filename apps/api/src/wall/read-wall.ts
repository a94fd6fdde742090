import type { WallInput } from '@guanjia/schema';
import { badField, notFound } from '../access/refusals.js';
import type { Viewer } from '../access/viewer.js';
import { readId, readText } from '../cases/door.js';

const MOST_CENTRES = 50;

/** What a person says of a wall, read at the door. Throws BAD_USER_INPUT, and NOT_FOUND for a centre at which the viewer manages no walls. */
export function readWall(viewer: Viewer, input: WallInput): WallInput {
  const name = readText('name', input.name, { most: 40 });
  const centreIds = [...new Set(input.centreIds.map((id) => readId('centreIds', id)))];
  if (centreIds.length < 1 || centreIds.length > MOST_CENTRES) throw badField('centreIds', { zh: `请选 1 至 ${MOST_CENTRES} 个服务中心。`, en: `must name 1 to ${MOST_CENTRES} centres.` });
  if (input.language !== 'zh-CN' && input.language !== 'en') throw badField('language', { zh: '请选 zh-CN 或 en。', en: 'must be zh-CN or en.' });
  const managed = viewer.centresWith('MANAGE_WALLS');
  if (!centreIds.every((id) => managed.includes(id))) throw notFound();
  return { name, centreIds, language: input.language };
}
