import { declineExtension as decide } from '@guanjia/domain';
import type { DeclineExtensionInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { caseOfObligation } from './case-of-obligation.js';
import { readId, readText } from './door.js';

/** Laws 5 and 10: no to more time that somebody else asked for; the due time stays. */
export async function declineExtension(desk: Desk, viewer: Viewer, input: DeclineExtensionInput): Promise<Outcome> {
  const obligationId = readId('obligationId', input.obligationId);
  const command = { obligationId, reason: readText('reason', input.reason, { most: 1000 }) };
  const caseId = await caseOfObligation(desk, viewer, obligationId);
  return carryOut(desk, viewer, 'declineExtension', { ...input, caseId }, (state, context) => decide(state, command, context));
}
