import { reopenCase as decide } from '@guanjia/domain';
import type { ReopenCaseInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { readText } from './door.js';

/** HR-12: a settled matter that is not solved goes on; its clocks still count from reception. */
export async function reopenCase(desk: Desk, viewer: Viewer, input: ReopenCaseInput): Promise<Outcome> {
  const command = { reason: readText('reason', input.reason, { most: 1000 }) };
  return carryOut(desk, viewer, 'reopenCase', input, (state, context) => decide(state, command, context));
}
