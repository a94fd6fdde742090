import { askHelpfulness as decide } from '@guanjia/domain';
import type { AskHelpfulnessInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import type { Desk } from '../cases/carry-out.js';
import { carryOutDuty, type DutyOutcome } from './carry-out-duty.js';
import { readFinding } from './read-finding.js';

/** HR-27: helpfulness is asked of the staff, at a meeting or in training. */
export async function askHelpfulness(desk: Desk, viewer: Viewer, input: AskHelpfulnessInput): Promise<DutyOutcome> {
  const command = { occasion: input.occasion, finding: readFinding(input) };
  return carryOutDuty(desk, viewer, 'askHelpfulness', input, (state, context) => decide(state, command, context));
}
