import { isAbove } from '../obligations/ladder.js';
import type { Obligation } from '../obligations/obligation.js';
import type { Actor } from '../cases/case.js';
import type { Facts } from '../policy/facts.js';
import type { CallbackContext, CallbackState } from './callback.js';
import type { Caller } from './callback-commands.js';

/** What is owed as the visit itself, open or (once recorded) done. */
export function visitObligation({ obligations }: CallbackState): Obligation | null {
  const visits = obligations.filter(({ sets }) => sets === 'CALLBACK');
  return visits.findLast(({ status }) => status === 'OPEN') ?? visits.findLast(({ status }) => status === 'MET') ?? null;
}

/** The posts that owe the visit. */
export function owingPosts(state: CallbackState): readonly string[] {
  return visitObligation(state)?.owedBy ?? [state.ownerPost];
}

/** What guards read of who asks. */
export function callbackActorFacts({ actor, policy }: Pick<CallbackContext, 'actor' | 'policy'>, state: CallbackState): Facts {
  const { personId } = actor;
  const is = (person: string | null) => personId !== null && person === personId;
  return {
    isSettler: is(state.matter.settledBy),
    isHandler: personId !== null && hasHandled(state, personId),
    isOwing: owingPosts(state).some((post) => coversPost(actor, post, policy.reportingLine)),
    isPlanned: personId !== null && state.plannedCallers.includes(personId),
    isVisitor: is(state.recordedBy) || is(state.secondCaller),
    isCentreManager: coversPost(actor, 'CENTRE_MANAGER', policy.reportingLine),
    isQualityManager: actor.posts.includes('QUALITY_MANAGER'),
  };
}

/** What guards read of who goes. */
export function callersFacts(state: CallbackState, callers: readonly Caller[], { policy }: Pick<CallbackContext, 'policy'>): Facts {
  return {
    callers: callers.length > 1 ? 'TWO' : 'ONE',
    callersBarred: callers.some(({ personId }) => hasHandled(state, personId)),
    postsCovered: isCovered(owingPosts(state), callers, policy.reportingLine),
  };
}

/** The actor as one who goes along; null: time itself, or an import. */
export function callerOf({ personId, posts }: Actor): Caller | null {
  return personId === null ? null : { personId, posts };
}

function hasHandled({ matter }: CallbackState, personId: string): boolean {
  return matter.settledBy === personId || matter.handledBy.includes(personId);
}

/** Whether each post has a caller of its own who holds it or stands above it. */
function isCovered(posts: readonly string[], callers: readonly Caller[], line: Readonly<Record<string, string | null>>): boolean {
  const [post, ...others] = posts;
  if (post === undefined) return true;
  return callers.some((caller) => coversPost(caller, post, line) && isCovered(others, callers.filter((other) => other !== caller), line));
}

function coversPost({ posts }: Pick<Caller, 'posts'>, post: string, line: Readonly<Record<string, string | null>>): boolean {
  return posts.some((held) => held === post || isAbove(held, post, line));
}
