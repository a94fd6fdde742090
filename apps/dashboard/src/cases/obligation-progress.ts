import { deadlineStatus, type DeadlineStatus } from '../format/deadline-status';
import type { ObligationView } from './case-view';

type Clock = Pick<ObligationView, 'clockFrom' | 'dueAt' | 'warnAt' | 'metAt' | 'endedAt' | 'pauses'>;
type Owed = Pick<ObligationView, 'status' | 'late' | 'dueAt' | 'warnAt'> & { readonly pauses: readonly { readonly until: string | null }[] };

export interface Span {
  /** Shares of the way from the clock's start to the due time, 0 to 1. */
  readonly from: number;
  readonly until: number;
}

export interface Progress {
  /** How much of the way is gone, 0 to 1; overdue is full. */
  readonly gone: number;
  readonly warnAt: number | null;
  readonly paused: readonly Span[];
}

/** Where a time limit stands on its own line from `clockFrom` to `dueAt`, by server moments only. @param now business time, milliseconds */
export function progressOf(clock: Clock, now: number): Progress {
  const start = Date.parse(clock.clockFrom);
  const length = Date.parse(clock.dueAt) - start;
  const share = (at: number) => (length <= 0 ? 1 : Math.min(1, Math.max(0, (at - start) / length)));
  const running = clock.pauses.find(({ until }) => until === null);
  const ended = clock.metAt ?? clock.endedAt;
  // A paused clock stands where it was stopped: its due time moves on only when it runs again.
  const moment = ended !== null ? Date.parse(ended) : running ? Date.parse(running.from) : now;
  return {
    gone: share(moment),
    warnAt: clock.warnAt === null ? null : share(Date.parse(clock.warnAt)),
    paused: clock.pauses.flatMap(({ from, until }) => (until === null ? [] : [{ from: share(Date.parse(from)), until: share(Date.parse(until)) }])),
  };
}

/** Open ones by the clock; everything else is done. What the server called late is overdue whatever the browser's clock says. */
export function statusOf(clock: Owed, now: number): DeadlineStatus {
  if (clock.status !== 'OPEN') return 'DONE';
  const paused = clock.pauses.some(({ until }) => until === null);
  if (clock.late && !paused) return 'OVERDUE';
  return deadlineStatus({ dueAt: Date.parse(clock.dueAt), warnAt: clock.warnAt === null ? null : Date.parse(clock.warnAt), paused }, now);
}
