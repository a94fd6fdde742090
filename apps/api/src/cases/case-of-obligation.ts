import { notFound } from '../access/refusals.js';
import { scopeOf } from '../access/scope.js';
import type { Viewer } from '../access/viewer.js';
import type { Desk } from './carry-out.js';

/** The case that an obligation belongs to. Throws NOT_FOUND outside the viewer's scope. */
export async function caseOfObligation({ database }: Desk, viewer: Viewer, obligationId: string): Promise<string> {
  const { centreIds, audiences } = scopeOf(viewer);
  const { rows } = await database.pool.query<{ subject_id: string }>(
    'select subject_id from obligation where id = $1 and centre_id = any($2::uuid[]) and audience = any($3::text[])',
    [obligationId, centreIds, audiences],
  );
  if (!rows[0]) throw notFound();
  return rows[0].subject_id;
}
