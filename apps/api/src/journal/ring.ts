import type { JournalRow } from './journal-row.js';

/** The newest sealed rows, without a gap, in bounded memory; the oldest falls out when a new one comes. */
export class Ring {
  private readonly slots: (JournalRow | undefined)[];
  /** seq of the newest row; rows `floor + 1 … head` are held. */
  head = 0;
  floor = 0;
  /** Each centre's newest row, known from `since` on, longer than the rows themselves are held. */
  private readonly lastOf = new Map<string, number>();
  private since = 0;

  constructor(private readonly capacity: number) {
    this.slots = new Array<JournalRow | undefined>(capacity);
  }

  /** Empties the ring and puts its place at `head`. */
  reset(head: number): void {
    this.slots.fill(undefined);
    this.head = head;
    this.floor = head;
    this.lastOf.clear();
    this.since = head;
  }

  /** Throws unless the row follows the newest one: a gap in the journal must never pass silently. */
  push(row: JournalRow): void {
    if (row.seq !== this.head + 1) throw new Error(`the journal has a gap: after ${this.head} came ${row.seq}`);
    this.slots[row.seq % this.capacity] = row;
    this.lastOf.set(row.centreId, row.seq);
    this.head = row.seq;
    this.floor = Math.max(this.floor, this.head - this.capacity);
  }

  /** Whether nothing after `seq` is known to be of these centres: a reader of them may go on at the head without looking at the rows between. */
  isQuiet(centreIds: readonly string[], seq: number): boolean {
    return seq >= this.since && centreIds.every((centreId) => (this.lastOf.get(centreId) ?? 0) <= seq);
  }

  /** Rows after `seq`, at most `limit`; null when the reader is so far behind that the ring no longer holds its next row. */
  after(seq: number, limit: number): JournalRow[] | null {
    if (seq < this.floor) return null;
    const rows: JournalRow[] = [];
    for (let next = seq + 1; next <= this.head && rows.length < limit; next++) rows.push(this.slots[next % this.capacity]!);
    return rows;
  }
}
