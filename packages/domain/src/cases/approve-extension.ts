import { extended } from '../obligations/extend.js';
import type { CaseState, Decision, DecisionContext } from './case.js';
import { decide } from './decide.js';
import { unextendable } from './extend-obligation.js';
import { openOne, withObligation } from './pause-obligation.js';
import { refuse } from './refusal.js';

export interface ApproveExtension {
  readonly obligationId: string;
}

/** Law 5: the requested time holds from now on; the first due time stays to be seen. Nobody approves their own request (law 10), and nothing that is late becomes in time (law 3). */
export function approveExtension(state: CaseState, command: ApproveExtension, context: DecisionContext): Decision {
  const { actor, now, policy } = context;
  return decide('approveExtension', state, {}, context, (current) => {
    const obligation = openOne(current, command.obligationId);
    if ('refused' in obligation) return obligation;
    const request = obligation.extensionRequest;
    if (!request) return refuse('此项时限没有待批准的延期申请。', 'No extension of this waits for approval.');
    const { dueAt, reason, requestedBy } = request;
    if (actor.personId === null || actor.personId === requestedBy) return refuse('延期须由申请人以外的人批准。', 'An extension is approved by a person other than the one who asks.');
    const refusal = unextendable(obligation, dueAt, now);
    if (refusal) return refusal;
    const next = extended(obligation, { dueAt, reason, requestedBy, approvedBy: actor.personId, at: now }, policy);
    return { refused: false, state: withObligation(current, next, 'ObligationExtended', now, { requestedBy }) };
  });
}
