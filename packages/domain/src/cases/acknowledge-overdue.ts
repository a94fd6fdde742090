import type { CaseState, Decision, DecisionContext } from './case.js';
import { decide, happened, noted } from './decide.js';
import { refuse } from './refusal.js';

export interface AcknowledgeOverdue {
  readonly obligationId: string;
  readonly note?: string | null;
}

/** Somebody answers for what rang: seen, up to the level reached. It makes nothing less late, and a higher level rings anew. */
export function acknowledgeOverdue(state: CaseState, command: AcknowledgeOverdue, context: DecisionContext): Decision {
  return decide('acknowledgeOverdue', state, {}, context, (current) => {
    const obligation = current.obligations.find(({ id }) => id === command.obligationId);
    if (!obligation) return refuse('本件没有这项时限。', 'The case has no such obligation.');
    const { id, rule, generation, level } = obligation;
    if (level === 0) return refuse('此项时限尚未超时报警。', 'This obligation has not rung as overdue.');
    if (level <= obligation.acknowledgedLevel) return refuse('此项超时已有人确认。', 'This has been acknowledged already.');
    const text = command.note?.trim() ? noted('NOTE', command.note, context) : null;
    const next: CaseState = { ...current, obligations: current.obligations.map((candidate) => (candidate.id === id ? { ...candidate, acknowledgedLevel: level } : candidate)) };
    return {
      refused: false,
      state: happened(next, 'OverdueAcknowledged', context.now, { rule, level, ...text?.facts }, { id, rule, generation }),
      notes: text ? [text.note] : [],
    };
  });
}
