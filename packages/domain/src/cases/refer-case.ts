import { REFERRED_TO, type CaseState, type Decision, type DecisionContext, type ReferredTo } from './case.js';
import { decide, happened, noted } from './decide.js';
import { empty, refuse } from './refusal.js';

export interface ReferCase {
  readonly party: ReferredTo;
  /** What it is called: the department, the developer's company, the police station. */
  readonly name: string;
  /** The post that answers for it from now on; left out: whoever answers for it now follows it up. */
  readonly ownerPost?: string | null;
  /** Handed over on paper or by a message that can be shown later (CP-18). */
  readonly inWriting?: boolean | null;
  /** Why it cannot be met here. */
  readonly reason: string;
}

/**
 * HR-09, CP-14, CP-18, CP-36, CP-37 (严禁推诿): what cannot be met here is referred to those who can, and that is recorded with its reason. No clock restarts. A party
 * outside takes nothing over: somebody of the house keeps following it.
 */
export function referCase(state: CaseState, command: ReferCase, context: DecisionContext): Decision {
  const { party, ownerPost } = command;
  const inWriting = command.inWriting ?? false;
  return decide('referCase', state, { party, inWriting, ...(ownerPost ? { post: ownerPost } : {}) }, context, (current) => {
    if (!REFERRED_TO.includes(party)) return refuse(`没有“${party}”这类去向。`, `Nothing is referred to "${party}".`);
    const unsaid = empty(command.name, '转介的部门或单位', 'whom it is referred to') ?? empty(command.reason, '转介原因', 'why it cannot be met here');
    if (unsaid) return unsaid;
    if (ownerPost && party !== 'DEPARTMENT') return refuse('外部单位不能成为负责岗位；原岗位继续跟进。', 'A party outside cannot own the case; the present post follows it up.');
    if (ownerPost && !Object.hasOwn(context.policy.reportingLine, ownerPost)) return refuse(`没有岗位“${ownerPost}”。`, `There is no post "${ownerPost}".`);
    // The name of a party outside can be a person's: it goes with the text, not into the event's facts.
    const reason = noted('REASON', party === 'DEPARTMENT' ? command.reason : `${command.name.trim()}：${command.reason.trim()}`, context);
    const next: CaseState = {
      ...current,
      status: 'IN_PROGRESS',
      ...(party === 'DEPARTMENT' ? { responsibleDepartment: command.name.trim() } : {}),
      ...(ownerPost && ownerPost !== current.ownerPost ? { ownerPost, ownerPersonId: null } : {}),
    };
    const own = { party, inWriting, department: party === 'DEPARTMENT' ? command.name.trim() : null, post: next.ownerPost, from: current.ownerPost, ...reason.facts };
    return { refused: false, state: happened(next, 'CaseReferred', context.now, own), notes: [reason.note] };
  });
}
