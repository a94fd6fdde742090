import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { formatCursor, parseCursor } from './cursor.js';
import { JOURNAL_COLUMNS, scopeFilter, scopeSql, type JournalRow, type Scope } from './journal-row.js';
import type { Tailer } from './tailer.js';

/** Why a reader has to take a fresh snapshot. */
export type ResyncReason = 'MALFORMED' | 'UNKNOWN_EPOCH' | 'AHEAD_OF_HEAD' | 'TOO_OLD';

/**
 * `rows`: what happened in scope, in order; deliver all of it, then keep the cursor. `idle`: nothing in scope for a while, or the business clock was set
 * forward; the cursor may have moved. `resync`: the last item; the cursor is the head to start from after a fresh snapshot. `head`: the last item of a reader
 * that only catches up; up to the cursor everything was handed out.
 */
export type FeedItem =
  | { readonly kind: 'rows'; readonly rows: readonly JournalRow[]; readonly cursor: string }
  | { readonly kind: 'idle'; readonly cursor: string }
  | { readonly kind: 'head'; readonly cursor: string }
  | { readonly kind: 'resync'; readonly reason: ResyncReason; readonly cursor: string };

export interface FeedRequest {
  /** The last cursor that was delivered; null begins at the head. */
  readonly after: string | null;
  readonly scope: Scope;
  /** Rows in scope that the reader has no use for: passed over as rows out of scope are. */
  readonly interest?: (row: JournalRow) => boolean;
  readonly signal: AbortSignal;
  /** An `idle` item after so long without rows; default 10,000 ms of real time. */
  readonly heartbeatMs?: number;
  /** Ends with a `head` item as soon as nothing is left, instead of waiting for more. */
  readonly stopAtHead?: boolean | undefined;
}

export interface FeedSource {
  readonly tailer: Tailer;
  readonly pool: pg.Pool;
  /** A reader further behind than this is told to RESYNC: a snapshot is cheaper than the replay. Default 50,000 rows. */
  readonly replayLimit?: number;
}

const BATCH = 500;

/**
 * Everything after a cursor, each row once and in order, for as long as the signal lets it. The reader pulls: a slow one holds no queue, it falls out of
 * the ring and goes on from SQL. Rows out of scope move the cursor and are never handed out.
 */
export async function* readFeed(source: FeedSource, request: FeedRequest): AsyncGenerator<FeedItem, void, undefined> {
  const { tailer } = source;
  const { signal } = request;
  const heartbeatMs = request.heartbeatMs ?? 10_000;
  const inScope = scopeFilter(request.scope);
  const ofInterest = request.interest ?? (() => true);
  while (tailer.cursor === null) {
    if (signal.aborted || tailer.isStopped) return;
    await tailer.change(1_000, signal, () => tailer.cursor !== null);
  }
  const start = await firstPlace(source, request.after);
  if ('reason' in start) {
    yield { kind: 'resync', reason: start.reason, cursor: formatCursor(tailer.cursor) };
    return;
  }
  const { epoch } = start;
  let { seq } = start;
  let clockChanges = tailer.clockChanges;
  let heardAt = performance.now();
  while (!signal.aborted && !tailer.isStopped) {
    if (tailer.epoch !== epoch || seq > tailer.ring.head) {
      yield { kind: 'resync', reason: tailer.epoch !== epoch ? 'UNKNOWN_EPOCH' : 'AHEAD_OF_HEAD', cursor: formatCursor(tailer.cursor) };
      return;
    }
    if (tailer.ring.isQuiet(request.scope.centreIds, seq)) seq = tailer.ring.head;
    const held = tailer.ring.after(seq, BATCH);
    const read = held === null ? await readSql(source, request.scope, seq, signal) : { rows: held.filter(inScope), seq: held.at(-1)?.seq ?? seq };
    if (read === null) continue;
    seq = read.seq;
    const rows = read.rows.filter(ofInterest);
    if (rows.length > 0) {
      yield { kind: 'rows', rows, cursor: formatCursor({ epoch, seq }) };
      heardAt = performance.now();
      continue;
    }
    if (seq < tailer.ring.head) continue;
    if (request.stopAtHead) {
      yield { kind: 'head', cursor: formatCursor({ epoch, seq }) };
      return;
    }
    const quietMs = performance.now() - heardAt;
    if (quietMs >= heartbeatMs || clockChanges !== tailer.clockChanges) {
      clockChanges = tailer.clockChanges;
      yield { kind: 'idle', cursor: formatCursor({ epoch, seq }) };
      heardAt = performance.now();
      continue;
    }
    const at = seq;
    await tailer.change(heartbeatMs - quietMs, signal, () => tailer.ring.head !== at || tailer.epoch !== epoch || tailer.clockChanges !== clockChanges, request.scope.centreIds);
  }
}

/** Where to begin, or why the cursor is of no use. */
async function firstPlace({ tailer, pool, replayLimit = 50_000 }: FeedSource, after: string | null): Promise<{ epoch: string; seq: number } | { reason: ResyncReason }> {
  const head = tailer.cursor!;
  if (after === null) return head;
  const cursor = parseCursor(after);
  if (cursor === null) return { reason: 'MALFORMED' };
  if (cursor.epoch !== head.epoch) return { reason: 'UNKNOWN_EPOCH' };
  if (cursor.seq <= head.seq) return cursor.seq < head.seq - replayLimit ? { reason: 'TOO_OLD' } : cursor;
  // The snapshot that this cursor came from may be a moment newer than this process's ring: ask the head itself.
  const { rows } = await pool.query<{ epoch: string; seq: number }>('select epoch, seq::float8 as seq from journal_head');
  const trueHead = rows[0]!;
  if (cursor.epoch !== trueHead.epoch) return { reason: 'UNKNOWN_EPOCH' };
  if (cursor.seq > trueHead.seq) return { reason: 'AHEAD_OF_HEAD' };
  await caughtUp(tailer, cursor.seq);
  return cursor;
}

/** Waits until the ring has come up to `seq`; the tailer looks twice a second whatever happens. */
async function caughtUp(tailer: Tailer, seq: number): Promise<void> {
  const { signal } = new AbortController();
  while (tailer.ring.head < seq && !tailer.isStopped) await tailer.change(1_000, signal, () => tailer.ring.head >= seq);
}

/** A batch from SQL for a reader that the ring no longer reaches, up to the ring's head; null when the database did not answer (the caller tries again). */
async function readSql({ tailer, pool }: FeedSource, scope: Scope, seq: number, signal: AbortSignal): Promise<{ rows: JournalRow[]; seq: number } | null> {
  const upTo = tailer.ring.head;
  try {
    const { rows } = await pool.query<JournalRow>({
      name: 'feed',
      text: `select ${JOURNAL_COLUMNS} from journal j where j.seq > $1 and j.seq <= $2 and ${scopeSql('$3', '$4')} order by j.seq limit ${BATCH}`,
      values: [seq, upTo, scope.centreIds, scope.audiences],
    });
    return { rows, seq: rows.length === BATCH ? rows.at(-1)!.seq : upTo };
  } catch {
    await sleep(250, undefined, { signal }).catch(() => undefined);
    return null;
  }
}
