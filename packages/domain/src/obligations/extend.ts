import type { Instant } from '../policy/facts.js';
import type { PolicySet } from '../policy/policy-set.js';
import type { WorkingCalendar } from './calendar.js';
import { afterPauses } from './clock.js';
import type { Extension, Obligation } from './obligation.js';
import { pauseMoveOfRule } from './pause-move.js';
import { redated } from './reconcile.js';

/**
 * An approved later due time (law 5). The first due time stays to be seen, steps that were taken stay taken; those still to come move along.
 * A second extension replaces the first; the journal keeps both. What is already past due cannot be extended: nothing erases lateness (law 3).
 */
export function extended(obligation: Obligation, extension: Extension, policy: PolicySet): Obligation {
  return redatedByRow({ ...obligation, dueAt: extension.dueAt, extension, extensionRequest: null }, policy, extension.at);
}

/** An extended due time taken back to an earlier one; at or before the first, nothing is left of the extension. */
export function shortened(obligation: Obligation, dueAt: Instant, policy: PolicySet, moment: Instant, calendar?: WorkingCalendar): Obligation {
  const { extension, firstDueAt } = obligation;
  const kept = extension && dueAt > firstDueAt ? { ...extension, dueAt } : null;
  return redatedByRow({ ...obligation, dueAt: kept ? dueAt : afterPauses(firstDueAt, obligation, pauseMoveOfRule(obligation.rule, policy, calendar)), extension: kept }, policy, moment);
}

function redatedByRow(obligation: Obligation, policy: PolicySet, moment: Instant): Obligation {
  const row = policy.obligationRows.find((candidate) => candidate.key === obligation.rule);
  if (!row) throw new Error(`Policy set ${policy.id} has no rule ${obligation.rule}`);
  return redated(row, obligation, policy, moment);
}
