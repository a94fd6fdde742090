import { planCallbackMonth as decide } from '@guanjia/domain';
import type { PlanCallbackMonthInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import type { Desk } from '../cases/carry-out.js';
import { carryOutDuty, type DutyOutcome } from '../duties/carry-out-duty.js';
import { readFinding } from '../duties/read-finding.js';

/** CB-19: the month's visits are planned and arranged. */
export async function planCallbackMonth(desk: Desk, viewer: Viewer, input: PlanCallbackMonthInput): Promise<DutyOutcome> {
  const command = { finding: readFinding(input) };
  return carryOutDuty(desk, viewer, 'planCallbackMonth', input, (state, context) => decide(state, command, context));
}
