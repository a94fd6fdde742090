/** The one vocabulary of states of a time limit: 已超时 · 即将超时 · 正常 · 暂停计时 · 已完成. */
export type DeadlineStatus = 'OVERDUE' | 'DUE_SOON' | 'ON_TIME' | 'PAUSED' | 'DONE';

/** What the server says of an open time limit; moments in milliseconds. Screens compare, they never compute a due time. */
export interface Deadline {
  readonly dueAt: number;
  readonly warnAt: number | null;
  readonly paused: boolean;
}

/** Exactly at the due time is on time; overdue is later than that, whatever the server has announced so far. */
export function deadlineStatus(deadline: Deadline, now: number): DeadlineStatus {
  if (deadline.paused) return 'PAUSED';
  if (now > deadline.dueAt) return 'OVERDUE';
  return deadline.warnAt !== null && now >= deadline.warnAt ? 'DUE_SOON' : 'ON_TIME';
}
