import type { Instant } from '../policy/facts.js';
import type { ObligationRow } from '../policy/row.js';
import { sameWallTimeAfter } from './zoned.js';

const DAY = 24 * 60 * 60_000;

/** One occurrence of a duty that recurs: owed after `after`, by `dueAt`. `after` null: from the clock's zero. */
export interface Occurrence {
  readonly after: Instant | null;
  readonly dueAt: Instant;
}

/**
 * The first occurrence of a row with `everyDays` that is due at or after `moment` and after `former`, the due time of the one before (null: none).
 * `firstDueAt`: what the row's term gives. Days are counted from there on the wall clock, not from the occurrence before, so that no change of clocks adds up.
 */
export function occurrenceAt(everyDays: number, firstDueAt: Instant, moment: Instant, former: Instant | null, zone: string): Occurrence {
  const at = (place: number) => sameWallTimeAfter(firstDueAt, { days: place * everyDays }, zone);
  const fits = (due: Instant) => due >= moment && (former === null || due > former);
  let place = Math.max(0, Math.floor((Math.max(moment, former ?? moment) - firstDueAt) / (everyDays * DAY)) - 1);
  while (!fits(at(place))) place += 1;
  const before = place > 0 ? at(place - 1) : null;
  return { after: former === null ? before : Math.max(former, before ?? former), dueAt: at(place) };
}

/** Whether what the term gives and so many times the row's days lead to this due time; the place of the occurrence, from 1, or null. */
export function placeOf(row: ObligationRow, firstDueAt: Instant, dueAt: Instant, zone: string): number | null {
  if (row.everyDays === undefined) return null;
  const near = Math.max(0, Math.round((dueAt - firstDueAt) / (row.everyDays * DAY)));
  return sameWallTimeAfter(firstDueAt, { days: near * row.everyDays }, zone) === dueAt ? near + 1 : null;
}
