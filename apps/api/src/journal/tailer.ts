import type { Instant } from '@guanjia/domain';
import { JOURNAL_COLUMNS, type JournalRow } from './journal-row.js';
import { Ring } from './ring.js';
import { SteadyConnection } from './steady-connection.js';

export interface TailerOptions {
  /** Rows kept in memory; a reader further behind reads from SQL. Default 10,000. */
  readonly ringSize?: number;
  /** Looks at least so often, for a LISTEN connection that died without a word; default 500 ms. */
  readonly lookEveryMs?: number;
  /** Told of new rows as they are read, with the business time of that read. */
  readonly onRows?: (rows: readonly JournalRow[], now: Instant) => void;
  /** Told at the first look, and when the business clock was found moved forward: its time now. What was due before then was due to nobody's eyes. */
  readonly onLeap?: (now: Instant) => void;
  /** Told of failed looks (a lost line, a gap in the journal), for the log; the tailer goes on by itself. */
  readonly onTrouble?: (trouble: unknown) => void;
}

const BATCH = 1_000;
/** A reader of more centres than this is woken by every row: to wait at each of them would cost more. */
const MOST_CENTRES = 20;

interface HeadRow {
  epoch: string;
  head: number;
  now: number;
  rows: JournalRow[];
}

/**
 * Follows the journal's head: one a process, behind every subscription. NOTIFY is a hint only; a look on a second connection stands behind it, so that
 * a dead LISTEN connection costs half a second and no event.
 */
export class Tailer {
  readonly ring: Ring;
  /** Null until the first look succeeded. */
  epoch: string | null = null;
  /** Rises when the business clock was set forward: readers then say the new time at once. */
  clockChanges = 0;
  private readonly listening: SteadyConnection;
  private readonly reading: SteadyConnection;
  private readonly lookEveryMs: number;
  private readonly ringSize: number;
  /** Who waits for any row, and who waits for one of a centre. */
  private readonly waiting = new Set<() => void>();
  private readonly waitingAt = new Map<string, Set<() => void>>();
  private clockAhead = 0;
  private toldClockChanges = 0;
  private looking = false;
  private lookAgain = false;
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(
    url: string,
    private readonly options: TailerOptions = {},
  ) {
    this.ringSize = options.ringSize ?? 10_000;
    this.ring = new Ring(this.ringSize);
    this.lookEveryMs = options.lookEveryMs ?? 500;
    this.reading = new SteadyConnection(url, { name: 'guanjia tailer', onConnected: () => this.look() });
    this.listening = new SteadyConnection(url, {
      name: 'guanjia listener',
      listen: ['guanjia_journal', 'guanjia_clock'],
      onConnected: () => this.look(),
      onNotification: (channel, payload) => {
        if (channel === 'guanjia_clock') this.clockChanges++;
        if (channel === 'guanjia_clock' || Number(payload) !== this.ring.head) this.look();
      },
    });
  }

  start(): void {
    if (this.timer !== null) return;
    this.reading.start();
    this.listening.start();
    this.timer = setInterval(() => this.look(), this.lookEveryMs);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearInterval(this.timer);
    this.wakeAll();
    await Promise.all([this.reading.stop(), this.listening.stop()]);
  }

  /** Business time by the database's clock as of the last look, carried on by this machine's monotonic clock: a wrong clock of the process changes nothing. */
  now(): Instant {
    return Math.round(this.clockAhead + performance.now());
  }

  /** The head's place, or null before the first look. */
  get cursor(): { epoch: string; seq: number } | null {
    return this.epoch === null ? null : { epoch: this.epoch, seq: this.ring.head };
  }

  get isStopped(): boolean {
    return this.stopped;
  }

  /**
   * Resolves at the next change (rows, epoch, clock, stop), after `ms`, or when the signal aborts; at once when `missed()` says that it already happened.
   * With centres, rows of others are no change: of ten thousand boards only those of the event's centre are woken.
   */
  change(ms: number, signal: AbortSignal, missed: () => boolean, centreIds: readonly string[] = []): Promise<void> {
    if (signal.aborted || this.stopped || missed()) return Promise.resolve();
    const places = centreIds.length === 0 || centreIds.length > MOST_CENTRES ? [this.waiting] : centreIds.map((centreId) => this.placeOf(centreId));
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        for (const place of places) place.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', done);
      for (const place of places) place.add(done);
    });
  }

  private placeOf(centreId: string): Set<() => void> {
    let place = this.waitingAt.get(centreId);
    if (!place) this.waitingAt.set(centreId, (place = new Set()));
    return place;
  }

  private look(): void {
    if (this.looking) {
      this.lookAgain = true;
      return;
    }
    this.looking = true;
    void this.readAll()
      // Not connected, or cut while reading: the next look begins where this one stopped.
      .catch((trouble: unknown) => this.options.onTrouble?.(trouble))
      .finally(() => {
        this.looking = false;
        if (this.lookAgain && !this.stopped) {
          this.lookAgain = false;
          this.look();
        }
      });
  }

  private async readAll(): Promise<void> {
    for (let more = true; more && !this.stopped; ) {
      const { epoch, head, now, rows } = await this.readBatch();
      const clockAhead = now - performance.now();
      // A leap that no NOTIFY announced (the LISTEN connection was away).
      if (this.epoch !== null && clockAhead - this.clockAhead > 2_000) {
        this.clockChanges++;
        this.options.onLeap?.(now);
      }
      if (this.epoch === null) this.options.onLeap?.(now);
      const changes = this.clockChanges;
      this.clockAhead = clockAhead;
      if (epoch !== this.epoch || head < this.ring.head || head - this.ring.head > this.ringSize) {
        // First look; another database than before (readers find their cursor unknown and RESYNC); or so far behind that the ring would overflow (readers go on from SQL).
        this.epoch = epoch;
        this.ring.reset(head);
        more = false;
        this.wakeAll();
        continue;
      }
      for (const row of rows) this.ring.push(row);
      if (rows.length > 0) this.options.onRows?.(rows, now);
      more = rows.length === BATCH;
      if (changes !== this.toldClockChanges) this.wakeAll();
      else if (rows.length > 0) this.wake([this.waiting, ...Array.from(new Set(rows.map(({ centreId }) => centreId)), (centreId) => this.placeOf(centreId))]);
    }
  }

  private wakeAll(): void {
    this.toldClockChanges = this.clockChanges;
    this.wake([this.waiting, ...this.waitingAt.values()]);
  }

  private wake(places: readonly Set<() => void>[]): void {
    // Waking takes a reader off its places.
    for (const place of places) for (const wake of [...place]) wake();
  }

  private async readBatch(): Promise<HeadRow> {
    // One statement: epoch, head, time and rows are of one moment.
    const [row] = await this.reading.query<HeadRow>({
      name: 'tail',
      text: `select h.epoch, h.seq::float8 as head, (extract(epoch from app_now()) * 1000)::float8 as now,
               coalesce((select json_agg(r order by r.seq) from (
                 select ${JOURNAL_COLUMNS} from journal j where j.seq > $1 order by j.seq limit ${BATCH}) r), '[]') as rows
             from journal_head h`,
      values: [this.epoch === null ? Number.MAX_SAFE_INTEGER : this.ring.head],
    });
    return row!;
  }
}
