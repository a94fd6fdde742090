import type { Refusal } from '@guanjia/domain';
import { notFound } from '../access/refusals.js';
import { scopeOf } from '../access/scope.js';
import type { Viewer } from '../access/viewer.js';
import type { Desk } from './carry-out.js';
import { readId, readText } from './door.js';

export interface Revealed {
  readonly telephone: string | null;
  readonly refusal: Pick<Refusal, 'rule' | 'clause' | 'message'> | null;
}

/** The number and the log's entry in one statement: nobody sees a number that nobody knows was seen. */
const REVEAL = /* sql */ `
with seen as (
  select c.id, coalesce(r.telephone, c.caller_telephone) as telephone, c.centre_id
  from service_case c left join resident r on r.id = c.resident_id
  where c.id = $1 and c.centre_id = any($2::uuid[]) and c.audience = any($3::text[])
), logged as (
  insert into access_log (person_id, act, subject_kind, subject_id, reason)
  select $4, 'REVEAL_TELEPHONE', 'case', id, $5 from seen where telephone is not null and centre_id = any($6::uuid[])
)
select telephone, centre_id = any($6::uuid[]) as allowed from seen`;

/** The caller's whole telephone number, for a reason that is logged (PIPL). Refused at a centre where the viewer's posts do not allow it. */
export async function revealTelephone({ database }: Desk, viewer: Viewer, caseId: string, reason: string): Promise<Revealed> {
  const { centreIds, audiences } = scopeOf(viewer);
  const values = [readId('caseId', caseId), centreIds, audiences, viewer.personId, readText('reason', reason, { least: 2, most: 500 }), viewer.centresWith('REVEAL_TELEPHONE')];
  const { rows } = await database.pool.query<{ telephone: string | null; allowed: boolean }>(REVEAL, values);
  const seen = rows[0];
  if (!seen) throw notFound();
  if (!seen.allowed) return refused('您的岗位不能查看本中心的完整电话。', 'None of your posts at this centre may see whole telephone numbers.');
  if (seen.telephone === null) return refused('此事项没有电话记录。', 'No telephone is on record for this case.');
  return { telephone: seen.telephone, refusal: null };
}

export function refused(zh: string, en: string): Revealed {
  return { telephone: null, refusal: { rule: null, clause: null, message: { zh, en } } };
}
