import type { Tailer } from './tailer.js';

export interface JournalFollowerOptions {
  /** Wakes it when something was sealed; left out: it looks by itself. */
  readonly tailer?: Pick<Tailer, 'change' | 'cursor'>;
  /** Looks at least so often; default 1,000 ms. */
  readonly lookEveryMs?: number;
}

/**
 * Looks whenever something was sealed, and once a second. Any number of processes side by side; nothing is kept in memory that would be missed, so a process that
 * is dead only delays.
 */
export abstract class JournalFollower {
  private readonly stopping = new AbortController();
  private wake: (() => void) | null = null;
  private running: Promise<void> | null = null;
  private seenHead: number | null = null;

  protected constructor(private readonly rhythm: JournalFollowerOptions) {}

  /** One look; what fails in it is told to whom it concerns, and never thrown. */
  protected abstract look(): Promise<void>;

  protected get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

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
    while (!this.isStopping) {
      this.seenHead = this.rhythm.tailer?.cursor?.seq ?? null;
      await this.look();
      await this.rest();
    }
  }

  private async rest(): Promise<void> {
    if (this.isStopping) return;
    const { tailer, lookEveryMs = 1_000 } = this.rhythm;
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
