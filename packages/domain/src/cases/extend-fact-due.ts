import { isPastDue } from '../obligations/clock.js';
import { extended, shortened } from '../obligations/extend.js';
import { eventOf } from '../obligations/reconcile.js';
import type { Obligation } from '../obligations/obligation.js';
import type { Instant } from '../policy/facts.js';
import type { PolicySet } from '../policy/policy-set.js';
import type { CaseState, DecisionContext } from './case.js';

/** What is owed by the time that this fact names. */
export function owedByFact(state: CaseState, fact: string, policy: PolicySet): Obligation[] {
  const rules = new Set(policy.obligationRows.filter(({ term }) => term.kind === 'fact' && term.fact === fact).map((row) => row.key));
  return state.obligations.filter((obligation) => obligation.status === 'OPEN' && rules.has(obligation.rule));
}

/**
 * Moves what is owed by a fact to the fact's new time: later as an extension by the one who asks (law 5), earlier than an extension freely.
 * What is past due stays so, whatever was newly agreed (law 3). The same state: nothing was moved.
 */
export function extendFactDue(state: CaseState, fact: string, dueAt: Instant, reason: string, { now, policy, calendar, actor }: DecisionContext): CaseState {
  const by = actor.personId ?? 'SYSTEM';
  return owedByFact(state, fact, policy).reduce((current, obligation) => {
    if (isPastDue(obligation, now)) return current;
    const next =
      dueAt > obligation.dueAt
        ? extended(obligation, { dueAt, reason: reason.trim(), requestedBy: by, approvedBy: by, at: now }, policy)
        : obligation.extension && dueAt < obligation.dueAt
          ? shortened(obligation, dueAt, policy, now, calendar)
          : null;
    if (!next) return current;
    return {
      ...current,
      obligations: current.obligations.map((candidate) => (candidate.id === next.id ? next : candidate)),
      acts: [...current.acts, eventOf(dueAt > obligation.dueAt ? 'ObligationExtended' : 'ObligationBroughtForward', next, now)],
    };
  }, state);
}
