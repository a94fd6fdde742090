import { isPastDue, runningPause } from '../obligations/clock.js';
import type { Obligation } from '../obligations/obligation.js';
import type { Instant } from '../policy/facts.js';
import type { CaseState, Decision, DecisionContext, Refusal } from './case.js';
import { decide, noted } from './decide.js';
import { openOne, withObligation } from './pause-obligation.js';
import { empty, refuse } from './refusal.js';

export interface ExtendObligation {
  readonly obligationId: string;
  readonly dueAt: Instant;
  readonly reason: string;
}

/** Law 5: more time is asked for, with the reason. Nothing moves until another person approves it; a later request takes the place of an earlier one. */
export function extendObligation(state: CaseState, command: ExtendObligation, context: DecisionContext): Decision {
  const { dueAt, reason } = command;
  const { actor, now } = context;
  return decide('extendObligation', state, {}, context, (current) => {
    const obligation = openOne(current, command.obligationId);
    if ('refused' in obligation) return obligation;
    const refusal = empty(reason, '延期理由', 'why more time is needed') ?? unextendable(obligation, dueAt, now);
    if (refusal) return refusal;
    const requestedBy = actor.personId ?? 'SYSTEM';
    const text = noted('REASON', reason, context);
    const next: Obligation = { ...obligation, extensionRequest: { dueAt, reason: reason.trim(), requestedBy, at: now } };
    return { refused: false, state: withObligation(current, next, 'ExtensionRequested', now, { requestedBy, wantedDueAt: dueAt, ...text.facts }), notes: [text.note] };
  });
}

/** Why it cannot be due later now; asked when it is requested, and again when it is approved. Null: it can. */
export function unextendable(obligation: Obligation, dueAt: Instant, now: Instant): Refusal | null {
  if (isPastDue(obligation, now)) return refuse('此项时限已超时，不能延期。', 'It is overdue already, so it cannot be extended.');
  if (runningPause(obligation)) return refuse('此项时限暂停中，请先恢复计时。', 'Its clock is paused; let it run again first.');
  if (dueAt <= obligation.dueAt) return refuse('新时限须晚于现时限。', 'The new due time must be later than the present one.');
  return null;
}
