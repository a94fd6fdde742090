import type { CaseState, Decision, DecisionContext } from './case.js';
import { decide, happened, noted } from './decide.js';
import { empty, refuse } from './refusal.js';

export interface MergeCase {
  /** The case that is about the same matter and is to go on. */
  readonly intoCaseId: string;
  readonly reason: string;
}

/** Somebody says that this case and another are one matter, and why. Whether the two fit together is judged when another person approves it; until then nothing changes. */
export function mergeCase(state: CaseState, command: MergeCase, context: DecisionContext): Decision {
  return decide('mergeCase', state, {}, context, (current) => {
    if (command.intoCaseId === current.id) return refuse('不能与自身合并。', 'A case cannot be merged with itself.');
    const unexplained = empty(command.reason, '合并原因', 'why the two are one matter');
    if (unexplained) return unexplained;
    const reason = noted('REASON', command.reason, context);
    const own = { other: command.intoCaseId, requestedBy: context.actor.personId ?? 'SYSTEM', ...reason.facts };
    return { refused: false, state: happened(current, 'MergeRequested', context.now, own), notes: [reason.note] };
  });
}
