import { matches } from '../policy/condition.js';
import type { Instant } from '../policy/facts.js';
import type { ObligationRow } from '../policy/row.js';
import { hasOpened } from './generations.js';
import { dueOf } from './row-clock.js';
import type { Situation } from './situation.js';

/** Whether a row asks for its duty here and now. */
export function isWanted(row: ObligationRow, situation: Situation): boolean {
  return isAsked(row, situation) && !(row.general && isSetBySpecialRow(row, situation));
}

function isAsked(row: ObligationRow, { facts, closed, state }: Situation): boolean {
  // History is judged, not rung: of a duty that recurs nothing would ever end its first occurrence.
  if (row.everyDays !== undefined && state.historic) return false;
  return !closed && typeof facts[row.clockFrom] === 'number' && matches(facts, row.appliesTo) && hasOpened(row, state.acts);
}

/** HR-22: a row for the kind of matter sets the same thing, and is in force here: asked for, and with a due time. */
function isSetBySpecialRow(row: ObligationRow, situation: Situation): boolean {
  return situation.context.policy.obligationRows.some(
    (other) => !other.general && other.sets === row.sets && other.subject === row.subject && isAsked(other, situation) && dueOf(other, situation.facts[other.clockFrom] as Instant, situation) !== null,
  );
}
