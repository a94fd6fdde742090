import { cancelCase as decide } from '@guanjia/domain';
import type { CancelCaseInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { readText } from './door.js';

/** Asks that a record which should not be there be taken out of the work; another person approves it (law 10). */
export async function cancelCase(desk: Desk, viewer: Viewer, input: CancelCaseInput): Promise<Outcome> {
  const command = { reason: readText('reason', input.reason, { most: 1000 }) };
  return carryOut(desk, viewer, 'cancelCase', input, (state, context) => decide(state, command, context));
}
