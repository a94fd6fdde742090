import type { DecisionContext } from '../cases/case.js';
import { refuse } from '../cases/refusal.js';
import type { DutyDecision, DutyState } from './duty.js';
import { fulfilDuty } from './fulfil-duty.js';

export interface SendReport {
  /** The post that it is sent to. */
  readonly to: string;
  readonly finding: string;
}

/** CP-28 (X 十五): the month's complaint report is sent to the company's complaint centre. */
export function sendReport(duty: DutyState, { to, finding }: SendReport, context: DecisionContext): DutyDecision {
  if (!Object.hasOwn(context.policy.reportingLine, to)) return refuse(`没有岗位“${to}”。`, `There is no post "${to}".`);
  return fulfilDuty(duty, { event: 'ReportSent', facts: { to }, finding }, context);
}
