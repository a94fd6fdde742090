import { askSecondVisit as decide } from '@guanjia/domain';
import type { AskSecondVisitInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import type { Desk } from '../cases/carry-out.js';
import { readText } from '../cases/door.js';
import { carryOutCallback, type CallbackOutcome } from './carry-out-callback.js';

/** CB-02: a repair is visited again, one to two months after its completion. */
export async function askSecondVisit(desk: Desk, viewer: Viewer, input: AskSecondVisitInput): Promise<CallbackOutcome> {
  const command = { reason: readText('reason', input.reason, { least: 2, most: 500 }) };
  return carryOutCallback(desk, viewer, 'askSecondVisit', input, (state, context) => decide(state, command, context));
}
