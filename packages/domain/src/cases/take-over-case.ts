import type { CaseState, Decision, DecisionContext } from './case.js';
import { decide, happened, noted } from './decide.js';
import { refuse } from './refusal.js';

export interface TakeOverCase {
  /** A post that the person holds. */
  readonly post: string;
  readonly reason?: string | null;
}

/** P 4.7–4.8: a person takes a case over, before a rule has to. No clock restarts. */
export function takeOverCase(state: CaseState, command: TakeOverCase, context: DecisionContext): Decision {
  const { post } = command;
  const { actor, now } = context;
  return decide('takeOverCase', state, { post }, context, (current) => {
    if (!actor.posts.includes(post)) return refuse('您不任此岗位，不能以它接管。', 'You do not hold this post, so you cannot take over as it.');
    if (post === current.ownerPost && current.ownerPersonId === actor.personId) return refuse('事项已由您负责。', 'You have this case already.');
    const reason = command.reason?.trim() ? noted('REASON', command.reason, context) : null;
    const next: CaseState = { ...current, status: 'IN_PROGRESS', ownerPost: post, ownerPersonId: actor.personId };
    return {
      refused: false,
      state: happened(next, 'CaseTakenOver', now, { post, from: current.ownerPost, ...reason?.facts }),
      notes: reason ? [reason.note] : [],
    };
  });
}
