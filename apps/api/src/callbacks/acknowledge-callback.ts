import { acknowledgeCallback as decide, type AcknowledgeOverdue } from '@guanjia/domain';
import type { AcknowledgeOverdueInput } from '@guanjia/schema';
import type { Viewer } from '../access/viewer.js';
import type { Desk } from '../cases/carry-out.js';
import { carryOutCallback, type CallbackOutcome } from './carry-out-callback.js';

/** The alarm of a visit was heard; the way of acknowledgeOverdue where a visit owes it. */
export async function acknowledgeCallback(desk: Desk, viewer: Viewer, input: AcknowledgeOverdueInput & { readonly callbackId: string }, command: AcknowledgeOverdue): Promise<CallbackOutcome> {
  return carryOutCallback(desk, viewer, 'acknowledgeOverdue', input, (state, context) => decide(state, command, context));
}
