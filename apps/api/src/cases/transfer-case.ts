import { transferCase as decide } from '@guanjia/domain';
import type { TransferCaseInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { readKey, readOptionalText, readText } from './door.js';
import { refusedAsOwner } from './owner-must-handle.js';

/** FD-05 (P 4.6): to a responsible department; no clock restarts. */
export async function transferCase(desk: Desk, viewer: Viewer, input: TransferCaseInput): Promise<Outcome> {
  const command = {
    department: readText('department', input.department, { most: 80 }),
    ownerPost: readKey('ownerPost', input.ownerPost),
    reason: readOptionalText('reason', input.reason, { most: 1000 }),
  };
  const refused = await refusedAsOwner(desk.database, command.ownerPost);
  if (refused) return refused;
  return carryOut(desk, viewer, 'transferCase', input, (state, context) => decide(state, command, context));
}
