import { notFound } from '../access/refusals.js';
import { scopeOf } from '../access/scope.js';
import type { Viewer } from '../access/viewer.js';
import type { Desk } from './carry-out.js';

/** The case that an obligation belongs to. Throws NOT_FOUND outside the viewer's scope. */
export async function caseOfObligation(desk: Desk, viewer: Viewer, obligationId: string): Promise<string> {
  return (await subjectOfObligation(desk, viewer, obligationId)).id;
}

/** The case or duty that an obligation belongs to; a visit has no alarm to acknowledge, it is made. Throws NOT_FOUND outside the viewer's scope. */
export async function subjectOfObligation({ database }: Desk, viewer: Viewer, obligationId: string): Promise<{ readonly kind: 'case' | 'duty'; readonly id: string }> {
  const { centreIds, audiences } = scopeOf(viewer);
  const { rows } = await database.pool.query<{ kind: 'case' | 'duty'; id: string }>(
    `select subject_kind as kind, subject_id as id from obligation where id = $1 and centre_id = any($2::uuid[]) and audience = any($3::text[]) and subject_kind in ('case', 'duty')`,
    [obligationId, centreIds, audiences],
  );
  if (!rows[0]) throw notFound();
  return rows[0];
}
