import { reviewCallback as decide, type CallbackState } from '@guanjia/domain';
import type { ReviewCallbackInput } from '@guanjia/schema';
import type pg from 'pg';
import type { Viewer } from '../access/viewer.js';
import type { Desk } from '../cases/carry-out.js';
import { readOptionalText, readText } from '../cases/door.js';
import { markConfidential } from '../cases/mark-confidential.js';
import { receiveCase, type ReceiveCaseRequest } from '../cases/receive-case.js';
import { lentDatabase } from '../database/lent-database.js';
import { carryOutCallback, type CallbackOutcome } from './carry-out-callback.js';

/** CB-16: the supervisor's word on a recorded visit. What is not in order opens a linked complaint (CP-26), in the same transaction. */
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

/** What was visited: a case's place and caller are those of the complaint; of an occasion, its home and who lives there. */
interface Visited extends Pick<ReceiveCaseRequest, 'unitId' | 'publicAreaId' | 'placeText' | 'residentId' | 'anonymous' | 'callerName' | 'callerTelephone' | 'previousCaseId'> {
  readonly called: string;
}

const OF_CASE = /* sql */ `
select c.number as called, c.unit_id as "unitId", c.public_area_id as "publicAreaId", c.place_text as "placeText", c.resident_id as "residentId",
  c.anonymous or (c.resident_id is null and (c.caller_name is null or c.caller_telephone is null)) as anonymous, c.caller_name as "callerName", c.caller_telephone as "callerTelephone",
  -- CP-26: only what is closed is followed by a new complaint; what is settled, or was no complaint, is linked by its visit.
  case when c.kind = 'COMPLAINT' and c.status = 'CLOSED' then c.id end as "previousCaseId"
from callback cb join service_case c on c.id = cb.case_id where cb.id = $1`;

const OF_OCCASION = /* sql */ `
select oc.title as called, oc.unit_id as "unitId", case when oc.unit_id is null then oc.title end as "placeText", lives.id as "residentId", lives.id is null as anonymous
from callback cb join callback_occasion oc on oc.id = cb.occasion_id
left join lateral (select r.id from resident r where r.unit_id = oc.unit_id and r.erased_at is null order by r.id limit 1) lives on true where cb.id = $1`;

/** By the verb path of any reception; its submission's key says which visit it is of, so that there is one. */
async function receiveComplaint(desk: Desk, viewer: Viewer, client: pg.ClientBase, { id, centreId, caseId, audience }: CallbackState, { comment, remedy }: { readonly comment: string; readonly remedy: string | null }): Promise<string> {
  const { rows } = await client.query<Visited>(caseId === null ? OF_OCCASION : OF_CASE, [id]);
  const { called, ...where } = rows[0]!;
  const outcome = await receiveCase(desk, viewer, {
    clientKey: `callback-${id}`,
    centreId,
    kind: 'COMPLAINT',
    channel: 'FORWARDED',
    matter: `回访不合格：${called}`.slice(0, 200),
    description: `审核意见：${comment}\n处理意见：${remedy ?? ''}`,
    ...where,
  });
  if (outcome.kind !== 'done') throw new Error(`The complaint of an unqualified visit was not received: ${outcome.kind === 'refused' ? outcome.refusal.message.en : outcome.kind}`);
  // What its case hides, the complaint hides (HR-19).
  if (audience === 'CONFIDENTIAL') await markConfidential(desk, viewer, { clientKey: `callback-${id}-confidential`, caseId: outcome.caseId, version: 1, reason: '回访的事项已列为保密。' });
  return outcome.caseId;
}
