import { attemptCallback as decide } from '@guanjia/domain';
import type { AttemptCallbackInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import type { Desk } from '../cases/carry-out.js';
import { readOptionalText, toInstant } from '../cases/door.js';
import { carryOutCallback, type CallbackOutcome } from './carry-out-callback.js';

/** Law 10: somebody tried and reached nobody. Kept, and counted for nothing. */
export async function attemptCallback(desk: Desk, viewer: Viewer, input: AttemptCallbackInput): Promise<CallbackOutcome> {
  const command = { form: input.form, outcome: input.outcome, note: readOptionalText('note', input.note, { most: 1000 }), nextTryAt: toInstant(input.nextTryAt) };
  return carryOutCallback(desk, viewer, 'attemptCallback', input, (state, context) => decide(state, command, context));
}
