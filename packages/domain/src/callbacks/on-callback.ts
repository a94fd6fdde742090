import { lacking, refuse, refusedBy } from '../cases/refusal.js';
import type { Refusal } from '../cases/case.js';
import { known } from '../obligations/acts.js';
import { refusingGuard } from '../obligations/guards.js';
import { reconcile } from '../obligations/reconcile.js';
import { takeDueSteps } from '../obligations/take-due-steps.js';
import type { Facts, Instant } from '../policy/facts.js';
import type { CallbackAccepted, CallbackAttempt, CallbackContext, CallbackDecision, CallbackState, CallbackTexts } from './callback.js';
import { CALLBACK_VERB_CAPABILITY } from './callback-capabilities.js';
import { CALLBACK_SUBJECT, callbackFacts } from './callback-facts.js';
import { callbackRefusedByStatus, validateCallbackTransition, type CallbackVerb } from './callback-transitions.js';
import { callbackActorFacts, visitObligation } from './callers.js';
import { standInsFor } from './stand-ins.js';

/** What a verb does to a visit that nothing forbids: the state with its events, before the policy is compared. */
export interface CallbackActed {
  readonly refused: false;
  readonly state: CallbackState;
  readonly texts?: CallbackTexts;
  readonly attempt?: CallbackAttempt;
  readonly opened?: CallbackState;
}

/** The way of every verb on a visit: time first, then the status table, guards, capability, the act, and what the policy makes of it. `command`: the fields that guards read as `to.<field>`; it sees the visit as time has left it. */
export function onCallback(
  verb: CallbackVerb,
  state: CallbackState,
  command: (current: CallbackState) => Facts,
  context: CallbackContext,
  act: (current: CallbackState) => Refusal | CallbackActed,
): CallbackDecision {
  const current = timed(state, context);
  const refusal = forbiddenCallback(verb, current, context, command(current));
  if (refusal) return refusal;
  const acted = act(current);
  if (acted.refused) return acted;
  const next = callbackConsequences(acted.state, context);
  validateCallbackTransition(verb, current.status, next.status);
  return callbackAccepted(state, next, acted);
}

/** Takes every step that is past, and lets posts stand in as people hold them now; all that a sweeper does for a visit. */
export function advanceCallback(state: CallbackState, context: CallbackContext): CallbackAccepted {
  return callbackAccepted(state, timed(state, context));
}

/** Why this person may not do this to this visit now; null: nothing forbids it. Without a command: as far as can be said before the form is filled. */
export function forbiddenCallback(verb: CallbackVerb, state: CallbackState, context: CallbackContext, command?: Facts): Refusal | null {
  // Law 10: time does not visit anybody.
  if (context.actor.personId === null) return refuse('回访须由人进行。', 'A visit is a person’s act.');
  if (verb !== 'chooseCallback') {
    const wrongStatus = callbackRefusedByStatus(verb, state.status);
    if (wrongStatus) return { refused: true, rule: null, clause: null, message: wrongStatus };
  }
  const question = { verb, facts: callbackFacts(state), actor: callbackActorFacts(context, state), ...(command ? { command } : {}) };
  const guard = refusingGuard(question, state, context.policy, context.now);
  return guard ? refusedBy(guard) : lacking(context.actor, CALLBACK_VERB_CAPABILITY[verb]);
}

/** Compares the visit with the policy, then takes what was past when it was written. Who owes it next owns it. */
export function callbackConsequences(state: CallbackState, context: CallbackContext): CallbackState {
  const compared = reconcile(withStandIns(state, context), context, CALLBACK_SUBJECT);
  return owned(takeDueSteps(compared, context, CALLBACK_SUBJECT, context.now));
}

/** The visit with one more event, which carries all facts of it as it is then and its own beside them. */
export function callbackHappened(state: CallbackState, type: string, now: Instant, own: Facts = {}): CallbackState {
  return { ...state, acts: [...state.acts, { type, at: now, facts: { ...callbackFacts(state), ...known(own) } }] };
}

/** `before` null: the visit is new. The same state: nothing happened. */
export function callbackAccepted(before: CallbackState | null, next: CallbackState, { texts = {}, attempt, opened }: Partial<Pick<CallbackActed, 'texts' | 'attempt' | 'opened'>> = {}): CallbackAccepted {
  const events = next.acts.slice(before?.acts.length ?? 0);
  const stored = before === null || next === before ? next : { ...next, version: before.version + 1 };
  return { refused: false, next: stored, events, texts, attempt: attempt ?? null, opened: opened ?? null };
}

function timed(state: CallbackState, context: CallbackContext): CallbackState {
  const standing = withStandIns(state, context);
  const current = standing === state ? state : reconcile(standing, context, CALLBACK_SUBJECT);
  return owned(takeDueSteps(current, context, CALLBACK_SUBJECT));
}

function withStandIns(state: CallbackState, { holdings, policy, now }: CallbackContext): CallbackState {
  if (!holdings) return state;
  const standIns = standInsFor(state, holdings, policy.reportingLine, now);
  return sameEntries(standIns, state.standIns) ? state : { ...state, standIns };
}

function sameEntries(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}

function owned(state: CallbackState): CallbackState {
  const owing = state.status === 'OPEN' ? visitObligation(state) : state.obligations.find(({ status }) => status === 'OPEN');
  const ownerPost = owing?.owedBy[0] ?? state.ownerPost;
  return ownerPost === state.ownerPost ? state : { ...state, ownerPost };
}
