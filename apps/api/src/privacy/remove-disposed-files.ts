import type { Pool } from 'pg';
import type { FileStore } from '../attachments/file-store.js';

/**
 * Takes the bytes of disposed photos out of the store, then their rows: whatever dies in between, the row is still there and the next call goes on.
 * @returns how many photos went
 */
export async function removeDisposedFiles(pool: Pool, files: FileStore): Promise<number> {
  const { rows } = await pool.query<{ id: string; stored_as: string; thumbnail_as: string }>('select id, stored_as, thumbnail_as from attachment where disposed_at is not null');
  for (const { id, stored_as, thumbnail_as } of rows) {
    await Promise.all([files.remove(stored_as), files.remove(thumbnail_as)]);
    await pool.query('delete from attachment where id = $1', [id]);
  }
  return rows.length;
}
