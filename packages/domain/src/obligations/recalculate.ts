import type { Instant } from '../policy/facts.js';
import { readsCalendar } from '../policy/term.js';
import { afterPauses, isPastDue } from './clock.js';
import { dueAt, notBeforeAt } from './due-at.js';
import type { Obligation } from './obligation.js';
import { eventOf, redated } from './reconcile.js';
import { moveOf, termContextOf } from './row-clock.js';
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
    // An occurrence of a duty that recurs keeps its day; the calendar is asked for the next one.
    if (!row || row.everyDays !== undefined || !readsCalendar(row.term) || obligation.status !== 'OPEN' || isPastDue(obligation, context.now)) return current;
    const term = termContextOf(row, obligation.clockFrom, { facts, context });
    const firstDueAt = dueAt(row.term, term);
    if (firstDueAt === null || firstDueAt === obligation.firstDueAt) return current;
    const counted = afterPauses(firstDueAt, obligation, moveOf(row, context));
    const extended = obligation.extension !== null && obligation.dueAt > counted;
    const due = extended ? { dueAt: obligation.dueAt } : { dueAt: counted, extension: null };
    const next: Obligation = { ...obligation, ...due, firstDueAt, notBeforeAt: notBeforeAt(row.term, term) };
    return recorded(current, obligation, redated(row, next, context.policy, context.now), context.now);
  }, state);
}

function recorded<S extends Subject>(state: S, former: Obligation, next: Obligation, now: Instant): S {
  const obligations = state.obligations.map((candidate) => (candidate.id === next.id ? next : candidate));
  const event = eventOf('ObligationRecalculated', next, now, { formerDueAt: former.dueAt, formerFirstDueAt: former.firstDueAt });
  return { ...state, obligations, acts: [...state.acts, event] };
}
