import { withdrawRequest as decide } from '@guanjia/domain';
import type { WithdrawRequestInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';

/** The cancellation or merger that the viewer asked for is no longer asked for. */
export async function withdrawRequest(desk: Desk, viewer: Viewer, input: WithdrawRequestInput): Promise<Outcome> {
  return carryOut(desk, viewer, 'withdrawRequest', input, (state, context) => decide(state, { kind: input.kind }, context));
}
