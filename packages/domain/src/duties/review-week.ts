import type { DecisionContext } from '../cases/case.js';
import type { DutyDecision, DutyState } from './duty.js';
import { fulfilDuty } from './fulfil-duty.js';

export interface ReviewWeek {
  readonly finding: string;
}

/** FD-09 (P 4.9): the manager reviews last week's records. */
export function reviewWeek(duty: DutyState, { finding }: ReviewWeek, context: DecisionContext): DutyDecision {
  return fulfilDuty(duty, { event: 'WeekReviewed', facts: {}, finding }, context);
}
