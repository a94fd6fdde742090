import { resumeObligation as decide } from '@guanjia/domain';
import type { ResumeObligationInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { caseOfObligation } from './case-of-obligation.js';
import { readId } from './door.js';

/** The clock runs again; the due time moves by what was paused, the first due time stays. */
export async function resumeObligation(desk: Desk, viewer: Viewer, input: ResumeObligationInput): Promise<Outcome> {
  const obligationId = readId('obligationId', input.obligationId);
  const command = { obligationId };
  const caseId = await caseOfObligation(desk, viewer, obligationId);
  return carryOut(desk, viewer, 'resumeObligation', { ...input, caseId }, (state, context) => decide(state, command, context));
}
