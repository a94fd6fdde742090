import { notFound } from '../access/refusals.js';
import type { Viewer } from '../access/viewer.js';
import { ofNoHidden, scopeValues, viewerScopeOf } from '../callbacks/callback-scope.js';
import type { SweptSubject } from '../obligations/sweep-statement.js';
import type { Desk } from './carry-out.js';

/** The case that an obligation belongs to. Throws NOT_FOUND outside the viewer's scope. */
export async function caseOfObligation(desk: Desk, viewer: Viewer, obligationId: string): Promise<string> {
  return (await subjectOfObligation(desk, viewer, obligationId)).id;
}

/** The case, duty or visit that an obligation belongs to. Throws NOT_FOUND outside the viewer's scope, and where the draw of a visit is hidden from the viewer. */
export async function subjectOfObligation({ database }: Desk, viewer: Viewer, obligationId: string): Promise<{ readonly kind: SweptSubject; readonly id: string }> {
  const { rows } = await database.pool.query<{ kind: SweptSubject; id: string }>(
    `select o.subject_kind as kind, o.subject_id as id from obligation o left join callback k on k.id = o.subject_id
     where o.id = $1 and o.centre_id = any($2::uuid[]) and o.audience = any($3::text[]) and ${ofNoHidden('$4')}`,
    [obligationId, ...scopeValues(viewerScopeOf(viewer))],
  );
  if (!rows[0]) throw notFound();
  return rows[0];
}
