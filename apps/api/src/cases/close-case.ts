import { closeCase as decide } from '@guanjia/domain';
import type { CloseCaseInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { readText } from './door.js';

/** FD-08 (P 4.8): what cannot be done is closed by the manager with the reason written down. Lateness stays (law 3). */
export async function closeCase(desk: Desk, viewer: Viewer, input: CloseCaseInput): Promise<Outcome> {
  const command = { reason: readText('reason', input.reason, { most: 1000 }) };
  return carryOut(desk, viewer, 'closeCase', input, (state, context) => decide(state, command, context));
}
