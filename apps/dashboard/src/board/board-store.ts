import type { BoardEventsSubscription, BoardQuery } from '../gql/graphql';
import { boardItem, byTimeToBreach, type BoardItem } from './board-item';

export type BoardSnapshot = BoardQuery['board'];
export type BoardEvent = BoardEventsSubscription['boardEvents'];

/** What the screen shows at one moment; a new object for each flush. */
export interface BoardView {
  /** By time to breach. */
  readonly items: readonly BoardItem[];
  readonly byId: ReadonlyMap<string, BoardItem>;
}

/** Faster than the eye follows, slower than a storm of events: 5,000 rows are sorted once, not once an event. */
export const FLUSH_MS = 100;

/**
 * Rows of the board: a snapshot, kept up by events. Events may repeat what the snapshot knows: of two states of a case the
 * higher version stays.
 */
export class BoardStore {
  /** The place in the journal up to which everything is in the store. */
  cursor: string | null = null;
  private readonly rows = new Map<string, BoardItem>();
  private view: BoardView = { items: [], byId: new Map() };
  private flushing: ReturnType<typeof setTimeout> | null = null;
  private readonly listeners = new Set<() => void>();

  readonly getView = (): BoardView => this.view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Replaces everything: the server's rows are the truth, also by what is missing. */
  load(snapshot: BoardSnapshot): void {
    this.rows.clear();
    for (const row of snapshot.rows) this.rows.set(row.id, boardItem(row));
    this.cursor = snapshot.cursor;
    this.flush();
  }

  apply(event: BoardEvent): void {
    if (event.kind === 'ROW' && event.row) {
      const known = this.rows.get(event.row.id);
      if (!known || known.row.version < event.row.version) this.change(() => this.rows.set(event.row!.id, boardItem(event.row!)));
    } else if (event.kind === 'REMOVED' && event.caseId && this.rows.has(event.caseId)) {
      this.change(() => this.rows.delete(event.caseId!));
    }
    if (event.kind !== 'RESYNC') this.cursor = event.cursor;
  }

  /** Ends the timer; what was applied stays. */
  stop(): void {
    if (this.flushing !== null) clearTimeout(this.flushing);
    this.flushing = null;
  }

  private change(write: () => void): void {
    write();
    this.flushing ??= setTimeout(() => this.flush(), FLUSH_MS);
  }

  private flush(): void {
    this.stop();
    this.view = { items: [...this.rows.values()].sort(byTimeToBreach), byId: new Map(this.rows) };
    for (const listener of this.listeners) listener();
  }
}
