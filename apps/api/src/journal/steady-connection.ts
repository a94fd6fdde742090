import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface SteadyConnectionOptions {
  /** Shown in pg_stat_activity. */
  readonly name: string;
  /** Channels to LISTEN on; said again after every reconnect. */
  readonly listen?: readonly string[];
  readonly onNotification?: (channel: string, payload: string) => void;
  /** Called after each connect: what was missed while away must be looked for. */
  readonly onConnected?: () => void;
  /** A query that answers nothing for so long counts as a dead line; default 10,000 ms. */
  readonly answerWithinMs?: number;
}

/** Thrown by `query` while there is no connection; the caller tries again later. */
export class NotConnected extends Error {
  // By its name the log tells it from trouble.
  override name = 'NotConnected';

  constructor(name: string) {
    super(`${name}: not connected to the database at the moment`);
  }
}

const FIRST_RETRY_MS = 50;
const LONGEST_RETRY_MS = 1_000;

/**
 * One database connection of its own, which comes back by itself after the database was restarted or the line was cut.
 * Outside the pool, because a pool that requests have exhausted must not stop time, sealing or delivery.
 */
export class SteadyConnection {
  private client: pg.Client | null = null;
  private socket: Socket | null = null;
  private readonly stopping = new AbortController();
  private running: Promise<void> | null = null;
  private lost: (() => void) | null = null;

  constructor(
    private readonly url: string,
    private readonly options: SteadyConnectionOptions,
  ) {}

  get connected(): boolean {
    return this.client !== null;
  }

  start(): void {
    this.running ??= this.keepConnected();
  }

  /** Runs a query. Throws {@link NotConnected} while there is no connection; any failure of the line drops it and reconnects. */
  async query<R extends pg.QueryResultRow>(config: pg.QueryConfig): Promise<R[]> {
    const { client, socket } = this;
    if (client === null) throw new NotConnected(this.options.name);
    const deadline = setTimeout(() => socket?.destroy(), this.options.answerWithinMs ?? 10_000);
    try {
      return (await client.query<R>(config)).rows;
    } finally {
      clearTimeout(deadline);
    }
  }

  /** Waits for work on this connection that is at its end, and cuts the line under it when the database gives no answer for so long. */
  async finish(work: Promise<void> | null, withinMs = 3_000): Promise<void> {
    const cut = setTimeout(() => this.socket?.destroy(), withinMs);
    await work;
    clearTimeout(cut);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    const { client } = this;
    this.client = null;
    // A line that died silently would never say goodbye.
    await this.finish(client?.end().catch(() => undefined) ?? null, 1_000);
    this.lost?.();
    await this.running;
  }

  private async keepConnected(): Promise<void> {
    let wait = FIRST_RETRY_MS;
    while (!this.stopping.signal.aborted) {
      const lost = new Promise<void>((resolve) => (this.lost = resolve));
      if (await this.connect()) {
        wait = FIRST_RETRY_MS;
        this.options.onConnected?.();
        await lost;
        this.client = null;
      }
      // Jitter, so that many processes do not all come back in the same millisecond.
      await sleep(wait * (0.5 + Math.random()), undefined, { signal: this.stopping.signal }).catch(() => undefined);
      wait = Math.min(wait * 2, LONGEST_RETRY_MS);
    }
  }

  private async connect(): Promise<boolean> {
    const socket = new Socket();
    const client = new pg.Client({
      connectionString: this.url,
      application_name: this.options.name,
      connectionTimeoutMillis: 3_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 5_000,
      stream: () => socket,
    });
    const onLost = () => this.lost?.();
    client.on('error', onLost);
    client.on('end', onLost);
    client.on('notification', (message) => this.options.onNotification?.(message.channel, message.payload ?? ''));
    try {
      await client.connect();
      for (const channel of this.options.listen ?? []) await client.query(`listen ${channel}`);
      if (this.stopping.signal.aborted) throw new NotConnected(this.options.name);
    } catch {
      socket.destroy();
      await client.end().catch(() => undefined);
      return false;
    }
    this.socket = socket;
    this.client = client;
    return true;
  }
}
