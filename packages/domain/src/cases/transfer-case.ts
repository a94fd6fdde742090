import type { CaseState, Decision, DecisionContext } from './case.js';
import { decide, happened, noted } from './decide.js';
import { empty, refuse } from './refusal.js';

export interface TransferCase {
  /** The responsible department's name. */
  readonly department: string;
  readonly ownerPost: string;
  readonly reason?: string | null;
}

/** FD-05, FD-06 (P 4.6): what the desk cannot settle goes to a responsible department. No clock restarts. */
export function transferCase(state: CaseState, command: TransferCase, context: DecisionContext): Decision {
  const { ownerPost } = command;
  return decide('transferCase', state, { post: ownerPost, department: command.department }, context, (current) => {
    const unnamed = empty(command.department, '责任部门', 'the responsible department');
    if (unnamed) return unnamed;
    const department = command.department.trim();
    if (!Object.hasOwn(context.policy.reportingLine, ownerPost)) return refuse(`没有岗位“${ownerPost}”。`, `There is no post "${ownerPost}".`);
    if (ownerPost === current.ownerPost && department === current.responsibleDepartment) return refuse('事项已由该部门和岗位负责。', 'That department and post have it already.');
    const reason = command.reason?.trim() ? noted('REASON', command.reason, context) : null;
    const next: CaseState = { ...current, status: 'IN_PROGRESS', ownerPost, ownerPersonId: null, responsibleDepartment: department };
    return {
      refused: false,
      state: happened(next, 'CaseTransferred', context.now, { post: ownerPost, from: current.ownerPost, department, ...reason?.facts }),
      notes: reason ? [reason.note] : [],
    };
  });
}
