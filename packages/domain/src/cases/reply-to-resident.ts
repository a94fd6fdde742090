import type { Instant } from '../policy/facts.js';
import type { CaseState, Decision, DecisionContext } from './case.js';
import { decide, happened, noted, refusedStatedTime } from './decide.js';
import { empty } from './refusal.js';

export interface ReplyToResident {
  /** A clear answer to the matter, not only word that it is being seen to. */
  readonly definite: boolean;
  readonly reply: string;
  /** When it was said, where that was earlier than now; shown beside, judged is now (law 11). */
  readonly statedAt?: Instant | null;
}

/** The resident is answered. First response, reply and definite answer are different times; each keeps its first. */
export function replyToResident(state: CaseState, command: ReplyToResident, context: DecisionContext): Decision {
  const { definite, reply, statedAt } = command;
  const { now } = context;
  return decide('replyToResident', state, { definite }, context, (current) => {
    const refusal = empty(reply, '回复内容', 'what the resident was told') ?? refusedStatedTime(statedAt, current, now);
    if (refusal) return refusal;
    const text = noted('REPLY', reply, context);
    const next: CaseState = {
      ...current,
      status: current.status === 'RECEIVED' ? 'IN_PROGRESS' : current.status,
      firstResponseAt: current.firstResponseAt ?? now,
      repliedAt: current.repliedAt ?? now,
      definiteAnswerAt: definite ? (current.definiteAnswerAt ?? now) : current.definiteAnswerAt,
    };
    return { refused: false, state: happened(next, 'ReplyGiven', now, { definite, statedAt, ...text.facts }), notes: [text.note] };
  });
}
