import { returnPlan as decide } from '@guanjia/domain';
import type { ReturnPlanInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { readText } from './door.js';

/** CP-11 (S 3.3): the manager gives the plan back, with what is to be changed. */
export async function returnPlan(desk: Desk, viewer: Viewer, input: ReturnPlanInput): Promise<Outcome> {
  const command = { reason: readText('reason', input.reason, { most: 1000 }) };
  return carryOut(desk, viewer, 'returnPlan', input, (state, context) => decide(state, command, context));
}
