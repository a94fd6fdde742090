import type { Instant } from '../policy/facts.js';
import type { CaseState, Decision, DecisionContext } from './case.js';
import { checklistsOf } from './checklists.js';
import { decide, happened, noted, refusedStatedTime } from './decide.js';
import { empty, refuse } from './refusal.js';

export interface RecordStep {
  /** Key of a step of a checklist that stands beside the case. */
  readonly step: string;
  /** What was found or done, in words; owed where the step asks for it. */
  readonly evidence?: string | null;
  /** When it was done, where that was earlier than now; shown beside, judged is now (law 11). */
  readonly statedAt?: Instant | null;
}

/** The one verb for all steps that packs declare (first aid, reinforcements …). A step may be recorded again; its clock then counts from the last time. */
export function recordStep(state: CaseState, command: RecordStep, context: DecisionContext): Decision {
  const { now, policy } = context;
  return decide('recordStep', state, { step: command.step }, context, (current) => {
    const found = checklistsOf(current, policy)
      .flatMap(({ row, steps }) => steps.map(({ step }) => ({ row, step })))
      .find(({ step }) => step.key === command.step);
    if (!found) return refuse(`本件没有步骤“${command.step}”。`, `The case has no step "${command.step}".`);
    const { row, step } = found;
    const unsaid = step.evidence ? empty(command.evidence, step.evidence.zh, step.evidence.en) : null;
    const refusal = unsaid ?? refusedStatedTime(command.statedAt, current, now);
    if (refusal) return refusal;
    const text = command.evidence?.trim() ? noted('NOTE', command.evidence, context) : null;
    const next: CaseState = { ...current, status: current.status === 'RECEIVED' ? 'IN_PROGRESS' : current.status };
    const own = { checklist: row.key, step: step.key, [`step.${step.key}`]: now, statedAt: command.statedAt, ...text?.facts };
    return { refused: false, state: happened(next, 'StepRecorded', now, own), notes: text ? [text.note] : [] };
  });
}
