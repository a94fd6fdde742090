import { takeOverCase as decide } from '@guanjia/domain';
import type { TakeOverCaseInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { readKey, readOptionalText } from './door.js';

/** FD-06, FD-07 (P 4.7–4.8): a person takes the case over; no clock restarts. */
export async function takeOverCase(desk: Desk, viewer: Viewer, input: TakeOverCaseInput): Promise<Outcome> {
  const command = { post: readKey('post', input.post), reason: readOptionalText('reason', input.reason, { most: 1000 }) };
  return carryOut(desk, viewer, 'takeOverCase', input, (state, context) => decide(state, command, context));
}
