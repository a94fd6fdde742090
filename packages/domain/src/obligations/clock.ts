import type { Instant } from '../policy/facts.js';
import type { Obligation } from './obligation.js';

/** Whether the time is up: exactly at the due time it is not (strictly after it is late). While paused the clock stands still. */
export function isPastDue(obligation: Obligation, moment: Instant): boolean {
  return moment > dueAsOf(obligation, moment);
}

/** The due time as it would be if a running pause ended now. */
export function dueAsOf(obligation: Obligation, moment: Instant): Instant {
  const pause = runningPause(obligation);
  return pause ? obligation.dueAt + Math.max(0, moment - pause.from) : obligation.dueAt;
}

/** Overdue now, met late, or missed: what no later act takes back (law 3). Derived on every read, so a dead sweeper hides nothing (law 8). */
export function isLate(obligation: Obligation, now: Instant): boolean {
  if (obligation.verdict === 'LATE' || obligation.verdict === 'MISSED') return true;
  return obligation.status === 'OPEN' && isPastDue(obligation, now);
}

export function runningPause(obligation: Obligation) {
  const last = obligation.pauses[obligation.pauses.length - 1];
  return last && last.until === null ? last : null;
}

/** The length of all pauses that have ended, in milliseconds. */
export function pausedSpan(obligation: Obligation): number {
  return obligation.pauses.reduce((sum, pause) => sum + (pause.until === null ? 0 : pause.until - pause.from), 0);
}

/** With the time of the next step as its status, pauses and taken steps give it. Every change of an obligation goes through here. */
export function scheduled(obligation: Obligation): Obligation {
  const running = obligation.status === 'OPEN' && !runningPause(obligation);
  const nextStepAt = running ? (obligation.steps[obligation.taken]?.at ?? null) : null;
  return nextStepAt === obligation.nextStepAt ? obligation : { ...obligation, nextStepAt };
}

/** Stops the clock from this moment on (law 5). */
export function paused(obligation: Obligation, reason: string, at: Instant): Obligation {
  return scheduled({ ...obligation, pauses: [...obligation.pauses, { from: at, until: null, reason }] });
}

/** Lets the clock run again: the due time and the steps not yet taken move by what was paused; the first due time stays to be seen. */
export function resumed(obligation: Obligation, at: Instant): Obligation {
  const pause = runningPause(obligation);
  if (!pause) return obligation;
  const span = at - pause.from;
  return scheduled({
    ...obligation,
    dueAt: obligation.dueAt + span,
    pauses: [...obligation.pauses.slice(0, -1), { ...pause, until: at }],
    steps: obligation.steps.map((step) => (step.n < obligation.taken ? step : { ...step, at: step.at + span })),
  });
}
