import { hangsOnCalendar, type CaseState, type PolicySet } from '@guanjia/domain';

/** What a decision was counted by, and what its case's open due times were counted by before it. */
export interface CalendarVersions {
  /** The centre's version that the decision read; 0: it had none. */
  readonly calendarVersion: number;
  /** Stored on the case; null: nothing open hung on a calendar. */
  readonly countedBy: number | null;
}

/**
 * The oldest calendar version by which something open on the case may have been counted; null: nothing open hangs on a calendar. It is older than the centre's where a new
 * one came between the reading and the writing, or the case is not recalculated yet: then the recalculation finds it, whichever process decided and when (law 4).
 */
export function countedByAfter({ obligations }: CaseState, policy: PolicySet, { calendarVersion, countedBy }: CalendarVersions): number | null {
  return hangsOnCalendar(obligations, policy) ? (countedBy ?? calendarVersion) : null;
}
