import { confirmWithResident as decide } from '@guanjia/domain';
import type { ConfirmWithResidentInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { readOptionalText } from './door.js';

/** HR-12: the resident is asked whether it is solved. Satisfied closes it, dissatisfied reopens it. */
export async function confirmWithResident(desk: Desk, viewer: Viewer, input: ConfirmWithResidentInput): Promise<Outcome> {
  const command = { outcome: input.outcome, note: readOptionalText('note', input.note, { most: 5000 }) };
  return carryOut(desk, viewer, 'confirmWithResident', input, (state, context) => decide(state, command, context));
}
