import type { DisposalResult, ProposeDisposalInput } from '@guanjia/schema';
import type { Pool } from 'pg';
import { writeAccessLog } from '../access/access-log.js';
import { badField, notFound } from '../access/refusals.js';
import type { Viewer } from '../access/viewer.js';
import { readId } from '../cases/door.js';
import { inTransaction } from '../database/in-transaction.js';
import { DISPOSAL_KINDS } from './disposal-kinds.js';
import { deciderOf } from './decide-disposal.js';
import { listDisposals } from './list-disposals.js';
import { refused } from './refused.js';

/** Two years by CB-17; nothing of the house is kept for longer than a generation. */
const LEAST_YEARS = 2;
const MOST_YEARS = 30;
/** A list is read by a person before it is approved, and carried out in one transaction. */
const MOST_ITEMS = 5_000;

/**
 * Puts what is past its retention on a list, oldest first; nothing is removed yet. Refused while another list of this kind waits, and where nothing is due.
 * @throws BAD_USER_INPUT, and NOT_FOUND for another centre
 */
export async function proposeDisposal(pool: Pool, viewer: Viewer, input: ProposeDisposalInput): Promise<DisposalResult> {
  const centreId = readId('centreId', input.centreId);
  if (!viewer.centresWith('PROPOSE_DISPOSAL').includes(centreId)) throw notFound();
  const { years, kind } = input;
  if (years < LEAST_YEARS || years > MOST_YEARS) throw badField('years', { zh: `须为 ${LEAST_YEARS} 至 ${MOST_YEARS} 年（CB-17：至少保存两年）。`, en: `must be ${LEAST_YEARS} to ${MOST_YEARS} (CB-17: kept two years at least).` });
  const { from, ended, due } = DISPOSAL_KINDS[kind];
  return inTransaction(
    pool,
    async (client) => {
      const { rows } = await client.query<{ id: string }>(
        `insert into disposal_list (centre_id, kind, years, before, proposed_by) values ($1, $2, $3, app_now() - make_interval(years => $3), $4) on conflict do nothing returning id`,
        [centreId, kind, years, viewer.personId],
      );
      if (!rows[0]) return refused({ zh: '本中心已有一份同类清单等待审批。请先审批那一份。', en: 'Another list of this kind is waiting at this centre. Decide that one first.' });
      const { id } = rows[0];
      const { rowCount } = await client.query(
        `insert into disposal_item (list_id, subject_id) select d.id, t.id from disposal_list d, ${from}
         where d.id = $1 and t.centre_id = d.centre_id and ${due} and ${ended} < d.before order by ${ended}, t.id limit ${MOST_ITEMS}`,
        [id],
      );
      if (rowCount === 0) return refused({ zh: `没有保存已满 ${years} 年、可以处置的记录。`, en: `Nothing has been kept for ${years} years: there is nothing to dispose of.` });
      await writeAccessLog(client, { personId: viewer.personId, act: 'PROPOSE_DISPOSAL', subjectKind: 'centre', subjectId: centreId, reason: `${kind}, ${years} years, ${rowCount} records` });
      return { list: (await listDisposals(client, [centreId], deciderOf(viewer), id))[0]!, refusal: null };
    },
    (answer) => answer.refusal === null,
  );
}
