import { approveExtension as decide } from '@guanjia/domain';
import type { ApproveExtensionInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { caseOfObligation } from './case-of-obligation.js';
import { readId } from './door.js';

/** Laws 5 and 10: the time that somebody else asked for holds; the first due time stays. */
export async function approveExtension(desk: Desk, viewer: Viewer, input: ApproveExtensionInput): Promise<Outcome> {
  const obligationId = readId('obligationId', input.obligationId);
  const command = { obligationId };
  const caseId = await caseOfObligation(desk, viewer, obligationId);
  return carryOut(desk, viewer, 'approveExtension', { ...input, caseId }, (state, context) => decide(state, command, context));
}
