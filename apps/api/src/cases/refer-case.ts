import { referCase as decide } from '@guanjia/domain';
import type { ReferCaseInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { readKey, readText } from './door.js';
import { refusedAsOwner } from './owner-must-handle.js';

/** HR-09 (严禁推诿): what cannot be met here goes to those who can, recorded with its reason; no clock restarts. */
export async function referCase(desk: Desk, viewer: Viewer, input: ReferCaseInput): Promise<Outcome> {
  const command = {
    party: input.party,
    name: readText('name', input.name, { most: 80 }),
    ownerPost: input.ownerPost ? readKey('ownerPost', input.ownerPost) : null,
    inWriting: input.inWriting ?? null,
    reason: readText('reason', input.reason, { most: 1000 }),
  };
  const refused = command.ownerPost === null ? null : await refusedAsOwner(desk.database, command.ownerPost);
  if (refused) return refused;
  return carryOut(desk, viewer, 'referCase', input, (state, context) => decide(state, command, context));
}
