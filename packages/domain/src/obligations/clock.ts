import type { Instant } from '../policy/facts.js';
import type { Obligation } from './obligation.js';
import type { PauseMove } from './pause-move.js';

/** Whether the time is up: exactly at the due time it is not (strictly after it is late). While paused the clock stands still. */
export function isPastDue(obligation: Obligation, moment: Instant): boolean {
  const pause = runningPause(obligation);
  return (pause ? Math.min(pause.from, moment) : moment) > obligation.dueAt;
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

/** A due time, moved by all pauses of the obligation that have ended. */
export function afterPauses(dueAt: Instant, { pauses }: Obligation, move: PauseMove): Instant {
  return pauses.reduce((due, { from, until }) => (until === null ? due : move(due, { from, until })), dueAt);
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

/** Lets the clock run again: the due time moves as the term's clock stood still, and the steps not yet taken with it; the first due time stays to be seen. */
export function resumed(obligation: Obligation, at: Instant, move: PauseMove): Obligation {
  const pause = runningPause(obligation);
  if (!pause) return obligation;
  const span = move(obligation.dueAt, { from: pause.from, until: at }) - obligation.dueAt;
  return scheduled({
    ...obligation,
    dueAt: obligation.dueAt + span,
    pauses: [...obligation.pauses.slice(0, -1), { ...pause, until: at }],
    steps: obligation.steps.map((step) => (step.n < obligation.taken ? step : { ...step, at: step.at + span })),
  });
}
