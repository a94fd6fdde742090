import type { CorrectResidentInput, ResidentDataResult } from '@guanjia/schema';
import type { Pool } from 'pg';
import { writeAccessLog } from '../access/access-log.js';
import { badField, notFound } from '../access/refusals.js';
import type { Viewer } from '../access/viewer.js';
import { readId, readOptionalText, readTelephone, readText } from '../cases/door.js';
import { inTransaction } from '../database/in-transaction.js';
import { spellNames } from '../organisation/spell-names.js';
import { figuresOf, findSubject } from './find-subjects.js';
import { refused } from './refused.js';

/**
 * Corrects name or telephone on the roll, and on the person's matters where the wrong value stands. The log says that it was changed and why, never from what.
 * @throws BAD_USER_INPUT, and NOT_FOUND outside of the centres where the viewer answers for personal data
 */
export async function correctResident(pool: Pool, viewer: Viewer, input: CorrectResidentInput): Promise<ResidentDataResult> {
  const id = readId('residentId', input.residentId);
  const reason = readText('reason', input.reason, { least: 2, most: 500 });
  const name = readOptionalText('name', input.name, { most: 60 });
  const telephone = input.telephone ? readTelephone('telephone', input.telephone) : null;
  if (name === null && telephone === null) throw badField('name', { zh: '请填写要更正的姓名或电话。', en: 'Give the right name or the right telephone.' });
  const centreIds = viewer.centresWith('MANAGE_RESIDENT_DATA');
  return inTransaction(
    pool,
    async (client): Promise<ResidentDataResult> => {
      const { rows } = await client.query<{ version: number; erased: boolean; name: string; telephone: string }>('select version, erased_at is not null as erased, name, telephone from resident where id = $1 and centre_id = any($2::uuid[]) for update', [id, centreIds]);
      const before = rows[0];
      if (!before || before.erased) throw notFound();
      if (before.version !== input.version) return refused({ zh: '其他人刚刚修改过，请重新读取后再更正。', en: 'Somebody else has changed it meanwhile. Read it again first.' });
      await client.query('update resident set name = coalesce($2, name), telephone = coalesce($3, telephone), version = version + 1 where id = $1', [id, name, telephone]);
      await client.query(
        `update service_case set version = version + 1, caller_name = case when caller_name = $2 then coalesce($3, caller_name) else caller_name end,
           caller_telephone = case when ${figuresOf('caller_telephone')} = ${figuresOf('$4::text')} then coalesce($5, caller_telephone) else caller_telephone end
         where resident_id = $1 and (($3::text is not null and caller_name = $2) or ($5::text is not null and ${figuresOf('caller_telephone')} = ${figuresOf('$4::text')}))`,
        [id, before.name, name, before.telephone, telephone],
      );
      await spellNames(client);
      const changed = [name === null ? [] : ['name'], telephone === null ? [] : ['telephone']].flat().join(', ');
      await writeAccessLog(client, { personId: viewer.personId, act: 'CORRECT_RESIDENT', subjectKind: 'resident', subjectId: id, reason: `${changed}: ${reason}` });
      return { subject: await findSubject(client, centreIds, id), refusal: null };
    },
    (answer) => answer.refusal === null,
  );
}
