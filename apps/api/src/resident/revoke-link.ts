import type { ResidentLink } from '@guanjia/schema';
import type { Pool } from 'pg';
import { writeAccessLog } from '../access/access-log.js';
import { notFound } from '../access/refusals.js';
import type { Viewer } from '../access/viewer.js';
import { readId } from '../cases/door.js';
import { inTransaction } from '../database/in-transaction.js';
import { caseForLinks } from './case-for-links.js';
import { findLinks } from './find-links.js';

/** Ends a resident's link for good; one that has ended stays as it is. Logged. Throws NOT_FOUND outside of the centres at which the viewer receives matters. */
export async function revokeLink(pool: Pool, viewer: Viewer, idGiven: string): Promise<ResidentLink> {
  const id = readId('id', idGiven);
  return inTransaction(pool, async (client) => {
    const caseId = (await client.query<{ case_id: string }>('select case_id from resident_link where id = $1', [id])).rows[0]?.case_id;
    if (caseId === undefined) throw notFound();
    await caseForLinks(client, viewer, caseId);
    const { rowCount } = await client.query('update resident_link set revoked_at = clock_timestamp(), revoked_by = $2 where id = $1 and revoked_at is null', [id, viewer.personId]);
    if (rowCount === 1) await writeAccessLog(client, { personId: viewer.personId, act: 'REVOKE_RESIDENT_LINK', subjectKind: 'case', subjectId: caseId });
    return (await findLinks(client, caseId)).find((link) => link.id === id)!;
  });
}
