import type { CaseState, Decision, DecisionContext } from './case.js';
import { decide, happened, noted } from './decide.js';
import { empty } from './refusal.js';

export interface ProposePlan {
  /** K 4.2: what was found out, where nothing is on record yet. */
  readonly findings?: string | null;
  /** How the complaint is to be handled, by whom and by when. */
  readonly plan: string;
}

/** CP-11, CP-35 (S 3.2, K 4.2): what was found out, and how the complaint is to be handled; another person approves it. Proposed again, it takes the place of the plan before. */
export function proposePlan(state: CaseState, command: ProposePlan, context: DecisionContext): Decision {
  const found = command.findings?.trim() ? command.findings : null;
  return decide('proposePlan', state, { findingsMissing: found === null }, context, (current) => {
    const unsaid = empty(command.plan, '处理方案', 'the plan');
    if (unsaid) return unsaid;
    const begun: CaseState = { ...current, status: current.status === 'RECEIVED' ? 'IN_PROGRESS' : current.status };
    const findings = found === null ? null : noted('NOTE', found, context);
    const investigated = findings ? happened(begun, 'NoteAdded', context.now, { about: 'EVIDENCE', ...findings.facts }) : begun;
    const plan = noted('NOTE', command.plan, context);
    const proposed = happened(investigated, 'PlanProposed', context.now, { proposedBy: context.actor.personId ?? 'SYSTEM', plan: 'PROPOSED', ...plan.facts });
    return { refused: false, state: proposed, notes: [...(findings ? [findings.note] : []), plan.note] };
  });
}
