import { unmarkConfidential as decide } from '@guanjia/domain';
import type { UnmarkConfidentialInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { readText } from './door.js';

/** HR-19 taken back: the case is there again for those who could see it before. */
export async function unmarkConfidential(desk: Desk, viewer: Viewer, input: UnmarkConfidentialInput): Promise<Outcome> {
  const command = { reason: readText('reason', input.reason, { most: 1000 }) };
  return carryOut(desk, viewer, 'unmarkConfidential', input, (state, context) => decide(state, command, context));
}
