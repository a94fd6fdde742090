import type { Instant } from '../policy/facts.js';
import type { CaseNote, CaseState, Decision, DecisionContext } from './case.js';
import { decide, happened, noted } from './decide.js';
import { extendFactDue, owedByFact } from './extend-fact-due.js';
import { empty, lacking, refuse } from './refusal.js';

export interface AgreeReplyTime {
  readonly agreedReplyAt: Instant;
  /** Owed when the new time is later than one that is still owed. */
  readonly reason?: string | null;
}

/**
 * HR-18: a time for the answer is named to the resident, and then owed. A later one while the former is still owed is an extension: reasoned, approved, the first
 * due time kept (law 5); one that is already broken stays broken. An earlier one is free.
 */
export function agreeReplyTime(state: CaseState, command: AgreeReplyTime, context: DecisionContext): Decision {
  const { agreedReplyAt } = command;
  const { now, policy, actor } = context;
  return decide('agreeReplyTime', state, { agreedReplyAt }, context, (current) => {
    if (agreedReplyAt <= now) return refuse('约定的回复时间须在现在之后。', 'The agreed time must lie in the future.');
    if (agreedReplyAt === current.agreedReplyAt) return refuse('已约定同一时间。', 'That time is agreed already.');
    const notes: CaseNote[] = [];
    const former = current.agreedReplyAt;
    const postpones = former !== null && agreedReplyAt > former && owedByFact(current, 'agreedReplyAt', policy).length > 0;
    if (postpones) {
      const refusal = lacking(actor, 'APPROVE_EXTENSION') ?? empty(command.reason, '延期理由', 'why a later time is needed');
      if (refusal) return refusal;
    }
    const reason = command.reason?.trim() ? noted('REASON', command.reason, context) : null;
    if (reason) notes.push(reason.note);
    const agreed: CaseState = { ...current, agreedReplyAt, firstResponseAt: current.firstResponseAt ?? now };
    const moved = extendFactDue(agreed, 'agreedReplyAt', agreedReplyAt, command.reason ?? '', context);
    return { refused: false, state: happened(moved, 'ReplyTimeAgreed', now, { formerly: former, extension: postpones || null, ...reason?.facts }), notes };
  });
}
