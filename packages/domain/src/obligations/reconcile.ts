import type { Facts, Instant } from '../policy/facts.js';
import type { PolicySet } from '../policy/policy-set.js';
import type { ObligationRow, OwedBy } from '../policy/row.js';
import { isMadeOf } from '../policy/term.js';
import { indexAfter, known } from './acts.js';
import { afterPauses, isPastDue, resumed, scheduled } from './clock.js';
import { notBeforeAt } from './due-at.js';
import { isOwedAgain, isOwedAnewByEachEvent, meetingOfObligation } from './generations.js';
import { ladderOf, silencePast } from './ladder.js';
import type { DomainEvent, Obligation } from './obligation.js';
import { dueOf, moveOf, spanFrom, termContextOf, windowOf } from './row-clock.js';
import { recounted } from './recount.js';
import type { Situation } from './situation.js';
import type { EngineContext, Subject, SubjectKind } from './subject.js';
import { isWanted } from './wanted.js';

/** A set in which one duty's event keeps opening another for ever is broken; real ones settle in two or three rounds. */
const MOST_ROUNDS = 100;

/**
 * The one function of the engine: compares what happened and what is known with the policy, and answers the subject with its obligations as they should be:
 * opened, met (on time or late), superseded, revived, cancelled. It looks at the state only, never at which verb was just done; so a new rule is a new row.
 * `moment`: when these changes happen; for what time itself did, the moment after the step, not the moment at which a sweeper came by.
 * `stepAt`: the step that time took, for the events' facts.
 */
export function reconcile<S extends Subject>(state: S, context: EngineContext, kind: SubjectKind<S>, moment: Instant = context.now, stepAt?: Instant): S {
  const facts = kind.facts(state);
  const closed = kind.isClosed(state);
  let current = state;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = current;
    for (const row of context.policy.obligationRows) {
      if (row.subject !== kind.subject) continue;
      const change = changeOf(row, { state: current, facts, closed, moment, context });
      if (change) current = changed(current, change, context.now, stepAt);
    }
    if (current === before) return current;
  }
  throw new Error(`Policy set ${context.policy.id} never settles: its rules keep opening each other`);
}

interface Change {
  readonly obligation: Obligation;
  /** Past-tense name for the journal; null: part of another event (a new owner). */
  readonly type: string | null;
}

/** The next thing that changes about one rule; null: all is as it should be. */
function changeOf(row: ObligationRow, situation: Situation): Change | null {
  const generations = situation.state.obligations.filter((obligation) => obligation.rule === row.key);
  const last = generations[generations.length - 1];
  const wanted = isWanted(row, situation);
  if (!last) return wanted ? opened(row, 1, situation) : null;
  switch (last.status) {
    case 'OPEN':
      // The act that closed the case may have been the one that was owed (the resident asked whether it is solved).
      if (situation.closed) return met(row, last, generations, situation) ?? ended(row, last, 'CANCELLED', situation);
      if (!wanted) return ended(row, last, 'SUPERSEDED', situation);
      return reassigned(row, last, situation) ?? broughtForward(row, last, situation) ?? met(row, last, generations, situation) ?? passed(row, last, situation);
    case 'SUPERSEDED':
      if (!wanted) return null;
      return hasPassed(row, last, situation) || hasBegunAnew(row, last, situation) ? opened(row, last.generation + 1, situation, last) : revived(row, last, situation);
    case 'MET':
      return wanted && isOwedAgain(row, last, generations, situation.state.acts) ? opened(row, last.generation + 1, situation, last) : null;
    case 'CANCELLED':
      return null;
  }
}

/**
 * `former`: the generation before. What was granted to it (an extension, pauses) was granted to the duty, so it holds for the same clock when the case is reopened;
 * a new promise has a due time of its own.
 */
