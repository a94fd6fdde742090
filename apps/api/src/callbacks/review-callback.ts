import { reviewCallback as decide, type CallbackState } from '@guanjia/domain';
import type { ReviewCallbackInput } from '@guanjia/schema';
import type pg from 'pg';
import type { Viewer } from '../access/viewer.js';
import type { Desk } from '../cases/carry-out.js';
import { readOptionalText, readText } from '../cases/door.js';
import { markConfidential } from '../cases/mark-confidential.js';
import { receiveCase } from '../cases/receive-case.js';
import { lentDatabase } from '../database/lent-database.js';
import { carryOutCallback, type CallbackOutcome } from './carry-out-callback.js';

/** CB-16: the supervisor's word on a recorded visit. What is not in order opens a complaint linked to what was visited (CP-26), in the same transaction. */
export async function reviewCallback(desk: Desk, viewer: Viewer, input: ReviewCallbackInput): Promise<CallbackOutcome> {
  const command = { verdict: input.verdict, comment: readText('comment', input.comment, { most: 2000 }), remedy: readOptionalText('remedy', input.remedy, { most: 2000 }) };
  return carryOutCallback(desk, viewer, 'reviewCallback', input, async (state, context, client) => {
    // Asked before anything is received: a refusal must not leave a complaint behind.
    const judged = decide(state, command, context);
    if (judged.refused || command.verdict === 'QUALIFIED') return judged;
    const complaintId = await receiveComplaint({ ...desk, database: lentDatabase(desk.database, client) }, viewer, client, state, command);
    return decide(state, { ...command, complaintId }, context);
  });
}

interface Visited {
  readonly number: string | null;
  readonly title: string | null;
  readonly unitId: string | null;
  readonly residentId: string | null;
}

const VISITED = /* sql */ `
select c.number, oc.title, cb.unit_id as "unitId", (select r.id from resident r where r.unit_id = cb.unit_id and r.erased_at is null order by r.id limit 1) as "residentId"
from callback cb left join service_case c on c.id = cb.case_id left join callback_occasion oc on oc.id = cb.occasion_id where cb.id = $1`;

/** By the verb path of any reception; its submission's key says which visit it is of, so that there is one. */
async function receiveComplaint(desk: Desk, viewer: Viewer, client: pg.ClientBase, { id, centreId, caseId, audience }: CallbackState, { comment, remedy }: { readonly comment: string; readonly remedy: string | null }): Promise<string> {
  const { rows } = await client.query<Visited>(VISITED, [id]);
  const { number, title, unitId, residentId } = rows[0]!;
  const place = caseId !== null ? {} : unitId !== null ? { unitId, residentId, anonymous: residentId === null } : { placeText: title, anonymous: true };
  const outcome = await receiveCase(desk, viewer, {
    clientKey: `callback-${id}`,
    centreId,
    kind: 'COMPLAINT',
    channel: 'FORWARDED',
    matter: `回访不合格：${number ?? title ?? ''}`.slice(0, 200),
    description: `审核意见：${comment}\n处理意见：${remedy ?? ''}`,
    previousCaseId: caseId,
    ...place,
  });
  if (outcome.kind !== 'done') throw new Error(`The complaint of an unqualified visit was not received: ${outcome.kind === 'refused' ? outcome.refusal.message.en : outcome.kind}`);
  // What its case hides, the complaint hides (HR-19).
  if (audience === 'CONFIDENTIAL') await markConfidential(desk, viewer, { clientKey: `callback-${id}-confidential`, caseId: outcome.caseId, version: 1, reason: '回访的事项已列为保密。' });
  return outcome.caseId;
}
