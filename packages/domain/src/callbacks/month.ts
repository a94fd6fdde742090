import { dayInWords } from '../obligations/civil.js';
import { dayOf, sameWallTimeAfter } from '../obligations/zoned.js';
import type { Instant } from '../policy/facts.js';
import type { CallbackRound, VisitedMatter } from './callback.js';

/**
 * The month that a visit counts for, as 2026-03 in the centre's zone: of a case, the one in which it was settled. What is visited long after it was done counts for the
 * month in which its limit falls (a second visit, a contracted service, an event): else no month could be archived by the 10th of the next (CB-17).
 */
export function monthOf({ round, matter }: { readonly round: CallbackRound; readonly matter: VisitedMatter }, zone: string): string {
  return monthName(countsAt(round, matter, zone), zone);
}

/** The month of a moment, as 2026-03. */
export function monthName(moment: Instant, zone: string): string {
  return dayInWords(dayOf(moment, zone)).slice(0, 7);
}

function countsAt(round: CallbackRound, { settledAt, startsAt, endsAt, heldAt }: VisitedMatter, zone: string): Instant {
  if (startsAt !== null && endsAt !== null) return round === 'AFTER_END' ? endsAt : startsAt + Math.round(((endsAt - startsAt) * 2) / 3);
  if (heldAt !== null) return sameWallTimeAfter(heldAt, { months: 1 }, zone);
  if (settledAt === null) throw new Error('Nothing was settled, held or contracted: there is nothing to visit');
  return round === 'SECOND' ? sameWallTimeAfter(settledAt, { months: 2 }, zone) : settledAt;
}
