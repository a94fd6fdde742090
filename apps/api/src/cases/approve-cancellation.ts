import { approveCancellation as decide } from '@guanjia/domain';
import type { ApproveCancellationInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';

/** The cancellation that somebody else asked for (law 10): closed, never erased; what was late stays late (law 3). */
export async function approveCancellation(desk: Desk, viewer: Viewer, input: ApproveCancellationInput): Promise<Outcome> {
  return carryOut(desk, viewer, 'approveCancellation', input, decide);
}
