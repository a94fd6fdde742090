import type { Instant } from '@guanjia/domain';
import type { JournalRow } from '../journal/journal-row.js';
import { Histogram, type Percentiles } from './histogram.js';

const RINGS: ReadonlySet<string> = new Set(['ObligationWarned', 'ObligationOverdue', 'ObligationEscalated']);
const RINGING_KINDS: ReadonlySet<string> = new Set(['WARNED', 'OVERDUE', 'ESCALATED']);

export interface DeliveryPercentiles {
  readonly sealed: Percentiles;
  readonly pushed: Percentiles;
  readonly painted: Percentiles;
}

/**
 * How long after its time a step is numbered in the journal, handed to a socket, and on a screen: "a breach is on the screen at once", measured.
 * All three count from the step's own time, in business time of the database. In memory, of this process, of the last hour.
 */
export class DeliveryTimes {
  readonly #sealed = new Histogram();
  readonly #pushed = new Histogram();
  readonly #painted = new Histogram();
  /** Steps of before were passed by a clock that was moved, or while nothing ran, not by anybody who was slow. */
  #leaptTo: Instant = -Infinity;

  /** The process began to follow the journal, or the business clock was moved forward: it shows this now. */
  leapt(now: Instant): void {
    this.#leaptTo = now;
  }

  /** Rows of the journal as the tailer reads them. @param now business time of the same read */
  sealed(rows: readonly JournalRow[], now: Instant): void {
    // A verb that finds steps already past (a matter recorded late) writes them beside its own event: nobody was slow there either.
    const ofVerbs = new Set(rows.filter(({ type }) => !RINGS.has(type)).map(({ subjectId }) => subjectId));
    for (const { type, subjectId, historic, facts } of rows) {
      const { stepAt } = facts;
      if (RINGS.has(type) && !historic && facts['silent'] !== true && !ofVerbs.has(subjectId) && typeof stepAt === 'number') this.#add(this.#sealed, stepAt, now - stepAt);
    }
  }

  /** A message of overdueEvents that goes out in this moment, as far as the reader asked for its kind and time. */
  pushed(message: unknown, now: Instant): void {
    const { kind, at } = (message ?? {}) as { kind?: unknown; at?: unknown };
    if (typeof kind !== 'string' || !RINGING_KINDS.has(kind) || typeof at !== 'string') return;
    const stepAt = Date.parse(at);
    this.#add(this.#pushed, stepAt, now - stepAt);
  }

  /** What a browser saw. @param afterMs from the step's time to the frame that shows it */
  painted(stepAt: Instant, afterMs: number): void {
    this.#add(this.#painted, stepAt, afterMs);
  }

  percentiles(): DeliveryPercentiles {
    return { sealed: this.#sealed.percentiles(), pushed: this.#pushed.percentiles(), painted: this.#painted.percentiles() };
  }

  #add(histogram: Histogram, stepAt: Instant, ms: number): void {
    if (stepAt > this.#leaptTo) histogram.add(ms);
  }
}
