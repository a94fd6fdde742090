import { dispatchCase as decide } from '@guanjia/domain';
import type { DispatchCaseInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import { carryOut, type Desk, type Outcome } from './carry-out.js';
import { readKey, readOptionalText } from './door.js';

/** HR-04, FA-02 (派员): someone is sent; the owner stays the same. */
export async function dispatchCase(desk: Desk, viewer: Viewer, input: DispatchCaseInput): Promise<Outcome> {
  const command = { post: readKey('post', input.post), note: readOptionalText('note', input.note, { most: 1000 }) };
  return carryOut(desk, viewer, 'dispatchCase', input, (state, context) => decide(state, command, context));
}
