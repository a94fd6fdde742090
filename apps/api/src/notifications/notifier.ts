import type { Database } from '../database/database.js';
import type { Tailer } from '../journal/index.js';
import { claimMessages, type ClaimedMessage, type ClaimOptions } from './claim-messages.js';
import { fillOutbox } from './fill-outbox.js';
import { readMessages, type MessageToSend } from './read-messages.js';
import { recordOutcome } from './record-outcome.js';
import type { Sender } from './send-message.js';

export interface NotifierOptions {
  readonly database: Pick<Database, 'pool'>;
  readonly sender: Pick<Sender, 'send'>;
  readonly publicUrl: string | undefined;
  /** Wakes it when something was sealed; left out: it looks by itself. */
  readonly tailer?: Pick<Tailer, 'change' | 'cursor'>;
  /** Told of what failed beside the receivers, for the log; it goes on by itself. */
  readonly onTrouble?: (trouble: unknown) => void;
  /** Looks at least so often; default 1,000 ms. */
  readonly lookEveryMs?: number;
  /** Messages under way at once; default 32. A slow receiver has one of them at most. */
  readonly atOnce?: number;
  /** Default 60 s: twice what the slowest attempt may take. */
  readonly leaseMs?: number;
  readonly burst?: ClaimOptions['burst'];
}

/** Those under way when the process ends may finish for so long; what does not is sent again by another, marked. */
const LAST_WAIT_MS = 3_000;

/**
 * Brings steps to people: fills the outbox off the journal and sends what is due, at least once. Any number of processes side by side.
 */
export class Notifier {
  private readonly underWay = new Map<string, Promise<void>>();
  private readonly stopping = new AbortController();
  private wake: (() => void) | null = null;
  private woken = false;
  private running: Promise<void> | null = null;
  private seenHead: number | null = null;

  constructor(private readonly options: NotifierOptions) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Something may be due now: a channel was set, a notice is to go again. */
  poke(): void {
    this.woken = true;
    this.wake?.();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.poke();
    await this.running;
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([Promise.allSettled(this.underWay.values()), new Promise((done) => (timer = setTimeout(done, LAST_WAIT_MS)))]);
    clearTimeout(timer);
  }

  private async run(): Promise<void> {
    const { database, tailer } = this.options;
    while (!this.stopping.signal.aborted) {
      this.woken = false;
      this.seenHead = tailer?.cursor?.seq ?? null;
      try {
        await fillOutbox(database.pool);
        await this.sendDue();
      } catch (trouble) {
        this.options.onTrouble?.(trouble);
      }
      await this.rest();
    }
  }

  private async sendDue(): Promise<void> {
    const { database, publicUrl } = this.options;
    const { leaseMs = 60_000, burst = { size: 3, withinMs: 30_000 }, atOnce = 32 } = this.options;
    for (let free = atOnce - this.underWay.size; free > 0 && !this.stopping.signal.aborted; free = atOnce - this.underWay.size) {
      const claimed = await claimMessages(database.pool, { most: free, leaseMs, burst });
      if (claimed.length === 0) return;
      const messages = await readMessages(database, claimed.map(({ id }) => id), publicUrl);
      for (const claim of claimed) {
        const message = messages.get(claim.id);
        if (message) this.underWay.set(claim.id, this.deliver(claim, message));
      }
    }
  }

  private async deliver(claim: ClaimedMessage, { message, to }: MessageToSend): Promise<void> {
    try {
      const outcome = await this.options.sender.send(message, to, claim.attempt);
      await recordOutcome(this.options.database.pool, claim, outcome);
    } catch (trouble) {
      this.options.onTrouble?.(trouble);
    } finally {
      this.underWay.delete(claim.id);
      this.poke();
    }
  }

  private async rest(): Promise<void> {
    if (this.woken || this.stopping.signal.aborted) return;
    const { tailer, lookEveryMs = 1_000 } = this.options;
    const poked = new AbortController();
    this.wake = () => poked.abort();
    const timer = setTimeout(() => poked.abort(), lookEveryMs);
    const aborted = new Promise<void>((done) => poked.signal.addEventListener('abort', () => done(), { once: true }));
    await Promise.race([aborted, tailer?.change(lookEveryMs, poked.signal, () => (tailer.cursor?.seq ?? null) !== this.seenHead) ?? aborted]);
    clearTimeout(timer);
    this.wake = null;
    poked.abort();
  }
}
