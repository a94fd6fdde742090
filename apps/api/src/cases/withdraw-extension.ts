import { withdrawExtension as decide } from '@guanjia/domain';
import type { WithdrawExtensionInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { caseOfObligation } from './case-of-obligation.js';
import { readId } from './door.js';

/** More time that the viewer asked for is no longer asked for; the due time stays. */
export async function withdrawExtension(desk: Desk, viewer: Viewer, input: WithdrawExtensionInput): Promise<Outcome> {
  const obligationId = readId('obligationId', input.obligationId);
  const caseId = await caseOfObligation(desk, viewer, obligationId);
  return carryOut(desk, viewer, 'withdrawExtension', { ...input, caseId }, (state, context) => decide(state, { obligationId }, context));
}
