import { decideCallback as decide } from '@guanjia/domain';
import type { DecideCallbackInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import type { Desk } from '../cases/carry-out.js';
import { readText } from '../cases/door.js';
import { carryOutCallback, type CallbackOutcome } from './carry-out-callback.js';

/** CB-16: the manager's word on an unqualified visit. */
export async function decideCallback(desk: Desk, viewer: Viewer, input: DecideCallbackInput): Promise<CallbackOutcome> {
  const command = { decision: readText('decision', input.decision, { most: 2000 }) };
  return carryOutCallback(desk, viewer, 'decideCallback', input, (state, context) => decide(state, command, context));
}
