import type { Instant } from '../policy/facts.js';
import type { CaseState, Decision, DecisionContext } from './case.js';
import { decide, happened, noted, refusedStatedTime } from './decide.js';
import { empty } from './refusal.js';

export interface SettleCase {
  readonly result: string;
  /** When the work was done, where that was earlier than now; shown beside, judged is now (law 11). */
  readonly statedAt?: Instant | null;
}

/** FD-05 (P 4.5): the work is done and the result recorded; the resident has not confirmed it yet. */
export function settleCase(state: CaseState, command: SettleCase, context: DecisionContext): Decision {
  const { now, actor } = context;
  return decide('settleCase', state, {}, context, (current) => {
    const refusal = empty(command.result, '办理结果', 'the result') ?? refusedStatedTime(command.statedAt, current, now);
    if (refusal) return refusal;
    const text = noted('RESULT', command.result, context);
    const next: CaseState = { ...current, status: 'SETTLED', settledAt: now, settledBy: actor.personId };
    return { refused: false, state: happened(next, 'CaseSettled', now, { statedAt: command.statedAt, ...text.facts }), notes: [text.note] };
  });
}
