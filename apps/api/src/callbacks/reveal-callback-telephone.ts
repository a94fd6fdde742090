import { notFound } from '../access/refusals.js';
import type { Viewer } from '../access/viewer.js';
import type { Desk } from '../cases/carry-out.js';
import { readId, readText } from '../cases/door.js';
import { refused, type Revealed } from '../cases/reveal-telephone.js';
import { CONTACT } from './callback-contacts.js';
import { callbackScopeOf, scopeValues, seenFrom } from './callback-scope.js';

/** The number and the log's entry in one statement: nobody sees a number that nobody knows was seen. */
const REVEAL = /* sql */ `
with seen as (
  select contact.telephone, cb.id, cb.centre_id from callback cb left join lateral (${CONTACT} where visit.id = cb.id and visit.disposed_at is null) contact on true where cb.id = $1 and ${seenFrom(2)}
), logged as (
  insert into access_log (person_id, act, subject_kind, subject_id, reason)
  select $4, 'REVEAL_TELEPHONE', 'callback', id, $5 from seen where telephone is not null and centre_id = any($6::uuid[])
)
select telephone, centre_id = any($6::uuid[]) as allowed from seen`;

/** The whole number of who is to be visited, for a reason that is logged (PIPL). Refused at a centre where the viewer's posts do not allow it. */
export async function revealCallbackTelephone({ database }: Desk, viewer: Viewer, callbackId: string, reason: string): Promise<Revealed> {
  const values = [readId('callbackId', callbackId), ...scopeValues(callbackScopeOf(viewer)), readText('reason', reason, { least: 2, most: 500 }), viewer.centresWith('REVEAL_TELEPHONE')];
  const { rows } = await database.pool.query<{ telephone: string | null; allowed: boolean }>(REVEAL, values);
  const seen = rows[0];
  if (!seen) throw notFound();
  if (!seen.allowed) return refused('您的岗位不能查看本中心的完整电话。', 'None of your posts at this centre may see whole telephone numbers.');
  if (seen.telephone === null) return refused('此回访没有电话记录。', 'No telephone is on record for this visit.');
  return { telephone: seen.telephone, refusal: null };
}
