import { captionFile as decideCaption, removeFile as decideRemoval } from '@guanjia/domain';
import type { CaptionFileInput, RemoveFileInput } from '@guanjia/schema';
import type pg from 'pg';
import { notFound } from '../access/refusals.js';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { readId, readText } from './door.js';

const STANDING = 'case_id = $2 and removed_at is null and disposed_at is null';

/** Another photo's case, one that was removed, and one that never was: the same not found. */
async function changePhoto(client: pg.ClientBase, set: string, values: readonly unknown[]): Promise<void> {
  const { rowCount } = await client.query(`update attachment set ${set} where id = $1 and ${STANDING}`, [...values]);
  if (rowCount !== 1) throw notFound();
}

/** What a photo of the case shows is said otherwise. */
export async function captionFile(desk: Desk, viewer: Viewer, input: CaptionFileInput): Promise<Outcome> {
  const attachmentId = readId('attachmentId', input.attachmentId);
  const caption = readText('caption', input.caption, { most: 200 });
  return carryOut(
    desk, viewer, 'captionFile', { ...input, version: null },
    (state, context) => decideCaption(state, { attachmentId, caption }, context),
    (client) => changePhoto(client, 'caption = $3', [attachmentId, readId('caseId', input.caseId), caption]),
  );
}

/** A photo stands with the case no more: nobody is shown it again. Its bytes lie in the store until the case is disposed of. */
export async function removeFile(desk: Desk, viewer: Viewer, input: RemoveFileInput): Promise<Outcome> {
  const attachmentId = readId('attachmentId', input.attachmentId);
  const reason = readText('reason', input.reason, { most: 1000 });
  return carryOut(
    desk, viewer, 'removeFile', { ...input, version: null },
    (state, context) => decideRemoval(state, { attachmentId, reason }, context),
    (client, now) => changePhoto(client, 'removed_at = $3, removed_by = $4', [attachmentId, readId('caseId', input.caseId), new Date(now), viewer.personId]),
  );
}
