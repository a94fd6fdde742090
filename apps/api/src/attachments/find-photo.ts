import { createHash } from 'node:crypto';
import { scopeOf } from '../access/scope.js';
import type { Viewer } from '../access/viewer.js';
import type { Database } from '../database/database.js';
import type { FileStore } from './file-store.js';

// Attached: who may see the case may see it. Not yet: only who uploaded it.
const FIND = /* sql */ `
select a.stored_as, a.thumbnail_as, a.sha256 from attachment a left join service_case c on c.id = a.case_id
where a.id = $1 and a.disposed_at is null and a.removed_at is null and case when a.case_id is null then a.uploaded_by = $2 else c.centre_id = any($3::uuid[]) and c.audience = any($4::text[]) end`;

/**
 * The bytes of a photo, always JPEG. Null: it does not exist, or lies outside the viewer's scope.
 * @throws where the store has lost or changed it: that must be heard of, not shown
 */
export async function findPhoto({ database, files }: { database: Database; files: FileStore }, viewer: Viewer, id: string, size: 'WHOLE' | 'THUMBNAIL'): Promise<Buffer | null> {
  if (!viewer.capabilities.has('VIEW_CASES')) return null;
  const { centreIds, audiences } = scopeOf(viewer);
  const { rows } = await database.pool.query<{ stored_as: string; thumbnail_as: string; sha256: Buffer }>(FIND, [id, viewer.personId, centreIds, audiences]);
  if (!rows[0]) return null;
  const { stored_as, thumbnail_as, sha256 } = rows[0];
  const bytes = await files.get(size === 'WHOLE' ? stored_as : thumbnail_as);
  if (!bytes) throw new Error(`The file store has lost attachment ${id}`);
  if (size === 'WHOLE' && !createHash('sha256').update(bytes).digest().equals(sha256)) throw new Error(`Attachment ${id} is not what was stored`);
  return bytes;
}
