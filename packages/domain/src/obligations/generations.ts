import type { ObligationRow } from '../policy/row.js';
import { indexAfter, isOf, meetingOf, type Meeting, type Since } from './acts.js';
import type { DomainEvent, Obligation } from './obligation.js';

/**
 * A duty that each event of one kind creates anew (each agreed reply time): the event that opens it is the first of those that repeat it. What was done before the
 * promise does not keep the promise, though the row's clock counts from reception.
 */
export function isOwedAnewByEachEvent(row: ObligationRow): boolean {
  return row.repeatsOn?.event === row.opensOn.event;
}

/**
 * The acts that may meet an obligation. The first generation: all since the clock's zero, so that what was done before the class was known counts (law 1),
 * except what a repeating event had undone before the duty arose: the settlement of a case that was then reopened, late, and only so came to owe this one.
 * A later one: only those after the event that made the duty owed anew, though its clock runs from the same zero; or, where its clock was started anew before the one
 * before was met, all since the new zero. Of a window: none before it opens. Of a duty that
 * recurs: those within the occurrence's own window, which leaves out the moment at which the one before was due.
 */
export function countsSince(row: ObligationRow, obligation: Obligation, earlier: readonly Obligation[], acts: readonly DomainEvent[]): Since | null {
  const { generation, clockFrom, notBeforeAt } = obligation;
  if (row.everyDays !== undefined) return { index: 0, at: notBeforeAt === null ? clockFrom : notBeforeAt + 1 };
  if (generation === 1) return { index: undoneUntil(row, acts), at: Math.max(clockFrom, notBeforeAt ?? clockFrom) };
  const before = earlier.find((candidate) => candidate.generation === generation - 1);
  if (before?.status === 'SUPERSEDED') return { index: 0, at: Math.max(clockFrom, notBeforeAt ?? clockFrom) };
  const repeated = before ? repeatedAfter(row, before, earlier, acts) : -1;
  return repeated < 0 ? null : { index: repeated + 1, at: notBeforeAt ?? Number.NEGATIVE_INFINITY };
}

/** Where in the history a met obligation was made owed anew; -1: it was not. */
function repeatedAfter(row: ObligationRow, obligation: Obligation, all: readonly Obligation[], acts: readonly DomainEvent[]): number {
  if (!row.repeatsOn) return -1;
  const meeting = meetingOfObligation(row, obligation, all, acts);
  return meeting ? indexAfter(acts, row.repeatsOn, meeting.index) : -1;
}

/** Whether a met obligation is owed again: its duty recurs, or an act has undone it. */
export function isOwedAgain(row: ObligationRow, obligation: Obligation, all: readonly Obligation[], acts: readonly DomainEvent[]): boolean {
  return row.everyDays !== undefined || repeatedAfter(row, obligation, all, acts) >= 0;
}

/** Where in the history an obligation is met; null: it is not. */
export function meetingOfObligation(row: ObligationRow, obligation: Obligation, all: readonly Obligation[], acts: readonly DomainEvent[]): Meeting | null {
  const since = countsSince(row, obligation, all, acts);
  return since && meetingOf(row.metBy, acts, since);
}

/** Whether the rule's duty has arisen, whatever happened since. */
export function hasOpened(row: ObligationRow, acts: readonly DomainEvent[]): boolean {
  return indexAfter(acts, row.opensOn, -1) >= 0;
}

/** The place after the last repeating event at or before the act that the duty arose from; 0: there is none. */
function undoneUntil({ opensOn, repeatsOn }: ObligationRow, acts: readonly DomainEvent[]): number {
  if (!repeatsOn) return 0;
  for (let index = indexAfter(acts, opensOn, -1); index >= 0; index--) if (isOf(acts[index]!, repeatsOn)) return index + 1;
  return 0;
}
