import { createHash } from 'node:crypto';
import type { Viewer } from '../access/viewer.js';
import { forbidden, refusal } from '../access/refusals.js';
import type { Database } from '../database/database.js';
import { cleanPhoto, NotAPhoto } from './clean-photo.js';
import type { FileStore } from './file-store.js';

export interface Uploaded {
  /** Hand it in to attachFile. */
  readonly id: string;
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

/** What somebody uploads and attaches to nothing is theirs for a day; nobody needs more at a time. */
const MOST_WAITING = 20;
const KEPT = '1 day';

/** A photo of the viewer's, kept for attaching. Throws FORBIDDEN, or BAD_USER_INPUT that says what the file is not. */
export async function uploadPhoto({ database, files }: { database: Database; files: FileStore }, viewer: Viewer, { name, bytes }: { name: string; bytes: Buffer }): Promise<Uploaded> {
  if (!viewer.capabilities.has('ADD_NOTE')) throw forbidden();
  await removeForgotten(database, files);
  const { rows } = await database.pool.query<{ waiting: number }>('select count(*)::int as waiting from attachment where uploaded_by = $1 and case_id is null', [viewer.personId]);
  if (rows[0]!.waiting >= MOST_WAITING) throw refusal('BAD_USER_INPUT', { zh: `已有 ${MOST_WAITING} 张照片上传后尚未附到事项上，请先附上。`, en: `${MOST_WAITING} photos were uploaded and are not attached yet. Attach them first.` });
  const { photo, thumbnail, width, height } = await cleanPhoto(bytes).catch((error: unknown) => {
    throw error instanceof NotAPhoto ? refusal('BAD_USER_INPUT', error.words, { field: 'file' }) : error;
  });
  const [storedAs, thumbnailAs] = await Promise.all([files.put(photo), files.put(thumbnail)]);
  const shown = shownName(name);
  const stored = await database.pool.query<{ id: string }>(
    'insert into attachment (name, stored_as, thumbnail_as, width, height, bytes, sha256, uploaded_by) values ($1, $2, $3, $4, $5, $6, $7, $8) returning id',
    [shown, storedAs, thumbnailAs, width, height, photo.length, createHash('sha256').update(photo).digest(), viewer.personId],
  );
  return { id: stored.rows[0]!.id, name: shown, width, height };
}

/** The last part of what the file was called, without what cannot be read; only ever shown. */
export function shownName(name: string): string {
  const last = name.split(/[/\\]/).at(-1)!.replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, '').trim();
  return [...last].slice(0, 120).join('') || 'photo';
}

async function removeForgotten({ pool }: Database, files: FileStore): Promise<void> {
  const { rows } = await pool.query<{ stored_as: string; thumbnail_as: string }>(
    `delete from attachment where case_id is null and uploaded_at < clock_timestamp() - interval '${KEPT}' returning stored_as, thumbnail_as`,
  );
  for (const { stored_as, thumbnail_as } of rows) await Promise.all([files.remove(stored_as), files.remove(thumbnail_as)]);
}
