import type { DecisionContext } from '../cases/case.js';
import { lacking } from '../cases/refusal.js';
import type { DutyDecision, DutyState } from '../duties/duty.js';
import { fulfilDuty } from '../duties/fulfil-duty.js';

export interface PlanCallbackMonth {
  /** The plan in words. */
  readonly finding: string;
}

/** CB-19 (Q 3.1, 4.1): the supervisor makes the month's plan of visits and arranges them. */
export function planCallbackMonth(duty: DutyState, { finding }: PlanCallbackMonth, context: DecisionContext): DutyDecision {
  return lacking(context.actor, 'PLAN_CALLBACKS') ?? fulfilDuty(duty, { event: 'CallbacksPlanned', facts: {}, finding }, context);
}
