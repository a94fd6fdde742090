import { SteadyConnection } from './steady-connection.js';

export interface SealerOptions {
  /** Seals at least so often, for rows that a process wrote before it died; default 250 ms. */
  readonly everyMs?: number;
  /** Never more often than this, so that a hundred commits share one seal; default 5 ms. */
  readonly coalesceMs?: number;
}

/**
 * Numbers committed journal rows by `seal()`, on a connection of its own. Any number of processes may run one: the head's row lock puts them in order,
 * and a sealer that dies leaves its rows to the next call of any other.
 */
export class Sealer {
  private readonly connection: SteadyConnection;
  private readonly everyMs: number;
  private readonly coalesceMs: number;
  private wanted = false;
  private stopped = false;
  private wake: (() => void) | null = null;
  private running: Promise<void> | null = null;

  constructor(url: string, options: SealerOptions = {}) {
    this.everyMs = options.everyMs ?? 250;
    this.coalesceMs = options.coalesceMs ?? 5;
    this.connection = new SteadyConnection(url, { name: 'guanjia sealer', onConnected: () => this.poke() });
  }

  start(): void {
    this.connection.start();
    this.running ??= this.run();
  }

  /** Call it after a commit that wrote journal rows: they are sealed within milliseconds. */
  poke(): void {
    this.wanted = true;
    this.wake?.();
  }

  /** Seals what is committed once more, and lets go of the connection. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake?.();
    await this.connection.finish(this.running);
    await this.connection.stop();
  }

  private async run(): Promise<void> {
    let lastAt = -Infinity;
    for (;;) {
      if (!this.wanted && !this.stopped) await this.rest(this.everyMs, true);
      await this.rest(lastAt + this.coalesceMs - performance.now(), false);
      this.wanted = false;
      lastAt = performance.now();
      // Not connected, or cut while sealing: the rows stay unsealed and the next round, here or in another process, numbers them.
      await this.connection.query({ name: 'seal', text: 'select seal()' }).catch(() => undefined);
      if (this.stopped) return;
    }
  }

  private rest(ms: number, untilPoked: boolean): Promise<void> | undefined {
    if (ms <= 0) return undefined;
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.wake = null;
        resolve();
      };
      const timer = setTimeout(done, ms);
      if (untilPoked) this.wake = done;
    });
  }
}
