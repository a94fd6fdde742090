import type { DecisionContext } from '../cases/case.js';
import { actsOf } from '../policy/references.js';
import type { Words } from '../policy/facts.js';
import type { PolicySet } from '../policy/policy-set.js';
import { forbiddenToAcknowledge } from './acknowledge-duty.js';
import type { DutyState } from './duty.js';
import { advanceDuty, forbiddenToFulfil } from './fulfil-duty.js';

/** The verbs on duties, each with the event that it leaves and that a row waits for. */
export const DUTY_VERBS = {
  auditReception: 'ReceptionAudited',
  reviewWeek: 'WeekReviewed',
  sendReport: 'ReportSent',
  askHelpfulness: 'HelpfulnessAsked',
  sampleRecords: 'RecordsSampled',
  planCallbackMonth: 'CallbacksPlanned',
  archiveCallbacks: 'MonthArchived',
} as const;
export type DutyVerb = keyof typeof DUTY_VERBS;

export interface DutyAction {
  readonly verb: DutyVerb | 'acknowledgeOverdue';
  readonly allowed: boolean;
  /** The next step by the procedure: doing it, until it is done. */
  readonly primary: boolean;
  /** Why not; null when allowed. */
  readonly why: Words | null;
}

/** The verb by which a duty of this rule is done; null: its row waits for an event of no verb. */
export function dutyVerb(duty: Pick<DutyState, 'rule'>, policy: PolicySet): DutyVerb | null {
  const row = policy.obligationRows.find(({ key }) => key === duty.rule);
  const awaited = new Set(row ? actsOf(row.metBy).map(({ pattern }) => pattern.event) : []);
  return (Object.keys(DUTY_VERBS) as DutyVerb[]).find((verb) => awaited.has(DUTY_VERBS[verb])) ?? null;
}

/** What this person may do with the duty now, and why not; judged by the same functions as the verbs, as far as can be said before a form is filled. */
export function availableDutyActions(duty: DutyState, context: DecisionContext): DutyAction[] {
  const current = advanceDuty(duty, context).next;
  const verb = dutyVerb(duty, context.policy);
  const offered = [
    ...(verb ? [{ verb, refusal: forbiddenToFulfil(current, DUTY_VERBS[verb], context) }] : []),
    { verb: 'acknowledgeOverdue' as const, refusal: forbiddenToAcknowledge(current, context) },
  ];
  const isOwed = current.obligations.some(({ status }) => status === 'OPEN');
  return offered.map(({ verb: named, refusal }) => ({ verb: named, allowed: refusal === null, primary: isOwed && named === verb, why: refusal?.message ?? null }));
}
