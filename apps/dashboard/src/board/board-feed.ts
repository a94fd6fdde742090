import { reconnectWait } from '../reconnect-wait';
import { BoardStore, type BoardEvent, type BoardSnapshot } from './board-store';

/** The two ways to the server; the real one is in use-board.ts. */
export interface BoardTransport {
  snapshot(): Promise<BoardSnapshot>;
  /** Events after `after()`, which is asked again at each reconnection. @returns ends the stream */
  events(after: () => string, hear: (event: BoardEvent) => void, ended: (error?: unknown) => void): () => void;
}

export interface FeedState {
  /** False until the first snapshot is there. */
  readonly loaded: boolean;
  /** Why the last snapshot failed; the rows of the one before stay. */
  readonly error: unknown;
  /** Real time of the last word from the server. */
  readonly heardAt: number | null;
}

/** Keeps a store equal to the server: snapshot, then events from its cursor; a snapshot again when the server says RESYNC or the stream ends. */
export class BoardFeed {
  readonly store = new BoardStore();
  private state: FeedState = { loaded: false, error: null, heardAt: null };
  private readonly listeners = new Set<() => void>();
  private endStream: (() => void) | null = null;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private tries = 0;
  private round = 0;

  constructor(
    private readonly transport: BoardTransport,
    private readonly onServerNow: (serverNow: string) => void = () => undefined,
  ) {}

  readonly getState = (): FeedState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  start(): void {
    void this.synchronise();
  }

  stop(): void {
    this.round++;
    clearTimeout(this.waiting);
    this.endStream?.();
    this.endStream = null;
    this.store.stop();
  }

  /** Reads a fresh snapshot now. */
  readonly refetch = (): void => {
    this.stop();
    this.start();
  };

  private async synchronise(): Promise<void> {
    const round = ++this.round;
    try {
      const snapshot = await this.transport.snapshot();
      if (round !== this.round) return;
      this.onServerNow(snapshot.serverNow);
      this.store.load(snapshot);
      this.tries = 0;
      this.publish({ loaded: true, error: null, heardAt: Date.now() });
      this.follow(round);
    } catch (error) {
      if (round !== this.round) return;
      this.publish({ ...this.state, error });
      this.again(round);
    }
  }

  private follow(round: number): void {
    const hear = (event: BoardEvent) => {
      if (round !== this.round) return;
      this.onServerNow(event.serverNow);
      this.store.apply(event);
      if (event.kind === 'RESYNC') return this.refetch();
      this.heard();
    };
    this.endStream = this.transport.events(() => this.store.cursor ?? '', hear, () => {
      if (round === this.round) this.again(round);
    });
  }

  private again(round: number): void {
    this.waiting = setTimeout(() => {
      if (round === this.round) this.refetch();
    }, reconnectWait(this.tries++));
  }

  /** A storm of events is one piece of news a second: the age is shown in seconds. */
  private heard(): void {
    if (this.state.heardAt === null || Date.now() - this.state.heardAt >= 1000) this.publish({ ...this.state, heardAt: Date.now() });
  }

  private publish(state: FeedState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
