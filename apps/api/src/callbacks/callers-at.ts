import type { Caller } from '@guanjia/domain';
import type pg from 'pg';
import { badField } from '../access/refusals.js';

const POSTS = /* sql */ `
select h.person_id as "personId", array_agg(distinct h.post) as posts
from post_holding h join person p on p.id = h.person_id and p.disabled_at is null
where h.person_id = any($1::uuid[]) and (h.centre_id = $2 or h.centre_id is null) and h.held_from <= app_now() and (h.held_until is null or h.held_until > app_now())
group by h.person_id`;

/** Persons who go along, with the posts that they hold at the centre now. Throws BAD_USER_INPUT for one who holds none there. */
export async function callersAt(client: pg.ClientBase, field: string, personIds: readonly string[], centreId: string): Promise<Caller[]> {
  const { rows } = await client.query<Caller>({ name: 'callers-at', text: POSTS, values: [personIds, centreId] });
  return personIds.map((id) => {
    const caller = rows.find(({ personId }) => personId === id);
    if (!caller) throw badField(field, { zh: '其中有人在本服务中心没有岗位。请从本中心的人员中选择。', en: 'names somebody who holds no post at this centre. Choose among its people.' });
    return caller;
  });
}
