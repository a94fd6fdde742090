import { isPastDue, runningPause } from '../obligations/clock.js';
import { extended } from '../obligations/extend.js';
import type { Instant } from '../policy/facts.js';
import type { CaseState, Decision, DecisionContext } from './case.js';
import { decide, noted } from './decide.js';
import { openOne, withObligation } from './pause-obligation.js';
import { empty, refuse } from './refusal.js';

export interface ExtendObligation {
  readonly obligationId: string;
  readonly dueAt: Instant;
  readonly reason: string;
  /** The person who asked; the one who decides is the actor, and another. */
  readonly requestedBy: string;
}

/** Law 5: one reasoned, approved act; the first due time stays to be seen. Nobody approves their own request (law 10), and nothing that is late becomes in time (law 3). */
export function extendObligation(state: CaseState, command: ExtendObligation, context: DecisionContext): Decision {
  const { dueAt, reason, requestedBy } = command;
  const { actor, now, policy } = context;
  return decide('extendObligation', state, {}, context, (current) => {
    const obligation = openOne(current, command.obligationId);
    if ('refused' in obligation) return obligation;
    if (actor.personId === null || actor.personId === requestedBy) return refuse('延期须由申请人以外的人批准。', 'An extension is approved by a person other than the one who asks.');
    const unexplained = empty(reason, '延期理由', 'why more time is needed');
    if (unexplained) return unexplained;
    if (isPastDue(obligation, now)) return refuse('此项时限已超时,不能延期。', 'It is overdue already, so it cannot be extended.');
    if (runningPause(obligation)) return refuse('此项时限暂停中,请先恢复计时。', 'Its clock is paused; let it run again first.');
    if (dueAt <= obligation.dueAt) return refuse('新时限须晚于现时限。', 'The new due time must be later than the present one.');
    const text = noted('REASON', reason, context);
    const next = extended(obligation, { dueAt, reason: reason.trim(), requestedBy, approvedBy: actor.personId, at: now }, policy);
    return { refused: false, state: withObligation(current, next, 'ObligationExtended', now, { requestedBy, ...text.facts }), notes: [text.note] };
  });
}
