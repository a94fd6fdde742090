import { acknowledgeOverdue as decide } from '@guanjia/domain';
import type { AcknowledgeOverdueInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { acknowledgeCallback } from '../callbacks/acknowledge-callback.js';
import type { CallbackOutcome } from '../callbacks/carry-out-callback.js';
import { acknowledgeDuty } from '../duties/acknowledge-duty.js';
import type { DutyOutcome } from '../duties/carry-out-duty.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { subjectOfObligation } from './case-of-obligation.js';
import { readId, readOptionalText } from './door.js';

/** The alarm of a case, a duty or a visit was heard, up to the level that rang. What is owed stays owed, and a higher level rings anew. */
export async function acknowledgeOverdue(desk: Desk, viewer: Viewer, input: AcknowledgeOverdueInput): Promise<Outcome | DutyOutcome | CallbackOutcome> {
  const obligationId = readId('obligationId', input.obligationId);
  const command = { obligationId, note: readOptionalText('note', input.note, { most: 1000 }) };
  const { kind, id } = await subjectOfObligation(desk, viewer, obligationId);
  if (kind === 'duty') return acknowledgeDuty(desk, viewer, { ...input, dutyId: id }, command);
  if (kind === 'callback') return acknowledgeCallback(desk, viewer, { ...input, callbackId: id }, command);
  return carryOut(desk, viewer, 'acknowledgeOverdue', { ...input, caseId: id, version: null }, (state, context) => decide(state, command, context));
}