function opened(row: ObligationRow, generation: number, situation: Situation, former?: Obligation): Change | null {
  const { state, facts, moment, context } = situation;
  const clockFrom = facts[row.clockFrom] as Instant;
  const window = windowOf(row, clockFrom, situation, former);
  if (window === null) return null;
  const { dueAt: due, after } = window;
  const granted = former && row.everyDays === undefined && !isOwedAnewByEachEvent(row) && former.firstDueAt === due ? former : null;
  const dueAt = granted?.dueAt ?? due;
  const owedBy = postsOwing(row.owedBy, state);
  const steps = state.historic ? [] : ladderOf(row, { owedBy, from: spanFrom(row, { clockFrom, openedAt: moment, notBeforeAt: after }), dueAt, policy: context.policy });
  const obligation: Obligation = {
    id: context.newId(),
    rule: row.key,
    generation,
    status: 'OPEN',
    verdict: null,
    strength: row.strength,
    sets: row.sets,
    owedBy,
    clockFact: row.clockFrom,
    clockFrom,
    openedAt: moment,
    notBeforeAt: after,
    firstDueAt: due,
    dueAt,
    metAt: null,
    endedAt: null,
    extension: granted?.extension ?? null,
    extensionRequest: null,
    pauses: granted?.pauses ?? [],
    steps: silencePast(steps, 0, moment),
    taken: 0,
    nextStepAt: null,
    level: 0,
    acknowledgedLevel: 0,
  };
  return { obligation: scheduled(obligation), type: 'ObligationOpened' };
}

/** The case's class no longer asks for it, or the case ended. Judged first: what was past due is MISSED, whatever comes after (laws 1 and 3). */
function ended(row: ObligationRow, obligation: Obligation, status: 'SUPERSEDED' | 'CANCELLED', situation: Situation): Change {
  const { moment } = situation;
  const verdict = isPastDue(obligation, moment) ? 'MISSED' : obligation.verdict;
  return {
    obligation: scheduled({ ...resumed(obligation, moment, moveOf(row, situation.context)), status, verdict, endedAt: moment }),
    type: status === 'CANCELLED' ? 'ObligationCancelled' : 'ObligationSuperseded',
  };
}

/**
 * An occurrence of a duty that recurs is over when its time is: nothing is owed of it any more, and what was not done stays MISSED. It ends by its own last step,
 * not by whatever else is compared at that moment: else another duty's step at the same time would take its ring away.
 */
function passed(row: ObligationRow, obligation: Obligation, situation: Situation): Change | null {
  return hasPassed(row, obligation, situation) && obligation.taken === obligation.steps.length ? ended(row, obligation, 'SUPERSEDED', situation) : null;
}

function hasPassed({ everyDays }: ObligationRow, obligation: Obligation, { moment }: Situation): boolean {
  return everyDays !== undefined && isPastDue(obligation, moment);
}

/** What the duty hangs on happened again, later than the zero of its clock (settled, reopened, settled again): another duty, with a time of its own. */
function hasBegunAnew(row: ObligationRow, { id, clockFrom }: Obligation, { facts, state }: Situation): boolean {
  if ((facts[row.clockFrom] as Instant) <= clockFrom) return false;
  const ended = state.acts.findLastIndex((act) => act.type === 'ObligationSuperseded' && act.obligation?.id === id);
  return ended >= 0 && indexAfter(state.acts, row.opensOn, ended) >= 0;
}

/** Owed again under the same obligation: steps that were taken stay taken, so there is no second ring and no second breach (law 1). */
function revived(row: ObligationRow, obligation: Obligation, situation: Situation): Change {
  const former: Obligation = { ...obligation, status: 'OPEN', verdict: null, endedAt: null };
  // The calendar may have changed while nothing was owed.
  const counted = recounted(row, former, situation);
  const open = counted ? redated(row, counted, situation.context.policy, situation.moment) : former;
  const owned = reassigned(row, open, situation)?.obligation ?? open;
  const timed = broughtForward(row, owned, situation)?.obligation ?? owned;
  return { obligation: scheduled({ ...timed, steps: silencePast(timed.steps, timed.taken, situation.moment) }), type: 'ObligationRevived' };
}

/** What the owner of the case owes, the new owner owes; and what nobody of a post may do, the post that stands in for it. The clock does not move (P 4.6: transfer and takeover never restart it). */
function reassigned(row: ObligationRow, obligation: Obligation, { state, context }: Situation): Change | null {
  if (!row.owedBy.includes('CASE_OWNER') && !state.standIns) return null;
  const owedBy = postsOwing(row.owedBy, state);
  if (owedBy.length === obligation.owedBy.length && owedBy.every((post, place) => post === obligation.owedBy[place])) return null;
  const ladder = ladderOf(row, { owedBy, from: obligation.clockFrom, dueAt: obligation.dueAt, policy: context.policy });
  const steps = obligation.steps.map((step) => (step.n < obligation.taken ? step : { ...step, to: ladder[step.n]!.to }));
  return { obligation: { ...obligation, owedBy, steps }, type: null };
}

