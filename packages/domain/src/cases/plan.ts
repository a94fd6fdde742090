import type { Instant } from '../policy/facts.js';
import type { CaseState } from './case.js';

export const PLAN_STATUSES = ['PROPOSED', 'APPROVED', 'RETURNED'] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];

/** How a complaint is to be handled (处理方案, S 3.2–3.3): what the supervisor proposed last, and what the manager said to it. */
export interface Plan {
  readonly status: PlanStatus;
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  /** The note that holds the plan. */
  readonly note: string;
  /** Null while nobody has said anything to it. */
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  /** RETURNED: the note that holds what is to be changed. */
  readonly comment: string | null;
}

const STATUS_AFTER: Readonly<Record<string, PlanStatus>> = { PlanProposed: 'PROPOSED', PlanApproved: 'APPROVED', PlanReturned: 'RETURNED' };

/** The newest plan; null: none was proposed. A plan that is proposed anew takes the place of the one before, approved or not. */
export function planOf({ acts }: Pick<CaseState, 'acts'>): Plan | null {
  const at = acts.findLastIndex(({ type }) => type === 'PlanProposed');
  const proposed = acts[at];
  if (!proposed) return null;
  const decided = acts.slice(at + 1).findLast(({ type }) => type in STATUS_AFTER);
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    status: STATUS_AFTER[(decided ?? proposed).type]!,
    proposedBy: String(proposed.facts['proposedBy']),
    proposedAt: proposed.at,
    note: String(proposed.facts['note']),
    decidedBy: text(decided?.facts['decidedBy']),
    decidedAt: decided?.at ?? null,
    comment: text(decided?.facts['note']),
  };
}
