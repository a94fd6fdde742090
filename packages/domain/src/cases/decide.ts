import { known } from '../obligations/acts.js';
import { refusingGuard } from '../obligations/guards.js';
import { reconcile } from '../obligations/reconcile.js';
import { takeDueSteps } from '../obligations/take-due-steps.js';
import { isAbove } from '../obligations/ladder.js';
import type { DomainEvent } from '../obligations/obligation.js';
import type { Facts, Instant } from '../policy/facts.js';
import type { Accepted, Actor, CaseNote, CaseState, Decision, DecisionContext, Refusal } from './case.js';
import { caseFacts } from './case-facts.js';
import { CASE_SUBJECT } from './case-subject.js';
import { planOf } from './plan.js';
import { lacking, refuse, refusedBy } from './refusal.js';
import { refusedByStatus, validateTransition, type CaseVerb } from './transitions.js';
import { VERB_CAPABILITY } from './verb-capabilities.js';

/** What a verb does to a case that nothing forbids: the state with its events, before the policy is compared. */
export interface Acted {
  readonly refused: false;
  readonly state: CaseState;
  readonly notes?: readonly CaseNote[];
}

/**
 * The way of every verb on a case: time first (steps that are past are taken), then the status table, guards, capability, the act itself, and what the policy
 * makes of it. `command`: the fields that guards read as `to.<field>`.
 */
export function decide(verb: CaseVerb, state: CaseState, command: Facts, context: DecisionContext, act: (current: CaseState) => Refusal | Acted): Decision {
  const current = takeDueSteps(state, context, CASE_SUBJECT);
  const refusal = forbidden(verb, current, context, command);
  if (refusal) return refusal;
  const acted = act(current);
  if (acted.refused) return acted;
  const next = consequences(acted.state, context);
  validateTransition(verb, current.status, acted.state.status);
  return accepted(state, next, acted.notes ?? []);
}

/** Takes every step that is past, each at its own time; the start of every verb, and all that a sweeper does for a case. Same version: nothing was past. */
export function advance(state: CaseState, context: DecisionContext): Accepted {
  return accepted(state, takeDueSteps(state, context, CASE_SUBJECT), []);
}

/** Compares the state with the policy, then takes what was past when it was written (a late classification can find every limit gone). */
export function consequences(state: CaseState, context: DecisionContext): CaseState {
  return takeDueSteps(reconcile(state, context, CASE_SUBJECT), context, CASE_SUBJECT, context.now);
}

/** Why this person may not do this to this case now; null: nothing forbids it. Without a command: as far as can be said before the form is filled. */
export function forbidden(verb: CaseVerb, state: CaseState, context: DecisionContext, command?: Facts): Refusal | null {
  const wrongStatus = refusedByStatus(verb, state.status);
  if (wrongStatus) return { refused: true, rule: null, clause: null, message: wrongStatus };
  const question = { verb, facts: caseFacts(state), actor: actorFacts(context, state), ...(command ? { command } : {}) };
  const guard = refusingGuard(question, state, context.policy, context.now);
  return guard ? refusedBy(guard) : lacking(context.actor, VERB_CAPABILITY[verb]);
}

/** What guards read of who asks. */
export function actorFacts({ actor, policy }: DecisionContext, state: CaseState | null): Facts {
  const standsAt = (wanted: string) => actor.posts.some((post) => post === wanted || isAbove(post, wanted, policy.reportingLine));
  return {
    isSupervisor: standsAt('CS_SUPERVISOR'),
    isCentreManager: standsAt('CENTRE_MANAGER'),
    isSettler: state !== null && actor.personId !== null && state.settledBy === actor.personId,
    isPlanner: state !== null && actor.personId !== null && planOf(state)?.proposedBy === actor.personId,
  };
}

/** The state with one more event, which carries all facts of the case as it is then and its own beside them. */
export function happened(state: CaseState, type: string, now: Instant, own: Facts = {}, obligation?: DomainEvent['obligation']): CaseState {
  const event: DomainEvent = { type, at: now, facts: { ...caseFacts(state), ...known(own) }, ...(obligation ? { obligation } : {}) };
  return { ...state, acts: [...state.acts, event] };
}

/** A text beside the journal, and the fact that names it. */
export function noted(kind: CaseNote['kind'], body: string, context: DecisionContext): { readonly note: CaseNote; readonly facts: Facts } {
  const note: CaseNote = { id: context.newId(), kind, body: body.trim() };
  return { note, facts: { note: note.id } };
}

/** The highest of the posts that somebody holds, by the reporting line; null: none, or the system. */
export function highestPost(actor: Actor, reportingLine: Readonly<Record<string, string | null>>): string | null {
  return actor.posts.reduce<string | null>((highest, post) => (highest === null || isAbove(post, highest, reportingLine) ? post : highest), null);
}

/** Law 11: acts are judged by when they are recorded; a stated time is shown beside, and is never in the future or before the reception. */
export function refusedStatedTime(statedAt: Instant | null | undefined, state: CaseState, now: Instant): Refusal | null {
  if (statedAt === null || statedAt === undefined) return null;
  if (statedAt > now) return refuse('所填时间晚于现在。', 'The stated time is in the future.');
  if (statedAt < state.receivedAt) return refuse('所填时间早于受理时间。', 'The stated time is before the case was received.');
  return null;
}

export function accepted(before: CaseState | null, next: CaseState, notes: readonly CaseNote[]): Accepted {
  if (before === null) return { refused: false, next, events: next.acts, notes };
  const events = next.acts.slice(before.acts.length);
  if (next === before) return { refused: false, next, events, notes };
  return { refused: false, next: { ...next, version: before.version + 1 }, events, notes };
}