/**
 * The clock's zero or the fact that names the due time came earlier (a correction after a development; an earlier agreed time): the due time follows.
 * It never follows to a later time by itself: that is an extension, reasoned and approved (law 5).
 */
function broughtForward(row: ObligationRow, obligation: Obligation, situation: Situation): Change | null {
  // An occurrence has its own day; where the days begin is asked again for the next one.
  if (row.everyDays !== undefined) return null;
  const clock = situation.facts[row.clockFrom] as Instant;
  const earlier = clock < obligation.clockFrom;
  if (!earlier && !isMadeOf(row.term, 'fact')) return null;
  const clockFrom = earlier ? clock : obligation.clockFrom;
  const due = dueOf(row, clockFrom, situation);
  if (due === null || due >= obligation.firstDueAt) return earlier ? { obligation: { ...obligation, clockFrom }, type: null } : null;
  // An approved extension names a moment, not a length: it outlives the first due time's correction.
  const dueAt = obligation.extension ? obligation.dueAt : afterPauses(due, obligation, moveOf(row, situation.context));
  const opens = notBeforeAt(row.term, termContextOf(row, clockFrom, situation));
  return { obligation: redated(row, { ...obligation, clockFrom, notBeforeAt: opens, firstDueAt: due, dueAt }, situation.context.policy, situation.moment), type: 'ObligationBroughtForward' };
}

function met(row: ObligationRow, obligation: Obligation, generations: readonly Obligation[], situation: Situation): Change | null {
  const { state, moment, context } = situation;
  const meeting = meetingOfObligation(row, obligation, generations, state.acts);
  if (!meeting) return null;
  const done = resumed(obligation, later(meeting.at, obligation.pauses.at(-1)?.from ?? meeting.at), moveOf(row, context));
  return {
    obligation: scheduled({ ...done, status: 'MET', verdict: meeting.at > done.dueAt || wasLate(obligation, state.acts) ? 'LATE' : 'ON_TIME', metAt: meeting.at, endedAt: later(moment, meeting.at) }),
    type: 'ObligationMet',
  };
}

/** It was overdue once. A clock corrected to an earlier zero can make an older act count; it cannot make the breach that everybody saw unseen (law 3). */
function wasLate(obligation: Obligation, acts: readonly DomainEvent[]): boolean {
  if (obligation.level > 0) return true;
  return acts.some((act) => act.obligation?.id === obligation.id && act.facts['verdict'] === 'MISSED');
}

/** The steps not yet taken at the times that a new due time gives them. */
export function redated(row: ObligationRow, obligation: Obligation, policy: PolicySet, moment: Instant): Obligation {
  if (obligation.steps.length === 0) return scheduled(obligation);
  const ladder = ladderOf(row, { owedBy: obligation.owedBy, from: spanFrom(row, obligation), dueAt: obligation.dueAt, policy });
  const steps = obligation.steps.map((step) => (step.n < obligation.taken ? step : { ...step, at: ladder[step.n]!.at, silent: false }));
  return scheduled({ ...obligation, steps: silencePast(steps, obligation.taken, moment) });
}

function changed<S extends Subject>(state: S, { obligation, type }: Change, now: Instant, stepAt: Instant | undefined): S {
  const place = state.obligations.findIndex((candidate) => candidate.id === obligation.id);
  const obligations = place < 0 ? [...state.obligations, obligation] : state.obligations.with(place, obligation);
  const acts = type === null ? state.acts : [...state.acts, eventOf(type, obligation, now, stepAt === undefined ? {} : { stepAt })];
  return { ...state, obligations, acts };
}

/** An event of one obligation: what it is, whose, until when, and how it was judged. */
export function eventOf(type: string, obligation: Obligation, now: Instant, more: Facts = {}): DomainEvent {
  const { id, rule, generation, sets, strength, owedBy, clockFrom, firstDueAt, dueAt, metAt, verdict } = obligation;
  return {
    type,
    at: now,
    facts: known({ rule, generation, sets, strength, owedBy: owedBy.join(','), clockFrom, firstDueAt, dueAt, metAt, verdict, ...more }),
    obligation: { id, rule, generation },
  };
}

function postsOwing(owedBy: readonly OwedBy[], { ownerPost, standIns = {} }: Subject): readonly string[] {
  return [...new Set(owedBy.map((post) => (post === 'CASE_OWNER' ? ownerPost : post)).map((post) => standIns[post] ?? post))];
}

function later(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}
