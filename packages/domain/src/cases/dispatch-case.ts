import type { CaseState, Decision, DecisionContext } from './case.js';
import { decide, happened, noted } from './decide.js';
import { refuse } from './refusal.js';

export interface DispatchCase {
  /** The post whose holder is sent. */
  readonly post: string;
  /** What they are told on the way. */
  readonly note?: string | null;
}

/** HR-04, FA-02 (派员): someone is sent. Who answers for the case stays the same; "someone is sent" is met by this act, "necessary handling" by the first step recorded. */
export function dispatchCase(state: CaseState, command: DispatchCase, context: DecisionContext): Decision {
  const { post } = command;
  const { now, policy } = context;
  return decide('dispatchCase', state, { post }, context, (current) => {
    if (!Object.hasOwn(policy.reportingLine, post)) return refuse(`没有岗位“${post}”。`, `There is no post "${post}".`);
    const text = command.note?.trim() ? noted('NOTE', command.note, context) : null;
    return { refused: false, state: happened({ ...current, status: 'IN_PROGRESS' }, 'CaseDispatched', now, { post, ...text?.facts }), notes: text ? [text.note] : [] };
  });
}
