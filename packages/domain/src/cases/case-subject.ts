import { isAbove } from '../obligations/ladder.js';
import type { SubjectKind } from '../obligations/subject.js';
import { caseFacts } from './case-facts.js';
import type { CaseState } from './case.js';

/** A case as the engine sees it. */
export const CASE_SUBJECT: SubjectKind<CaseState> = {
  subject: 'case',
  facts: caseFacts,
  isClosed: (state) => state.status === 'CLOSED',

  carryOut(state, effect, step, policy) {
    if (effect.kind === 'TAKE_OVER') {
      // A rule moves a case up, never down: who stands higher and already has it keeps it.
      if (step.to === state.ownerPost || isAbove(state.ownerPost, step.to, policy.reportingLine)) return null;
      const status = state.status === 'RECEIVED' ? 'IN_PROGRESS' : state.status;
      return { state: { ...state, status, ownerPost: step.to, ownerPersonId: null }, type: 'CaseTakenOver', facts: { post: step.to, from: state.ownerPost } };
    }
    if (effect.fact !== 'severity' && effect.fact !== 'validity') throw new Error(`No rule may set the fact "${effect.fact}" of a case`);
    if (state[effect.fact] === effect.value) return null;
    // Law 1: a development counts from when it became so, which is the step's own time.
    return {
      state: { ...state, [effect.fact]: effect.value, classFrom: step.at, classifiedAt: state.classifiedAt ?? step.at },
      type: 'CaseClassified',
      facts: { basis: 'DEVELOPMENT' },
    };
  },
};
