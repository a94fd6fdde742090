import { recalculate } from '../obligations/recalculate.js';
import type { Accepted, CaseState, DecisionContext } from './case.js';
import { CASE_SUBJECT } from './case-subject.js';
import { accepted, advance, consequences } from './decide.js';

/** A case's open due times by the centre's calendar as it is now (`context.calendar`), after that calendar was changed. Same version: nothing moved. */
export function recalculateCase(state: CaseState, context: DecisionContext): Accepted {
  const current = advance(state, context).next;
  const moved = recalculate(current, context, CASE_SUBJECT);
  if (moved === current) return accepted(state, moved, []);
  return accepted(state, consequences(moved, context), []);
}
