import { acknowledgeOverdue as decide } from '@guanjia/domain';
import type { AcknowledgeOverdueInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { caseOfObligation } from './case-of-obligation.js';
import { readId, readOptionalText } from './door.js';

/** The alarm was heard, up to the level that rang. What is owed stays owed, and a higher level rings anew. */
export async function acknowledgeOverdue(desk: Desk, viewer: Viewer, input: AcknowledgeOverdueInput): Promise<Outcome> {
  const obligationId = readId('obligationId', input.obligationId);
  const command = { obligationId, note: readOptionalText('note', input.note, { most: 1000 }) };
  const caseId = await caseOfObligation(desk, viewer, obligationId);
  return carryOut(desk, viewer, 'acknowledgeOverdue', { ...input, caseId, version: null }, (state, context) => decide(state, command, context));
}
