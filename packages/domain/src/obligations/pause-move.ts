import type { Instant } from '../policy/facts.js';
import type { PolicySet } from '../policy/policy-set.js';
import type { Term } from '../policy/term.js';
import { roundTheClock, type WorkingCalendar } from './calendar.js';
import { isWorkingDay } from './working-days.js';
import { addWorkingDays, addWorkingTime, workingDaysBetween, workingTimeBetween } from './working-time.js';
import { dayOf } from './zoned.js';

/** A pause that is over. */
export interface EndedPause {
  readonly from: Instant;
  readonly until: Instant;
}

/** How a pause moves a due time (law 5); never to an earlier moment. */
export type PauseMove = (dueAt: Instant, pause: EndedPause) => Instant;

/**
 * A pause stops the clock that the term counts by. Natural time: the due time moves by the length of the pause. Working time: what was left when it began is left
 * when it ends, so that a night's pause gives nothing back. Working days: it gives back each working day that began while it ran.
 */
export function pauseMoveOf(term: Term, calendar: WorkingCalendar): PauseMove {
  switch (countedBy(term)) {
    case 'workingTime':
      return (dueAt, { from, until }) => (dueAt <= from ? dueAt : Math.max(dueAt, addWorkingTime(until, workingTimeBetween(from, dueAt, calendar), calendar)));
    case 'workingDays':
      return (dueAt, { from, until }) => {
        const days = workingDaysBetween(from, until, calendar);
        // A day ends at its 24:00, which is a moment of the next: so the last millisecond of the day is moved.
        const last = dueAt - 1;
        const keepsTime = isWorkingDay(dayOf(last, calendar.zone), calendar);
        return days === 0 ? dueAt : Math.max(dueAt, addWorkingDays(last, days, calendar) + (keepsTime ? 1 : 0));
      };
    default:
      return (dueAt, { from, until }) => dueAt + until - from;
  }
}

/** The same for an obligation of this rule. Throws for a rule that the set does not have. */
export function pauseMoveOfRule(rule: string, policy: PolicySet, calendar: WorkingCalendar = roundTheClock(policy.zone)): PauseMove {
  const row = policy.obligationRows.find((candidate) => candidate.key === rule);
  if (!row) throw new Error(`Policy set ${policy.id} has no rule ${rule}`);
  return pauseMoveOf(row.term, calendar);
}

/** What a term's clock counts by: of a window its end, of a fact its other limit, which alone has a length. */
function countedBy(term: Term): Term['kind'] {
  switch (term.kind) {
    case 'window':
      return countedBy(term.by);
    case 'fraction':
      return countedBy(term.of);
    case 'fact':
      return term.otherwise ? countedBy(term.otherwise) : term.kind;
    default:
      return term.kind;
  }
}
