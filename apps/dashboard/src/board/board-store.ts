import { instant } from '../format/time';
import type { BoardEventsSubscription, BoardQuery } from '../gql/graphql';
import { boardItem, byTimeToBreach, dutiesInOrder, dutyItem, type BoardDuty, type BoardItem, type BoardRow, type DutyItem } from './board-item';

export type BoardSnapshot = BoardQuery['board'];
export type BoardEvent = BoardEventsSubscription['boardEvents'];

/** What the screen shows at one moment; a new object for each flush. */
export interface BoardView {
  /** By time to breach. */
  readonly items: readonly BoardItem[];
  readonly byId: ReadonlyMap<string, BoardItem>;
  readonly received: Received;
  /** What is due first, first. */
  readonly duties: readonly DutyItem[];
}

/** What was received lately, closed matters too: they count for the day and have left the board. */
export interface Received {
  /** The server's count for the day of `countedAt`. */
  readonly counted: number;
  /** Business time of the snapshot, milliseconds. */
  readonly countedAt: number;
  /** What came since, whether or not it is still on the board. */
  readonly since: readonly Pick<BoardItem, 'receivedAt' | 'row'>[];
}

const NOTHING_RECEIVED: Received = { counted: 0, countedAt: 0, since: [] };

/** Faster than the eye follows, slower than a storm of events: 5,000 rows are sorted once, not once an event. */
export const FLUSH_MS = 100;

/**
 * Rows and duties of the board: a snapshot, kept up by events. Events may repeat what the snapshot knows: of two states of a case
 * or a duty the higher version stays.
 */
export class BoardStore {
  /** The place in the journal up to which everything is in the store. */
  cursor: string | null = null;
  private readonly rows = new Map<string, BoardItem>();
  private readonly duties = new Map<string, DutyItem>();
  private received = NOTHING_RECEIVED;
  private readonly arrived = new Map<string, BoardItem>();
  private view: BoardView = { items: [], byId: new Map(), received: NOTHING_RECEIVED, duties: [] };
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
    this.arrived.clear();
    this.duties.clear();
    for (const duty of snapshot.duties) this.duties.set(duty.id, dutyItem(duty));
    for (const row of snapshot.rows) this.rows.set(row.id, boardItem(row));
    this.received = { counted: snapshot.counters.receivedToday, countedAt: instant(snapshot.serverNow), since: [] };
    this.cursor = snapshot.cursor;
    this.flush();
  }

  apply(event: BoardEvent): void {
    if (event.kind === 'ROW' && event.row) this.takeRow(event.row);
    else if (event.kind === 'REMOVED' && event.caseId) this.takeOut(this.rows, event.caseId);
    else if (event.kind === 'DUTY' && event.duty) this.takeDuty(event.duty);
    else if (event.kind === 'DUTY_REMOVED' && event.dutyId) this.takeOut(this.duties, event.dutyId);
    if (event.kind !== 'RESYNC') this.cursor = event.cursor;
  }

  private takeRow(row: BoardRow): void {
    const known = this.rows.get(row.id);
    if (known && known.row.version >= row.version) return;
    const item = boardItem(row);
    this.rows.set(row.id, item);
    // A reopened matter was counted on the day on which it came.
    if (!known && row.lastEvent !== 'CaseReopened') this.arrived.set(row.id, item);
    this.flushSoon();
  }

  private takeDuty(duty: BoardDuty): void {
    if ((this.duties.get(duty.id)?.duty.version ?? -1) >= duty.version) return;
    this.duties.set(duty.id, dutyItem(duty));
    this.flushSoon();
  }

  private takeOut(from: Map<string, unknown>, id: string): void {
    if (from.delete(id)) this.flushSoon();
  }

  /** Ends the timer; what was applied stays. */
  stop(): void {
    if (this.flushing !== null) clearTimeout(this.flushing);
    this.flushing = null;
  }

  private flushSoon(): void {
    this.flushing ??= setTimeout(() => this.flush(), FLUSH_MS);
  }

  /** Begins with the order of before: of 5,000 rows few have another place by now, and what is nearly sorted is sorted in one pass. */
  private inOrder(): BoardItem[] {
    const items: BoardItem[] = [];
    for (const { row } of this.view.items) {
      const item = this.rows.get(row.id);
      if (item) items.push(item);
    }
    for (const [id, item] of this.rows) if (!this.view.byId.has(id)) items.push(item);
    return items.sort(byTimeToBreach);
  }

  private flush(): void {
    this.stop();
    this.view = { items: this.inOrder(), byId: new Map(this.rows), received: { ...this.received, since: [...this.arrived.values()] }, duties: dutiesInOrder(this.duties.values()) };
    for (const listener of this.listeners) listener();
  }
}
