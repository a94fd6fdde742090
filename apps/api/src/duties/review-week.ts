import { reviewWeek as decide } from '@guanjia/domain';
import type { ReviewWeekInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import type { Desk } from '../cases/carry-out.js';
import { carryOutDuty, type DutyOutcome } from './carry-out-duty.js';
import { readFinding } from './read-finding.js';

/** FD-09: the manager reviews last week's records. */
export async function reviewWeek(desk: Desk, viewer: Viewer, input: ReviewWeekInput): Promise<DutyOutcome> {
  const command = { finding: readFinding(input) };
  return carryOutDuty(desk, viewer, 'reviewWeek', input, (state, context) => decide(state, command, context));
}
