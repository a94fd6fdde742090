import type { DecisionContext } from '../cases/case.js';
import { refuse } from '../cases/refusal.js';
import type { DutyDecision, DutyState } from './duty.js';
import { fulfilDuty } from './fulfil-duty.js';

export interface AuditReception {
  /** How many records of the day were audited; what is recorded after the audit belongs to the next one. */
  readonly records: number;
  readonly finding: string;
}

/** FD-03 (P 4.3): the customer-service supervisor audits the day's records. A day without any is audited too: that there were none is the finding. */
export function auditReception(duty: DutyState, { records, finding }: AuditReception, context: DecisionContext): DutyDecision {
  if (!Number.isInteger(records) || records < 0) return refuse('记录数须为不小于0的整数。', 'The number of records is a whole number, 0 or more.');
  return fulfilDuty(duty, { event: 'ReceptionAudited', facts: { records }, finding }, context);
}
