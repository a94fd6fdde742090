import type { DecisionContext } from '../cases/case.js';
import type { DutyDecision, DutyState } from './duty.js';
import { fulfilDuty } from './fulfil-duty.js';

export interface AskHelpfulness {
  readonly occasion: 'MEETING' | 'TRAINING';
  readonly finding: string;
}

/** HR-27 (C 4.2.2): helpfulness is asked of the staff, at a regular meeting or in training. */
export function askHelpfulness(duty: DutyState, { occasion, finding }: AskHelpfulness, context: DecisionContext): DutyDecision {
  return fulfilDuty(duty, { event: 'HelpfulnessAsked', facts: { occasion }, finding }, context);
}
