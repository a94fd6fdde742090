import type { DecisionContext } from '../cases/case.js';
import type { DutyDecision, DutyState } from './duty.js';
import { fulfilDuty } from './fulfil-duty.js';

export interface SampleRecords {
  readonly finding: string;
}

/** CP-29 (X 十六.2–3): duty records are sampled and owners visited, whether every complaint is recorded and its complainant content. */
export function sampleRecords(duty: DutyState, { finding }: SampleRecords, context: DecisionContext): DutyDecision {
  return fulfilDuty(duty, { event: 'RecordsSampled', facts: {}, finding }, context);
}
