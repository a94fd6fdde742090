import type { Instant } from '../policy/facts.js';
import type { PolicySet } from '../policy/policy-set.js';
import type { ObligationRow } from '../policy/row.js';
import { calendarOf, dueAt, notBeforeAt, type TermContext } from './due-at.js';
import { isOwedAnewByEachEvent } from './generations.js';
import type { Obligation } from './obligation.js';
import { occurrenceAt } from './occurrences.js';
import { pauseMoveOf, type PauseMove } from './pause-move.js';
import type { Situation } from './situation.js';
import type { EngineContext } from './subject.js';

/** What the row's term gives on these facts, by the calendar as it is now; null: it hangs on a fact that is missing. */
export function dueOf(row: ObligationRow, clockFrom: Instant, situation: Pick<Situation, 'facts' | 'context'>): Instant | null {
  return dueAt(row.term, termContextOf(row, clockFrom, situation));
}

/** What a row's term is counted against on these facts. */
export function termContextOf(row: ObligationRow, clockFrom: Instant, { facts, context: { policy, calendar } }: Pick<Situation, 'facts' | 'context'>): TermContext {
  return { clockFrom, facts, settings: policy.settings, zone: policy.zone, dayCounting: dayCountingOf(policy, row), calendar };
}

/** From when on and until when the next generation is owed. `former`: the generation before. */
export function windowOf(row: ObligationRow, clockFrom: Instant, situation: Situation, former?: Obligation): { readonly after: Instant | null; readonly dueAt: Instant } | null {
  const due = dueOf(row, clockFrom, situation);
  if (due === null) return null;
  const { moment, context } = situation;
  if (row.everyDays !== undefined) return occurrenceAt(row.everyDays, due, moment, former?.dueAt ?? null, context.policy.zone);
  return { after: notBeforeAt(row.term, termContextOf(row, clockFrom, situation)), dueAt: due };
}

/** How a pause moves what is owed by this row. */
export function moveOf(row: ObligationRow, { policy, calendar }: Pick<EngineContext, 'policy' | 'calendar'>): PauseMove {
  return pauseMoveOf(row.term, calendarOf({ calendar, zone: policy.zone }));
}

/** The length of a promise is counted from when it was made: else a time agreed for tomorrow on an old case would warn at once. That of an occurrence, from the one before. */
export function spanFrom(row: ObligationRow, { clockFrom, openedAt, notBeforeAt: after }: Pick<Obligation, 'clockFrom' | 'openedAt' | 'notBeforeAt'>): Instant {
  if (row.everyDays !== undefined) return after ?? clockFrom;
  return isOwedAnewByEachEvent(row) ? openedAt : clockFrom;
}

function dayCountingOf(policy: PolicySet, row: ObligationRow) {
  return policy.packs.find((pack) => pack.rows.includes(row))?.dayCounting;
}
