import { refuse } from '../cases/refusal.js';
import type { Refusal } from '../cases/case.js';
import type { CallbackContext, CallbackDecision, CallbackState } from './callback.js';
import type { PlanCallback } from './callback-commands.js';
import { isImportant } from './callback-facts.js';
import { callersFacts, visitObligation } from './callers.js';
import { callbackHappened, onCallback } from './on-callback.js';

/** CB-15, CB-19 (Q 4.1, 4.3): who visits, and when. Planned anew as often as need be; what was planned as important stays so. */
export function planCallback(state: CallbackState, command: PlanCallback, context: CallbackContext): CallbackDecision {
  const { now } = context;
  const asRead = (current: CallbackState) => ({
    ...callersFacts(current, command.callers, context),
    important: command.important || isImportant(current),
    afterLimit: isAfterLimit(current, command.plannedFor, now),
  });
  return onCallback('planCallback', state, asRead, context, (current) => {
    const refusal = refusedPlan(command, now);
    if (refusal) return refusal;
    const plannedCallers = command.callers.map(({ personId }) => personId);
    const next = { ...current, plannedFor: command.plannedFor, plannedCallers, important: current.important || command.important };
    return { refused: false, state: callbackHappened(next, 'CallbackPlanned', now, { callers: plannedCallers.join(',') }) };
  });
}

function refusedPlan({ callers, plannedFor }: PlanCallback, now: number): Refusal | null {
  if (callers.length < 1 || callers.length > 2) return refuse('请安排一至两位回访人。', 'Name one or two callers.');
  if (new Set(callers.map(({ personId }) => personId)).size < callers.length) return refuse('两位回访人不能是同一人。', 'The two callers are two persons.');
  return plannedFor < now ? refuse('计划时间早于现在。', 'The planned time is past.') : null;
}

/** What is overdue already cannot be planned within its limit; it is planned all the same. */
function isAfterLimit(state: CallbackState, plannedFor: number, now: number): boolean {
  const due = visitObligation(state)?.dueAt;
  return due !== undefined && due >= now && plannedFor > due;
}
