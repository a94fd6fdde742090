import { planCallback as decide } from '@guanjia/domain';
import type { PlanCallbackInput } from '@guanjia/schema';
import { badField } from '../access/refusals.js';
import type { Viewer } from '../access/viewer.js';
import type { Desk } from '../cases/carry-out.js';
import { readId } from '../cases/door.js';
import { callersAt } from './callers-at.js';
import { carryOutCallback, type CallbackOutcome } from './carry-out-callback.js';

/** CB-15, CB-19: who visits, and when. */
export async function planCallback(desk: Desk, viewer: Viewer, input: PlanCallbackInput): Promise<CallbackOutcome> {
  if (input.callerIds.length < 1 || input.callerIds.length > 2) throw badField('callerIds', { zh: `共 ${input.callerIds.length} 位；请安排一至两位回访人。`, en: `names ${input.callerIds.length} persons; name one or two.` });
  const callerIds = input.callerIds.map((id) => readId('callerIds', id));
  return carryOutCallback(desk, viewer, 'planCallback', input, async (state, context, client) => {
    const callers = await callersAt(client, 'callerIds', callerIds, state.centreId);
    return decide(state, { callers, plannedFor: input.plannedFor.getTime(), important: input.important }, context);
  });
}
