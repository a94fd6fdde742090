import type { DecisionContext } from '../cases/case.js';
import { recalculate } from '../obligations/recalculate.js';
import { reconcile } from '../obligations/reconcile.js';
import { takeDueSteps } from '../obligations/take-due-steps.js';
import { DUTY_SUBJECT, type DutyAccepted, type DutyState } from './duty.js';
import { onlyRow } from './open-duties.js';

/** A duty's open due times by the centre's calendar as it is now, after that calendar was changed (law 4). No events: nothing moved. Throws for a rule that the set does not have. */
export function recalculateDuty(duty: DutyState, context: DecisionContext): DutyAccepted {
  const row = context.policy.obligationRows.find(({ key }) => key === duty.rule);
  if (!row) throw new Error(`Policy set ${context.policy.id} has no duty ${duty.rule}`);
  const own = { ...context, policy: onlyRow(row, context.policy) };
  const current = takeDueSteps(duty, own, DUTY_SUBJECT);
  const moved = recalculate(current, own, DUTY_SUBJECT);
  const next = moved === current ? current : takeDueSteps(reconcile(moved, own, DUTY_SUBJECT), own, DUTY_SUBJECT, context.now);
  return { refused: false, next, events: next.acts.slice(duty.acts.length), notes: [] };
}
