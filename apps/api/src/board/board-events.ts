import type { BoardDuty, BoardEvent, BoardRow } from '@guanjia/schema';
import type { Reader } from '../access/reader.js';
import { scopeOf } from '../access/scope.js';
import type { JournalRow, Scope } from '../journal/journal-row.js';
import { parseCursor, readFeed, type FeedSource } from '../journal/index.js';
import type { FreshRows, Seen } from './fresh-rows.js';

export interface StreamSource extends FeedSource {
  readonly fresh: FreshRows;
  /** Asked before each delivery; a session that ended, or other posts than when the stream began, end it. */
  readonly stillAllowed: (reader: Reader, signal: AbortSignal) => Promise<boolean>;
  readonly heartbeatMs?: number;
}

export interface StreamRequest {
  readonly viewer: Reader;
  readonly centreIds?: readonly string[] | null | undefined;
  /** The cursor of the snapshot or of the last event that arrived; null begins now. */
  readonly after: string | null;
  /** Ends at the journal's head and answers how far it came, instead of waiting for more. */
  readonly stopAtHead?: boolean;
}

/**
 * Cases and duties that changed after the cursor, each as the whole row that it is now, or as removed. A batch names each once.
 * Each event's cursor is exact: whoever was cut behind it goes on with the next one.
 */
export async function* boardEvents(source: StreamSource, { viewer, centreIds, after, stopAtHead }: StreamRequest, signal: AbortSignal): AsyncGenerator<BoardEvent, string | void, undefined> {
  const { tailer, fresh, heartbeatMs = 10_000 } = source;
  const scope = scopeOf(viewer, centreIds);
  const event = (cursor: string, kind: BoardEvent['kind'], of: Partial<BoardEvent> = {}): BoardEvent => ({ cursor, kind, serverNow: tailer.now(), caseId: null, row: null, dutyId: null, duty: null, ...of });
  for await (const item of readFeed(source, { after, scope, interest: concernsBoard, signal, heartbeatMs, stopAtHead })) {
    if (item.kind === 'head') return item.cursor;
    if (!(await source.stillAllowed(viewer, signal))) return;
    if (item.kind !== 'rows') {
      yield event(item.cursor, item.kind === 'idle' ? 'HEARTBEAT' : 'RESYNC');
      continue;
    }
    const touched = touchedSubjects(item.rows);
    const idsOf = (wanted: JournalRow['subjectKind']) => touched.flatMap(({ kind, id }) => (kind === wanted ? [id] : []));
    const [rows, duties] = await Promise.all([fresh.boardRows(idsOf('case'), signal), fresh.boardDuties(idsOf('duty'), signal)]);
    const { epoch } = parseCursor(item.cursor)!;
    if (signal.aborted) return;
    for (const { kind, id, seq } of touched) {
      if (kind === 'duty') {
        const duty = visible(duties.get(id), scope);
        yield event(`${epoch}:${seq}`, duty ? 'DUTY' : 'DUTY_REMOVED', { dutyId: id, duty });
      } else {
        const row = visible(rows.get(id), scope);
        yield event(`${epoch}:${seq}`, row ? 'ROW' : 'REMOVED', { caseId: id, row });
      }
    }
  }
}

/** An import of history passes the boards by. */
function concernsBoard({ subjectKind, historic }: JournalRow): boolean {
  return (subjectKind === 'case' || subjectKind === 'duty') && !historic;
}

/** The cases and duties of a batch, each at its last place in the batch: behind it nothing of the batch is left that was not sent or is not yet to come. */
function touchedSubjects(rows: readonly JournalRow[]): { kind: JournalRow['subjectKind']; id: string; seq: number }[] {
  const last = new Map<string, JournalRow>();
  for (const row of rows) {
    // Set anew, so that the order is that of the last places.
    last.delete(row.subjectId);
    last.set(row.subjectId, row);
  }
  return Array.from(last, ([id, { subjectKind, seq }]) => ({ kind: subjectKind, id, seq }));
}

/** An event may be older than the case's present audience: what the viewer may no longer see is removed, not shown. */
function visible<Row extends BoardRow | BoardDuty>(found: Seen<Row> | undefined, scope: Scope): Row | null {
  return found && scope.audiences.includes(found.audience) && scope.centreIds.includes(found.row.centreId) ? found.row : null;
}
