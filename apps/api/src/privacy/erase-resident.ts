import type { ResidentDataResult } from '@guanjia/schema';
import type { Pool } from 'pg';
import { writeAccessLog } from '../access/access-log.js';
import { notFound } from '../access/refusals.js';
import type { Viewer } from '../access/viewer.js';
import type { FileStore } from '../attachments/file-store.js';
import { readId, readText } from '../cases/door.js';
import { inTransaction } from '../database/in-transaction.js';
import { spellNames } from '../organisation/spell-names.js';
import { blankCallbacks, callbacksOf } from './blank-callbacks.js';
import { blankCases } from './blank-cases.js';
import { CASES_OF, findSubject } from './find-subjects.js';
import { removeFromFreeTexts } from './free-texts.js';
import { namedAlone } from './named-alone.js';
import { refused } from './refused.js';
import { removeDisposedFiles } from './remove-disposed-files.js';

/**
 * Erases a resident's data at their request (PIPL art. 47): the entry of the roll, what is personal in their closed matters, and name and number wherever else
 * they were typed; one transaction with its entry in the access log. Refused while a matter is open or the person lives there. Rows and figures stay.
 * @throws BAD_USER_INPUT, and NOT_FOUND outside of the centres where the viewer answers for personal data
 */
export async function eraseResident({ pool, files }: { pool: Pool; files: FileStore }, viewer: Viewer, residentId: string, reasonGiven: string): Promise<ResidentDataResult> {
  const id = readId('residentId', residentId);
  const reason = readText('reason', reasonGiven, { least: 2, most: 500 });
  const centreIds = viewer.centresWith('MANAGE_RESIDENT_DATA');
  const result = await inTransaction(
    pool,
    async (client): Promise<ResidentDataResult> => {
      // A reception for this resident that is under way holds the row; one that comes now waits.
      const { rows } = await client.query<{ centre_id: string; name: string; telephone: string }>('select centre_id, name, telephone from resident where id = $1 and centre_id = any($2::uuid[]) for update', [id, centreIds]);
      const resident = rows[0];
      if (!resident) throw notFound();
      const { notErasable } = (await findSubject(client, centreIds, id))!;
      if (notErasable) return refused(notErasable);
      await writeAccessLog(client, { personId: viewer.personId, act: 'ERASE_RESIDENT', subjectKind: 'resident', subjectId: id, reason });
      const { rows: cases } = await client.query<{ id: string }>(`select c.id from resident r cross join lateral (${CASES_OF}) c where r.id = $1`, [id]);
      await blankCases(client, cases.map((one) => one.id));
      await blankCallbacks(client, await callbacksOf(client, cases.map((one) => one.id)));
      const name = await namedAlone(client, { id, centreId: resident.centre_id, name: resident.name });
      await client.query(`update resident set name = '', telephone = '', version = version + 1, erased_at = app_now() where id = $1`, [id]);
      // A common name is no pattern to search for; the household itself says whose it was.
      await client.query('update case_household set name = null, telephone = null, signed_by = null, resident_id = null where resident_id = $1', [id]);
      await spellNames(client);
      await removeFromFreeTexts(client, { centreId: resident.centre_id, name, telephone: resident.telephone });
      return { subject: await findSubject(client, centreIds, id), refusal: null };
    },
    (answer) => answer.refusal === null,
  );
  if (result.subject) await removeDisposedFiles(pool, files);
  return result;
}
