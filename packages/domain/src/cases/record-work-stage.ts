import type { Instant } from '../policy/facts.js';
import type { CaseState, Decision, DecisionContext, Refusal } from './case.js';
import { decide, happened, refusedStatedTime } from './decide.js';
import { refuse } from './refusal.js';
import { WORK_STAGES, workProgress, type WorkStage } from './work-stage.js';

export interface RecordWorkStage {
  readonly stage: WorkStage;
  /** When it was so, where that was earlier than now; shown beside, judged is now (law 11). */
  readonly statedAt?: Instant | null;
}

/**
 * Somebody takes the work in hand, sets off, or is there. Not a step of a checklist, and so no handling: it meets neither "someone is sent" (HR-04, by dispatch) nor
 * "necessary handling" (HR-05, by the first step); a row that wants a stage names the event. Whoever takes in hand what their own post answers for has the case from then on.
 */
export function recordWorkStage(state: CaseState, { stage, statedAt }: RecordWorkStage, context: DecisionContext): Decision {
  const { now, actor } = context;
  return decide('recordWorkStage', state, { stage }, context, (current) => {
    if (!WORK_STAGES.includes(stage)) return refuse(`没有“${stage}”这一进程。`, `There is no stage "${stage}".`);
    const refusal = (stage === 'ACCEPTED' ? refusedAcceptance(current, context) : null) ?? refusedStatedTime(statedAt, current, now);
    if (refusal) return refusal;
    const takes = stage === 'ACCEPTED' && current.ownerPersonId === null && actor.posts.includes(current.ownerPost);
    const next: CaseState = { ...current, status: 'IN_PROGRESS', ...(takes ? { ownerPersonId: actor.personId } : {}) };
    return { refused: false, state: happened(next, 'WorkStageRecorded', now, { stage, person: actor.personId, statedAt }) };
  });
}

/** Nobody takes silently out of a colleague's hand what was not also given to their own post. */
function refusedAcceptance(state: CaseState, { actor }: DecisionContext): Refusal | null {
  if (workProgress(state).acceptedBy === actor.personId) return refuse('您已接单。', 'You have taken this in hand already.');
  const { ownerPost, ownerPersonId } = state;
  if (ownerPersonId === null || ownerPersonId === actor.personId || !actor.posts.includes(ownerPost) || sentTo(state, actor.posts)) return null;
  return refuse('同岗位的同事已接手此事项；确需由您办理的，请由主管接管或转交。', 'A colleague of the same post has this case in hand. If you are to do it, a supervisor takes it over or transfers it.');
}

function sentTo({ acts }: CaseState, posts: readonly string[]): boolean {
  return acts.some(({ type, facts }) => type === 'CaseDispatched' && posts.includes(String(facts['post'])));
}
