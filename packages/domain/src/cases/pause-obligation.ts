import { isPastDue, paused, resumed, runningPause } from '../obligations/clock.js';
import type { Obligation } from '../obligations/obligation.js';
import { pauseMoveOfRule } from '../obligations/pause-move.js';
import { PAUSE_REASONS } from '../obligations/pause-reasons.js';
import { eventOf } from '../obligations/reconcile.js';
import type { Facts } from '../policy/facts.js';
import type { CaseState, Decision, DecisionContext, Refusal } from './case.js';
import { decide, noted } from './decide.js';
import { refuse } from './refusal.js';

export interface PauseObligation {
  readonly obligationId: string;
  /** One of {@link PAUSE_REASONS}. */
  readonly reason: string;
  /** What stands in the way, in words. */
  readonly note?: string | null;
}
export interface ResumeObligation {
  readonly obligationId: string;
}

/** Law 5: a clock stands still for a listed reason. What is already late cannot be paused: its time is gone (law 3). */
export function pauseObligation(state: CaseState, command: PauseObligation, context: DecisionContext): Decision {
  return decide('pauseObligation', state, { reason: command.reason }, context, (current) => {
    if (!Object.hasOwn(PAUSE_REASONS, command.reason)) return refuse('请从清单中选择暂停原因。', 'Choose the reason for the pause from the list.');
    const obligation = openOne(current, command.obligationId);
    if ('refused' in obligation) return obligation;
    if (runningPause(obligation)) return refuse('此项时限已暂停。', 'This clock stands still already.');
    if (isPastDue(obligation, context.now)) return refuse('此项时限已超时，不能暂停。', 'It is overdue already, so its clock cannot be paused.');
    const text = command.note?.trim() ? noted('NOTE', command.note, context) : null;
    const own = { reason: command.reason, ...text?.facts };
    return { refused: false, state: withObligation(current, paused(obligation, command.reason, context.now), 'ObligationPaused', context.now, own), notes: text ? [text.note] : [] };
  });
}

/** The clock runs again; the due time moves by what was paused, the first due time stays to be seen. */
export function resumeObligation(state: CaseState, command: ResumeObligation, context: DecisionContext): Decision {
  return decide('resumeObligation', state, {}, context, (current) => {
    const obligation = openOne(current, command.obligationId);
    if ('refused' in obligation) return obligation;
    if (!runningPause(obligation)) return refuse('此项时限并未暂停。', 'This clock is not paused.');
    return { refused: false, state: withObligation(current, resumed(obligation, context.now, pauseMoveOfRule(obligation.rule, context.policy, context.calendar)), 'ObligationResumed', context.now) };
  });
}

/** The obligation if it is still owed, or the refusal that says why not. */
export function openOne(state: CaseState, id: string): Obligation | Refusal {
  const obligation = state.obligations.find((candidate) => candidate.id === id);
  if (!obligation) return refuse('本件没有这项时限。', 'The case has no such obligation.');
  return obligation.status === 'OPEN' ? obligation : refuse('此项时限已了结。', 'This is no longer owed.');
}

export function withObligation(state: CaseState, obligation: Obligation, type: string, now: number, own: Facts = {}): CaseState {
  return {
    ...state,
    obligations: state.obligations.map((candidate) => (candidate.id === obligation.id ? obligation : candidate)),
    acts: [...state.acts, eventOf(type, obligation, now, own)],
  };
}
