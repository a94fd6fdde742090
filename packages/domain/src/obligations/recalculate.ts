import type { Instant } from '../policy/facts.js';
import type { PolicySet } from '../policy/policy-set.js';
import { readsCalendar } from '../policy/term.js';
import type { Obligation } from './obligation.js';
import { eventOf, redated } from './reconcile.js';
import { recounted } from './recount.js';
import type { EngineContext, Subject, SubjectKind } from './subject.js';

/**
 * After a change of the working calendar (a new year's holidays, a make-up day): the open due times that hang on it, counted anew by `context.calendar` and
 * recorded with the old and the new one (law 4: calendars are not pinned). What is past due stays so: no calendar makes a breach unseen (law 3). An extension
 * names a moment and stays, unless the new due time is later than that. The same state: nothing moved. Steps that are past are to be taken before and after, as around every act.
 */
export function recalculate<S extends Subject>(state: S, context: EngineContext, kind: SubjectKind<S>): S {
  const facts = kind.facts(state);
  return state.obligations.reduce((current, obligation) => {
    const row = context.policy.obligationRows.find(({ key }) => key === obligation.rule);
    const next = row && recounted(row, obligation, { facts, context });
    return next ? recorded(current, obligation, redated(row, next, context.policy, context.now), context.now) : current;
  }, state);
}

/** Whether something that is open would have to be counted anew after a change of the calendar. */
export function hangsOnCalendar(obligations: readonly Obligation[], policy: PolicySet): boolean {
  const rules = calendarRules(policy);
  return rules.size > 0 && obligations.some(({ status, rule }) => status === 'OPEN' && rules.has(rule));
}

const known = new WeakMap<PolicySet, ReadonlySet<string>>();

/** The rules of a set whose terms are counted by the working calendar. */
export function calendarRules(policy: PolicySet): ReadonlySet<string> {
  let rules = known.get(policy);
  if (!rules) known.set(policy, (rules = new Set(policy.obligationRows.filter(({ term }) => readsCalendar(term)).map(({ key }) => key))));
  return rules;
}

function recorded<S extends Subject>(state: S, former: Obligation, next: Obligation, now: Instant): S {
  const obligations = state.obligations.map((candidate) => (candidate.id === next.id ? next : candidate));
  const event = eventOf('ObligationRecalculated', next, now, { formerDueAt: former.dueAt, formerFirstDueAt: former.firstDueAt });
  return { ...state, obligations, acts: [...state.acts, event] };
}
