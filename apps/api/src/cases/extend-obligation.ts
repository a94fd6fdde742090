import { extendObligation as decide } from '@guanjia/domain';
import type { ExtendObligationInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { caseOfObligation } from './case-of-obligation.js';
import { readId, readText } from './door.js';

/** Law 5: more time is asked for, with the reason; nothing moves until another person approves it. */
export async function extendObligation(desk: Desk, viewer: Viewer, input: ExtendObligationInput): Promise<Outcome> {
  const obligationId = readId('obligationId', input.obligationId);
  const command = { obligationId, dueAt: input.dueAt.getTime(), reason: readText('reason', input.reason, { most: 1000 }) };
  const caseId = await caseOfObligation(desk, viewer, obligationId);
  return carryOut(desk, viewer, 'extendObligation', { ...input, caseId }, (state, context) => decide(state, command, context));
}
