import type { Instant } from '../policy/facts.js';
import type { CaseState, Channel, Decision, DecisionContext, ReplyForm } from './case.js';
import { WRITTEN_CHANNELS } from '../policy/channels.js';
import { decide, happened, noted, refusedStatedTime } from './decide.js';
import { empty } from './refusal.js';

export interface ReplyToResident {
  /** A clear answer to the matter, not only word that it is being seen to. */
  readonly definite: boolean;
  readonly reply: string;
  /** Left out: in the way in which the resident asked. */
  readonly form?: ReplyForm | null;
  /** When it was said, where that was earlier than now; shown beside, judged is now (law 11). */
  readonly statedAt?: Instant | null;
}

/** The resident is answered. First response, reply and definite answer are different times; each keeps its first. */
export function replyToResident(state: CaseState, command: ReplyToResident, context: DecisionContext): Decision {
  const { definite, reply, statedAt } = command;
  const form = command.form ?? usualForm(state.channel);
  const { now } = context;
  return decide('replyToResident', state, { definite, form }, context, (current) => {
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
    return { refused: false, state: happened(next, 'ReplyGiven', now, { definite, form, statedAt, ...text.facts }), notes: [text.note] };
  });
}

function usualForm(channel: Channel): ReplyForm {
  if ((WRITTEN_CHANNELS satisfies readonly Channel[] as readonly Channel[]).includes(channel)) return 'WRITTEN';
  return channel === 'TELEPHONE' ? 'TELEPHONE' : 'ORAL';
}
