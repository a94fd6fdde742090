import type { Facts } from '../policy/facts.js';
import type { ObligationRow } from '../policy/row.js';
import type { Term } from '../policy/term.js';
import { afterPauses, isPastDue } from './clock.js';
import { dueAt, notBeforeAt } from './due-at.js';
import type { Obligation } from './obligation.js';
import { moveOf, termContextOf } from './row-clock.js';
import type { EngineContext } from './subject.js';

/**
 * The times that the calendar of now gives to what was counted by an earlier one; null: the calendar moves nothing. What is past due stays so (law 3). An occurrence
 * of a duty that recurs keeps its day. An extension names a moment and stays, unless the new due time is later than that.
 */
export function recounted(row: ObligationRow, obligation: Obligation, { facts, context }: { readonly facts: Facts; readonly context: EngineContext }): Obligation | null {
  if (row.everyDays !== undefined || !countsByCalendar(row.term, facts) || obligation.status !== 'OPEN' || isPastDue(obligation, context.now)) return null;
  const term = termContextOf(row, obligation.clockFrom, { facts, context });
  const firstDueAt = dueAt(row.term, term);
  if (firstDueAt === null || firstDueAt === obligation.firstDueAt) return null;
  const counted = afterPauses(firstDueAt, obligation, moveOf(row, context));
  const due = obligation.extension !== null && obligation.dueAt > counted ? { dueAt: obligation.dueAt } : { dueAt: counted, extension: null };
  return { ...obligation, ...due, firstDueAt, notBeforeAt: notBeforeAt(row.term, term) };
}

/**
 * Whether the calendar decides on these facts. A term that reads a fact reads no calendar once the fact is there: else a fact that has moved to a later time since
 * would carry the due time along, which only an extension may do (law 5).
 */
function countsByCalendar(term: Term, facts: Facts): boolean {
  switch (term.kind) {
    case 'workingTime':
    case 'workingDays':
      return true;
    case 'fact':
      return typeof facts[term.fact] !== 'number' && term.otherwise !== undefined && countsByCalendar(term.otherwise, facts);
    case 'fraction':
      return countsByCalendar(term.of, facts);
    case 'window':
      return countsByCalendar(term.by, facts) || countsByCalendar(term.notBefore, facts);
    default:
      return false;
  }
}
