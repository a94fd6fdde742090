import { approvePlan as decide } from '@guanjia/domain';
import type { ApprovePlanInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';

/** CP-11 (S 3.3): the manager approves the plan that somebody else proposed. */
export async function approvePlan(desk: Desk, viewer: Viewer, input: ApprovePlanInput): Promise<Outcome> {
  return carryOut(desk, viewer, 'approvePlan', input, decide);
}
