import { pauseObligation as decide } from '@guanjia/domain';
import type { PauseObligationInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { caseOfObligation } from './case-of-obligation.js';
import { readId, readKey, readOptionalText } from './door.js';

/** Law 5: the clock stands still for a listed reason. What is already late cannot be paused (law 3). */
export async function pauseObligation(desk: Desk, viewer: Viewer, input: PauseObligationInput): Promise<Outcome> {
  const obligationId = readId('obligationId', input.obligationId);
  const command = { obligationId, reason: readKey('reason', input.reason), note: readOptionalText('note', input.note, { most: 1000 }) };
  const caseId = await caseOfObligation(desk, viewer, obligationId);
  return carryOut(desk, viewer, 'pauseObligation', { ...input, caseId }, (state, context) => decide(state, command, context));
}
