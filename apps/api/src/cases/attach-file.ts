import { attachFile as decide } from '@guanjia/domain';
import type { AttachFileInput } from '@guanjia/schema';
import { notFound } from '../access/refusals.js';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { readId, readOptionalText } from './door.js';

/** An upload of the viewer's own stands with the case from now on; once, and with the journal's entry or not at all. */
export async function attachFile(desk: Desk, viewer: Viewer, input: AttachFileInput): Promise<Outcome> {
  const attachmentId = readId('attachmentId', input.attachmentId);
  const caption = readOptionalText('caption', input.caption, { most: 200 });
  return carryOut(
    desk, viewer, 'attachFile', { ...input, version: null },
    (state, context) => decide(state, { attachmentId }, context),
    async (client, now) => {
      const { rowCount } = await client.query(
        'update attachment set case_id = $1, caption = $2, attached_at = $3 where id = $4 and uploaded_by = $5 and case_id is null',
        [readId('caseId', input.caseId), caption, new Date(now), attachmentId, viewer.personId],
      );
      if (rowCount !== 1) throw notFound();
    },
  );
}
