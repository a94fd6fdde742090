import { markConfidential as decide } from '@guanjia/domain';
import type { MarkConfidentialInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { readText } from './door.js';

/** HR-19: from now on the case is there only for those who answer for the centre; other boards take it off. */
export async function markConfidential(desk: Desk, viewer: Viewer, input: MarkConfidentialInput): Promise<Outcome> {
  const command = { reason: readText('reason', input.reason, { most: 1000 }) };
  return carryOut(desk, viewer, 'markConfidential', input, (state, context) => decide(state, command, context));
}
