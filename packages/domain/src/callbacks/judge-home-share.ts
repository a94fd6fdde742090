import type { DecisionContext } from '../cases/case.js';
import { DUTY_SUBJECT, dutyFacts, type DutyAccepted, type DutyState } from '../duties/duty.js';
import { advanceDuty } from '../duties/fulfil-duty.js';
import { onlyRow } from '../duties/open-duties.js';
import { reconcile } from '../obligations/reconcile.js';
import { homeVisitsOwed, type VisitsDone } from './home-visits.js';

/**
 * CB-12: time's own word on a month's home visits, once the month is over; before, and once it is said, nothing happens. `done`: the visits recorded by the month's
 * end, by their date. Reached: met as at the month's end. Not reached: it rings first (the manager is told), then it is over and MISSED; so it is asked again
 * until the duty owes nothing any more.
 */
export function judgeHomeShare(duty: DutyState, done: VisitsDone, percent: number, context: DecisionContext): DutyAccepted {
  const row = context.policy.obligationRows.find(({ key }) => key === duty.rule);
  if (!row) throw new Error(`Policy set ${context.policy.id} has no duty ${duty.rule}`);
  const isOpen = duty.obligations.some(({ status }) => status === 'OPEN');
  if (context.now < duty.periodEnd || !isOpen) return { refused: false, next: duty, events: [], notes: [] };
  const owed = homeVisitsOwed(done, percent);
  const type = owed === 0 ? 'HomeShareReached' : 'HomeShareMissed';
  // What was reached is met before it could ring; what was not has rung before it is over.
  const { next: current } = owed === 0 ? { next: duty } : advanceDuty(duty, context);
  if (owed > 0 && current.obligations.every(({ level }) => level === 0)) return { refused: false, next: current, events: current.acts.slice(duty.acts.length), notes: [] };
  const event = { type, at: context.now, facts: { ...dutyFacts(current), stepAt: duty.periodEnd, ...done, percent, owed } };
  const next = reconcile({ ...current, acts: [...current.acts, event] }, { ...context, policy: onlyRow(row, context.policy) }, DUTY_SUBJECT);
  return { refused: false, next, events: next.acts.slice(duty.acts.length), notes: [] };
}
