import { remindOwner as decide } from '@guanjia/domain';
import type { RemindOwnerInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { readText } from './door.js';

/** 催办: the owner is asked how far it is; no clock moves. */
export async function remindOwner(desk: Desk, viewer: Viewer, input: RemindOwnerInput): Promise<Outcome> {
  const command = { note: readText('note', input.note, { most: 1000 }) };
  return carryOut(desk, viewer, 'remindOwner', input, (state, context) => decide(state, command, context));
}
