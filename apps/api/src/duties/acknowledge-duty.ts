import { acknowledgeDuty as decide, type AcknowledgeOverdue } from '@guanjia/domain';
import type { AcknowledgeOverdueInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import type { Desk } from '../cases/carry-out.js';
import { carryOutDuty, type DutyOutcome } from './carry-out-duty.js';

/** The alarm of a duty was heard; the way of acknowledgeOverdue where a duty owes it. */
export async function acknowledgeDuty(desk: Desk, viewer: Viewer, input: AcknowledgeOverdueInput & { readonly dutyId: string }, command: AcknowledgeOverdue): Promise<DutyOutcome> {
  return carryOutDuty(desk, viewer, 'acknowledgeOverdue', input, (state, context) => decide(state, command, context));
}
