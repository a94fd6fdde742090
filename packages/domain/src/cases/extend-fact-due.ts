import { isPastDue } from '../obligations/clock.js';
import { extended, shortened } from '../obligations/extend.js';
import { eventOf } from '../obligations/reconcile.js';
import { dueOf } from '../obligations/row-clock.js';
import type { Obligation } from '../obligations/obligation.js';
import type { Instant } from '../policy/facts.js';
import type { PolicySet } from '../policy/policy-set.js';
import { readsFact } from '../policy/term.js';
import type { CaseState, DecisionContext } from './case.js';
import { caseFacts } from './case-facts.js';

/** What is owed by the time that this fact names, or by one that is reckoned from it; of a duty that recurs, each occurrence keeps its day. */
export function owedByFact(state: CaseState, fact: string, policy: PolicySet): Obligation[] {
  const rules = new Set(policy.obligationRows.filter(({ term, everyDays }) => everyDays === undefined && readsFact(term, fact)).map((row) => row.key));
  return state.obligations.filter((obligation) => obligation.status === 'OPEN' && rules.has(obligation.rule));
}

/**
 * Moves what is owed by a fact to the fact's new time: later as an extension by the one who asks (law 5), earlier than an extension freely.
 * What is past due stays so, whatever was newly agreed (law 3). The same state: nothing was moved.
 */
export function extendFactDue(state: CaseState, fact: string, moment: Instant, reason: string, context: DecisionContext): CaseState {
  const { now, policy, calendar, actor } = context;
  const facts = { ...caseFacts(state), [fact]: moment };
  const by = actor.personId ?? 'SYSTEM';
  return owedByFact(state, fact, policy).reduce((current, obligation) => {
    const row = policy.obligationRows.find(({ key }) => key === obligation.rule)!;
    const dueAt = dueOf(row, obligation.clockFrom, { facts, context });
    if (dueAt === null || isPastDue(obligation, now)) return current;
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
