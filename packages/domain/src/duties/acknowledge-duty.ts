import type { AcknowledgeOverdue } from '../cases/acknowledge-overdue.js';
import type { CaseNote, DecisionContext, Refusal } from '../cases/case.js';
import { lacking, refuse } from '../cases/refusal.js';
import { known } from '../obligations/acts.js';
import { advanceDuty } from './fulfil-duty.js';
import { dutyFacts, type DutyDecision, type DutyState } from './duty.js';

/** Somebody answers for a duty that rang: seen, up to the level reached. It stays owed, and a higher level rings anew. */
export function acknowledgeDuty(duty: DutyState, { obligationId, note }: AcknowledgeOverdue, context: DecisionContext): DutyDecision {
  const { next: current } = advanceDuty(duty, context);
  const forbidden = lacking(context.actor, 'ACKNOWLEDGE_OVERDUE');
  if (forbidden) return forbidden;
  const obligation = current.obligations.find(({ id }) => id === obligationId);
  if (!obligation) return refuse('此职责没有这项时限。', 'The duty has no such obligation.');
  const { id, rule, generation, level } = obligation;
  if (level === 0) return refuse('此项时限尚未超时报警。', 'This obligation has not rung as overdue.');
  if (level <= obligation.acknowledgedLevel) return refuse('此项超时已有人确认。', 'This has been acknowledged already.');
  const text: CaseNote | null = note?.trim() ? { id: context.newId(), kind: 'NOTE', body: note.trim() } : null;
  const event = {
    type: 'OverdueAcknowledged',
    at: context.now,
    facts: known({ ...dutyFacts(current), rule, level, ...(text ? { note: text.id } : {}) }),
    obligation: { id, rule, generation },
  };
  const obligations = current.obligations.map((candidate) => (candidate.id === id ? { ...candidate, acknowledgedLevel: level } : candidate));
  const next = { ...current, obligations, acts: [...current.acts, event] };
  return { refused: false, next, events: next.acts.slice(duty.acts.length), notes: text ? [text] : [] };
}

/** Why this person may not acknowledge what the duty rang; null: something waits for it, and they may. */
export function forbiddenToAcknowledge({ obligations }: DutyState, { actor }: DecisionContext): Refusal | null {
  const forbidden = lacking(actor, 'ACKNOWLEDGE_OVERDUE');
  if (forbidden) return forbidden;
  return obligations.some(({ level, acknowledgedLevel }) => level > acknowledgedLevel) ? null : refuse('没有待确认的超时。', 'Nothing overdue waits to be acknowledged.');
}
