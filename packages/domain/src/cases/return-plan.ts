import { noPlanWaits } from './approve-plan.js';
import type { CaseState, Decision, DecisionContext } from './case.js';
import { decide, happened, noted } from './decide.js';
import { empty } from './refusal.js';

export interface ReturnPlan {
  readonly reason: string;
}

/** CP-11 (S 3.3): the manager gives the plan back and says what is to be changed; another one is proposed. */
export function returnPlan(state: CaseState, { reason }: ReturnPlan, context: DecisionContext): Decision {
  return decide('returnPlan', state, {}, context, (current) => {
    const refusal = noPlanWaits(current, context) ?? empty(reason, '退回意见', 'what is to be changed');
    if (refusal) return refusal;
    const text = noted('REASON', reason, context);
    return { refused: false, state: happened(current, 'PlanReturned', context.now, { decidedBy: context.actor.personId, plan: 'RETURNED', ...text.facts }), notes: [text.note] };
  });
}
