import type { Desk } from '../cases/carry-out.js';
import type { Tailer } from '../journal/index.js';
import { followCases } from './follow-cases.js';
import { judgeHomeVisits } from './judge-home-visits.js';
import { lookAfterMonths } from './look-after-months.js';

export interface FollowerOptions {
  readonly desk: Desk;
  /** Wakes it when something was sealed; left out: it looks by itself. */
  readonly tailer?: Pick<Tailer, 'change' | 'cursor'>;
  /** Told of what failed, for the log; it goes on by itself. */
  readonly onTrouble?: (trouble: unknown, centreId?: string) => void;
  /** Looks at least so often; default 1,000 ms. */
  readonly lookEveryMs?: number;
}

/**
 * What becomes owed as a visit by itself: follows the journal, and looks after the months. Any number of processes side by side; nothing is kept in memory that
 * would be missed, so a process that is dead only delays.
 */
export class CallbackFollower {
  private readonly stopping = new AbortController();
  private readonly restUntil = new Map<string, number>();
  private wake: (() => void) | null = null;
  private running: Promise<void> | null = null;
  private seenHead: number | null = null;

  constructor(private readonly options: FollowerOptions) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Finishes what is at hand. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.wake?.();
    await this.running;
  }

  private async run(): Promise<void> {
    const { desk, tailer, onTrouble } = this.options;
    while (!this.stopping.signal.aborted) {
      this.seenHead = tailer?.cursor?.seq ?? null;
      // Each by itself: one that fails stops no other.
      const tasks = [() => lookAfterMonths(desk, (trouble, centreId) => onTrouble?.(trouble, centreId), this.restUntil), () => followCases(desk), () => judgeHomeVisits(desk)];
      for (const task of tasks) await task().catch((trouble: unknown) => onTrouble?.(trouble));
      await this.rest();
    }
  }

  private async rest(): Promise<void> {
    if (this.stopping.signal.aborted) return;
    const { tailer, lookEveryMs = 1_000 } = this.options;
    const woken = new AbortController();
    this.wake = () => woken.abort();
    const timer = setTimeout(() => woken.abort(), lookEveryMs);
    const aborted = new Promise<void>((done) => woken.signal.addEventListener('abort', () => done(), { once: true }));
    await Promise.race([aborted, tailer?.change(lookEveryMs, woken.signal, () => (tailer.cursor?.seq ?? null) !== this.seenHead) ?? aborted]);
    clearTimeout(timer);
    this.wake = null;
    woken.abort();
  }
}
