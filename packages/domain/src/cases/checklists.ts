import { matches } from '../policy/condition.js';
import type { Instant } from '../policy/facts.js';
import type { PolicySet } from '../policy/policy-set.js';
import type { ChecklistRow, ChecklistStep } from '../policy/row.js';
import type { CaseState } from './case.js';
import { caseFacts } from './case-facts.js';

export interface ChecklistProgress {
  readonly row: ChecklistRow;
  /** In the procedure's order; `recordedAt`: the last time it was recorded, null: not yet. */
  readonly steps: readonly { readonly step: ChecklistStep; readonly recordedAt: Instant | null }[];
}

/** The checklists that stand beside a case, with what is recorded of them. One that has begun stays, though the case's class has changed since: what was done was done. */
export function checklistsOf(state: CaseState, policy: PolicySet): ChecklistProgress[] {
  const facts = caseFacts(state);
  return policy.checklistRows
    .map((row) => ({ row, steps: row.steps.map((step) => ({ step, recordedAt: stepTime(facts[`step.${step.key}`]) })) }))
    .filter(({ row, steps }) => matches(facts, row.appliesTo) || steps.some(({ recordedAt }) => recordedAt !== null));
}

function stepTime(value: unknown): Instant | null {
  return typeof value === 'number' ? value : null;
}
