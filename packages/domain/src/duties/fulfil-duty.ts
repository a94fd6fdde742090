import type { CaseNote, DecisionContext, Refusal } from '../cases/case.js';
import { empty, lacking, refuse } from '../cases/refusal.js';
import { known } from '../obligations/acts.js';
import { isAbove } from '../obligations/ladder.js';
import { reconcile } from '../obligations/reconcile.js';
import { takeDueSteps } from '../obligations/take-due-steps.js';
import type { Facts } from '../policy/facts.js';
import type { PolicySet } from '../policy/policy-set.js';
import { actsOf } from '../policy/references.js';
import type { ObligationRow } from '../policy/row.js';
import { DUTY_SUBJECT, dutyFacts, type DutyAccepted, type DutyDecision, type DutyState } from './duty.js';
import { onlyRow } from './open-duties.js';

export interface DutyAct {
  /** Past-tense event that the duty's row waits for. */
  readonly event: string;
  readonly facts: Facts;
  /** What was found; owed, for a duty ticked off without a word is worth nothing. */
  readonly finding: string;
}

/** The way of every verb on a duty: time first, then who may, then the act and what its row makes of it. Late is late (law 3), and it can still be done. */
export function fulfilDuty(duty: DutyState, act: DutyAct, context: DecisionContext): DutyDecision {
  const row = rowOf(duty, context.policy);
  const own = { ...context, policy: onlyRow(row, context.policy) };
  const current = takeDueSteps(duty, own, DUTY_SUBJECT);
  const refusal = refused(current, row, act.event, context) ?? empty(act.finding, '情况', 'what was found');
  if (refusal) return refusal;
  const note: CaseNote = { id: context.newId(), kind: 'NOTE', body: act.finding.trim() };
  const event = { type: act.event, at: context.now, facts: known({ ...dutyFacts(current), ...act.facts, note: note.id }) };
  const next = reconcile({ ...current, acts: [...current.acts, event] }, own, DUTY_SUBJECT);
  return { refused: false, next, events: next.acts.slice(duty.acts.length), notes: [note] };
}

/** Takes every step of a duty that is past; all that a sweeper does for it. */
export function advanceDuty(duty: DutyState, context: DecisionContext): DutyAccepted {
  const next = takeDueSteps(duty, { ...context, policy: onlyRow(rowOf(duty, context.policy), context.policy) }, DUTY_SUBJECT);
  return { refused: false, next, events: next.acts.slice(duty.acts.length), notes: [] };
}

/** Why this person may not do the duty by this act now, as far as can be said before the form is filled; null: nothing forbids it. */
export function forbiddenToFulfil(duty: DutyState, event: string, context: DecisionContext): Refusal | null {
  return refused(duty, rowOf(duty, context.policy), event, context);
}

function refused(duty: DutyState, row: ObligationRow, event: string, { actor, policy }: DecisionContext): Refusal | null {
  if (!actsOf(row.metBy).some(({ pattern }) => pattern.event === event)) return refuse(`“${row.name.zh}”不以此方式完成。`, `"${row.name.en}" is not done by this.`, { rule: row.key });
  if (duty.obligations.every(({ status }) => status !== 'OPEN')) return refuse('此项职责已完成。', 'This duty is done already.', { rule: row.key });
  const theirs = actor.posts.some((post) => row.owedBy.some((owing) => post === owing || isAbove(post, owing, policy.reportingLine)));
  if (!theirs) return refuse('此项职责不属于您的岗位。', 'This duty belongs to none of your posts.', { rule: row.key, clause: row.clauses[0]! });
  return lacking(actor, 'FULFIL_DUTY');
}

function rowOf(duty: DutyState, policy: PolicySet): ObligationRow {
  const row = policy.obligationRows.find(({ key }) => key === duty.rule);
  if (!row) throw new Error(`Policy set ${policy.id} has no rule ${duty.rule}`);
  return row;
}
