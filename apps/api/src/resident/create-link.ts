import { randomBytes } from 'node:crypto';
import type { CreatedResidentLink } from '@guanjia/schema';
import { writeAccessLog } from '../access/access-log.js';
import { badInput, notFound } from '../access/refusals.js';
import { tokenHash } from '../access/session.js';
import type { Viewer } from '../access/viewer.js';
import { readId, readOptionalId } from '../cases/door.js';
import type { Database } from '../database/database.js';
import { inTransaction } from '../database/in-transaction.js';
import { loadPolicySet } from '../policies/policy-sets.js';
import { findLinks } from './find-links.js';
import { caseForLinks } from './case-for-links.js';

/** More receipts of one matter than these nobody needs at a time. */
const MOST_LIVE = 10;

/**
 * Makes a resident's link to a case, for whoever brought it or for one household of a collective complaint; its token is in the answer and nowhere else.
 * Logged. Throws BAD_USER_INPUT, and NOT_FOUND outside of the centres at which the viewer receives matters.
 */
export async function createLink(database: Database, viewer: Viewer, caseIdGiven: string, householdIdGiven: string | null | undefined): Promise<CreatedResidentLink> {
  const caseId = readId('caseId', caseIdGiven);
  const householdId = readOptionalId('householdId', householdIdGiven);
  const token = randomBytes(32).toString('base64url');
  return inTransaction(database.pool, async (client) => {
    const { policySetId } = await caseForLinks(client, viewer, caseId);
    if (householdId !== null && (await client.query('select from case_household where id = $1 and case_id = $2', [householdId, caseId])).rowCount === 0) throw notFound();
    const live = (await findLinks(client, caseId)).filter(({ status }) => status === 'LIVE');
    if (live.length >= MOST_LIVE) throw badInput({ zh: `本事项已有 ${MOST_LIVE} 个有效的住户链接，请先停用不再需要的。`, en: `${MOST_LIVE} links of this matter are open already. End those that nobody needs first.` });
    const { policy } = await loadPolicySet(database, policySetId);
    const { rows } = await client.query<{ id: string }>('insert into resident_link (token_hash, case_id, household_id, days, created_by) values ($1, $2, $3, $4, $5) returning id', [
      tokenHash(token), caseId, householdId, policy.settings.residentLinkDays, viewer.personId,
    ]);
    await writeAccessLog(client, { personId: viewer.personId, act: 'CREATE_RESIDENT_LINK', subjectKind: 'case', subjectId: caseId });
    return { link: (await findLinks(client, caseId)).find(({ id }) => id === rows[0]!.id)!, token };
  });
}
