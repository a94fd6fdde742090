import type { PoolClient } from 'pg';
import { forbidden, notFound } from '../access/refusals.js';
import { scopeOf } from '../access/scope.js';
import type { Viewer } from '../access/viewer.js';

/** Locks a case against other links being made or ended meanwhile. Throws NOT_FOUND outside of the viewer's scope, FORBIDDEN where the viewer receives no matters. */
export async function caseForLinks(client: PoolClient, viewer: Viewer, caseId: string): Promise<{ readonly policySetId: string }> {
  const { centreIds, audiences } = scopeOf(viewer);
  const { rows } = await client.query<{ centreId: string; policySetId: string }>(
    'select centre_id as "centreId", policy_set_id as "policySetId" from service_case where id = $1 and centre_id = any($2::uuid[]) and audience = any($3::text[]) and disposed_at is null for no key update',
    [caseId, centreIds, audiences],
  );
  if (!rows[0]) throw notFound();
  if (!viewer.capabilitiesAt(rows[0].centreId).has('RECEIVE_CASE')) throw forbidden();
  return rows[0];
}
