import type { Instant } from '@guanjia/domain';
import type { Pool } from 'pg';
import { ms } from './callback-node.js';

/** An archived month as resolvers answer from it. */
export interface ArchiveNode {
  readonly id: string;
  readonly centreId: string;
  readonly month: string;
  readonly archivedAt: Instant;
  readonly archivedById: string;
  readonly seq: number;
  readonly callbacks: number;
  readonly candidates: number;
}

const ARCHIVES = /* sql */ `
select a.id, a.centre_id as "centreId", a.month, ${ms('a.archived_at')} as "archivedAt", a.archived_by as "archivedById", a.seq::float8 as seq,
  jsonb_array_length(a.callbacks) as callbacks, jsonb_array_length(a.candidates) as candidates
from callback_archive a where a.centre_id = any($1::uuid[]) and ($2::text is null or a.month = $2) order by a.month desc limit 200`;

/** The archived months of these centres, newest first. */
export async function listArchives(pool: Pool, centreIds: readonly string[], month: string | null = null): Promise<ArchiveNode[]> {
  return (await pool.query<ArchiveNode>(ARCHIVES, [centreIds, month])).rows;
}
