import type { DecideDisposalInput, DisposalKind, DisposalResult } from '@guanjia/schema';
import type { Pool } from 'pg';
import { writeAccessLog } from '../access/access-log.js';
import { notFound } from '../access/refusals.js';
import type { Viewer } from '../access/viewer.js';
import type { FileStore } from '../attachments/file-store.js';
import { readId, readText } from '../cases/door.js';
import { inTransaction } from '../database/in-transaction.js';
import { DISPOSAL_KINDS } from './disposal-kinds.js';
import { listDisposals, type Decider } from './list-disposals.js';
import { refused } from './refused.js';
import { removeDisposedFiles } from './remove-disposed-files.js';

export const deciderOf = (viewer: Viewer): Decider => ({ personId: viewer.personId, approvesAt: viewer.centresWith('APPROVE_DISPOSAL') });

interface Waiting {
  centre_id: string;
  kind: DisposalKind;
  proposed_by: string;
  decided: boolean;
}

/**
 * The second person's decision. Approved: what is personal goes from every record on the list that was not left out, in the same transaction as the decision and
 * its entry in the access log; all of it or, whatever dies, nothing.
 * @throws BAD_USER_INPUT, and NOT_FOUND for a list of another centre
 */
export async function decideDisposal({ pool, files }: { pool: Pool; files: FileStore }, viewer: Viewer, input: DecideDisposalInput): Promise<DisposalResult> {
  const id = readId('id', input.id);
  const reason = readText('reason', input.reason, { least: 2, most: 500 });
  const leaveOut = (input.leaveOut ?? []).map((one) => readId('leaveOut', one));
  const { approvesAt } = deciderOf(viewer);
  const result = await inTransaction(
    pool,
    async (client): Promise<DisposalResult> => {
      const { rows } = await client.query<Waiting>('select centre_id, kind, proposed_by, decided_at is not null as decided from disposal_list where id = $1 and centre_id = any($2::uuid[]) for update', [id, approvesAt]);
      const list = rows[0];
      if (!list) throw notFound();
      if (list.decided) return refused({ zh: '这份清单已经有人审批过了。', en: 'Somebody has decided this list already.' });
      if (list.proposed_by === viewer.personId) return refused({ zh: '提出清单的人不能自己审批。请由另一位有权限的人审批。', en: 'Who proposed a list does not decide it. Another person has to.' });
      await client.query('update disposal_item set left_out = true where list_id = $1 and subject_id = any($2::uuid[])', [id, leaveOut]);
      const { rows: items } = await client.query<{ subject_id: string }>('select subject_id from disposal_item where list_id = $1 and not left_out', [id]);
      const disposed = input.approve ? await DISPOSAL_KINDS[list.kind].dispose(client, items.map(({ subject_id }) => subject_id)) : 0;
      await client.query('update disposal_list set decided_by = $2, decided_at = app_now(), approved = $3, reason = $4, disposed = $5 where id = $1', [id, viewer.personId, input.approve, reason, disposed]);
      const said = input.approve ? `approved ${list.kind}: ${disposed} records, ${leaveOut.length} left out` : `declined ${list.kind}`;
      await writeAccessLog(client, { personId: viewer.personId, act: 'DECIDE_DISPOSAL', subjectKind: 'centre', subjectId: list.centre_id, reason: said });
      return { list: (await listDisposals(client, [list.centre_id], deciderOf(viewer), id))[0]!, refusal: null };
    },
    (answer) => answer.refusal === null,
  );
  if (result.list?.approved) await removeDisposedFiles(pool, files);
  return result;
}
