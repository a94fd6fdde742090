import type { Instant } from '../policy/facts.js';
import { isPastDue } from './clock.js';
import type { Obligation } from './obligation.js';

/**
 * Whether a new class moves what was still in time to a longer limit (law 2): an obligation that was owed and not yet due is now owed later, or is replaced by
 * one that sets the same thing and is due later. No limit at all counts as the longest: else a matter about to be late could be reclassified out of its
 * limits, and a major complaint out of its definite answer. Reporting up is left to the new class: who lowers a class says to whom it goes.
 */
export function movesToLongerLimit(before: readonly Obligation[], after: readonly Obligation[], moment: Instant): boolean {
  return before.some((former) => {
    if (former.status !== 'OPEN' || isPastDue(former, moment)) return false;
    const present = after.find((obligation) => obligation.id === former.id);
    if (present?.status === 'OPEN') return present.dueAt > former.dueAt;
    if (present?.status !== 'SUPERSEDED') return false;
    const successors = after.filter((obligation) => obligation.sets === former.sets && obligation.status !== 'SUPERSEDED');
    if (successors.length === 0) return former.sets !== 'REPORT' && former.sets !== 'CLASS';
    return Math.min(...successors.map((obligation) => obligation.dueAt)) > former.dueAt;
  });
}
