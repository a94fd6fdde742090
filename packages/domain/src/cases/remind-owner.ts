import type { CaseState, Decision, DecisionContext } from './case.js';
import { decide, happened, noted } from './decide.js';
import { empty } from './refusal.js';

export interface RemindOwner {
  /** What is asked, or what the resident said. */
  readonly note: string;
}

/** 催办: somebody asks the post that has the case how far it is. Moves no clock and no owner; how often it took place is counted from the journal. */
export function remindOwner(state: CaseState, command: RemindOwner, context: DecisionContext): Decision {
  return decide('remindOwner', state, {}, context, (current) => {
    const unsaid = empty(command.note, '催办内容', 'what is asked');
    if (unsaid) return unsaid;
    const text = noted('NOTE', command.note, context);
    return { refused: false, state: happened(current, 'CaseReminded', context.now, { to: current.ownerPost, ...text.facts }), notes: [text.note] };
  });
}
