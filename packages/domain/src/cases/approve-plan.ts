import type { CaseState, Decision, DecisionContext, Refusal } from './case.js';
import { decide, happened } from './decide.js';
import { planOf } from './plan.js';
import { refuse } from './refusal.js';

/** CP-11 (S 3.3): the manager approves the plan that somebody else proposed; the complaint is handled by it from now on. */
export function approvePlan(state: CaseState, context: DecisionContext): Decision {
  return decide('approvePlan', state, {}, context, (current) => {
    const refusal = noPlanWaits(current, context);
    if (refusal) return refusal;
    return { refused: false, state: happened(current, 'PlanApproved', context.now, { decidedBy: context.actor.personId, plan: 'APPROVED' }) };
  });
}

/** Null: a plan waits that another person proposed. */
export function noPlanWaits(state: CaseState, { actor }: DecisionContext): Refusal | null {
  const plan = planOf(state);
  if (plan?.status !== 'PROPOSED') return refuse('没有待批复的处理方案。', 'No plan waits for approval.');
  return actor.personId === null || actor.personId === plan.proposedBy ? refuse('处理方案须由提出人以外的人批复。', 'A plan is approved by a person other than the one who proposed it.') : null;
}
