import { declineRequest as decide } from '@guanjia/domain';
import type { DeclineRequestInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { readText } from './door.js';

/** Law 10: no to a cancellation or merger that somebody else asked for. */
export async function declineRequest(desk: Desk, viewer: Viewer, input: DeclineRequestInput): Promise<Outcome> {
  const command = { kind: input.kind, reason: readText('reason', input.reason, { most: 1000 }) };
  return carryOut(desk, viewer, 'declineRequest', input, (state, context) => decide(state, command, context));
}
