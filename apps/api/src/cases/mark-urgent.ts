import { markUrgent as decide } from '@guanjia/domain';
import type { MarkUrgentInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { readText } from './door.js';

/** The urgent mark, set or taken off with the reason. */
export async function markUrgent(desk: Desk, viewer: Viewer, input: MarkUrgentInput): Promise<Outcome> {
  const command = { urgent: input.urgent, reason: readText('reason', input.reason, { most: 1000 }) };
  return carryOut(desk, viewer, 'markUrgent', input, (state, context) => decide(state, command, context));
}
