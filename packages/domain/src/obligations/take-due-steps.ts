import type { Instant } from '../policy/facts.js';
import { known } from './acts.js';
import { scheduled } from './clock.js';
import type { DomainEvent, Obligation, Step, StepKind } from './obligation.js';
import { reconcile } from './reconcile.js';
import type { EngineContext, Subject, SubjectKind } from './subject.js';

const EVENT_OF = { WARN: 'ObligationWarned', OVERDUE: 'ObligationOverdue', ESCALATE: 'ObligationEscalated' } as const satisfies Record<StepKind, string>;

/**
 * Takes every step that is past, oldest first over all obligations, each at its own time, until none is left. What a step brings about (a takeover, a class
 * that develops, a duty that opens because another lapsed) happens at the first moment after the step's time, not when somebody came by to take it; so the outcome
 * is the same with a punctual sweeper, a late one and none (law 8).
 * `floor`: no change happens before this moment; the time of the act that has just written steps which were already past.
 */
export function takeDueSteps<S extends Subject>(state: S, context: EngineContext, kind: SubjectKind<S>, floor: Instant = Number.NEGATIVE_INFINITY): S {
  let current = state;
  let moment = floor;
  for (let next = oldestDue(current.obligations, context.now); next; next = oldestDue(current.obligations, context.now)) {
    moment = Math.max(moment, next.step.at + 1);
    current = takeStep(current, next, context, kind, moment);
  }
  return current;
}

interface Due {
  readonly obligation: Obligation;
  readonly step: Step;
}

/** Exactly at its time a step is not yet due. Of those at the same moment the rule's key decides: ids are random, and the order must not be. */
function oldestDue(obligations: readonly Obligation[], now: Instant): Due | null {
  let oldest: Due | null = null;
  for (const obligation of obligations) {
    if (obligation.nextStepAt === null || obligation.nextStepAt >= now) continue;
    const step = obligation.steps[obligation.taken]!;
    if (!oldest || step.at < oldest.step.at || (step.at === oldest.step.at && obligation.rule < oldest.obligation.rule)) oldest = { obligation, step };
  }
  return oldest;
}

function takeStep<S extends Subject>(state: S, { obligation, step }: Due, context: EngineContext, kind: SubjectKind<S>, moment: Instant): S {
  const next = scheduled({ ...obligation, taken: step.n + 1, level: Math.max(obligation.level, step.level) });
  const rung = {
    ...state,
    obligations: state.obligations.with(state.obligations.indexOf(obligation), next),
    acts: [...state.acts, stepEvent(next, step, context.now)],
  };
  const happening = step.effect.kind === 'NOTIFY' || step.effect.kind === 'EXPIRE' ? null : kind.carryOut(rung, step.effect, step, context.policy);
  if (!happening) return reconcile(rung, context, kind, moment, step.at);
  const { id, rule, generation } = next;
  const facts = known({ ...kind.facts(happening.state), ...happening.facts, byRule: rule, stepAt: step.at });
  const event: DomainEvent = { type: happening.type, at: context.now, facts, obligation: { id, rule, generation } };
  return reconcile({ ...happening.state, acts: [...happening.state.acts, event] }, context, kind, moment, step.at);
}

function stepEvent({ id, rule, generation, dueAt, strength }: Obligation, step: Step, now: Instant): DomainEvent {
  return {
    type: EVENT_OF[step.kind],
    at: now,
    facts: known({ rule, generation, level: step.level, to: step.to, stepAt: step.at, dueAt, strength, silent: step.silent || null }),
    obligation: { id, rule, generation, step: step.n },
  };
}
