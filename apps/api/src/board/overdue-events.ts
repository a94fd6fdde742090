import type { OverdueEvent, OverdueEventKind } from '@guanjia/schema';
import { scopeOf } from '../access/scope.js';
import type { JournalRow } from '../journal/journal-row.js';
import { parseCursor, readFeed } from '../journal/index.js';
import type { StreamRequest, StreamSource } from './board-events.js';
import type { SubjectName } from './fresh-rows.js';

const KIND_OF: Readonly<Record<string, OverdueEventKind>> = {
  ObligationWarned: 'WARNED',
  ObligationOverdue: 'OVERDUE',
  ObligationEscalated: 'ESCALATED',
  OverdueAcknowledged: 'ACKNOWLEDGED',
};

/** Every step that rings, and every acknowledgement, after the cursor: each once, with the clause that says so. */
export async function* overdueEvents(source: StreamSource, { viewer, centreIds, after, stopAtHead }: StreamRequest, signal: AbortSignal): AsyncGenerator<OverdueEvent, string | void, undefined> {
  const { tailer, fresh, heartbeatMs = 10_000 } = source;
  const scope = scopeOf(viewer, centreIds);
  for await (const item of readFeed(source, { after, scope, interest: rings, signal, heartbeatMs, stopAtHead })) {
    if (item.kind === 'head') return item.cursor;
    if (!(await source.stillAllowed(viewer, signal))) return;
    if (item.kind !== 'rows') {
      yield quiet(item.kind === 'idle' ? 'HEARTBEAT' : 'RESYNC', item.cursor, tailer.now());
      continue;
    }
    const names = await fresh.subjectNames([...new Set(item.rows.map(({ subjectId }) => subjectId))], signal);
    if (signal.aborted) return;
    const { epoch } = parseCursor(item.cursor)!;
    for (const row of item.rows) yield eventOf(row, `${epoch}:${row.seq}`, tailer.now(), names.get(row.subjectId));
  }
}

/** History is judged and does not ring; nor do visits, which have a worklist of their own and whose draw is not for everybody's eyes; nor steps that were already past when they were written, but for the highest (law 7). */
function rings(row: JournalRow): boolean {
  return row.type in KIND_OF && row.subjectKind !== 'callback' && !row.historic && row.facts['silent'] !== true;
}

function quiet(kind: OverdueEventKind, cursor: string, serverNow: number): OverdueEvent {
  return {
    cursor,
    kind,
    serverNow,
    at: null,
    obligationId: null,
    caseId: null,
    caseNumber: null,
    dutyId: null,
    centreId: null,
    rule: null,
    name: null,
    clause: null,
    dueAt: null,
    level: null,
    to: null,
    passedOver: null,
    persons: null,
  };
}

function eventOf(row: JournalRow, cursor: string, serverNow: number, of: SubjectName | undefined): OverdueEvent {
  const { facts, obligation } = row;
  const rule = obligation?.rule ?? null;
  const named = rule === null ? undefined : of?.rules.get(rule);
  return {
    cursor,
    kind: KIND_OF[row.type]!,
    serverNow,
    at: row.at,
    obligationId: obligation?.id ?? null,
    caseId: row.subjectKind === 'case' ? row.subjectId : null,
    caseNumber: of?.number ?? null,
    dutyId: row.subjectKind === 'duty' ? row.subjectId : null,
    centreId: row.centreId,
    rule,
    name: named?.name ?? null,
    clause: named?.clause ?? null,
    dueAt: numberOf(facts['dueAt']),
    level: numberOf(facts['level']),
    to: typeof facts['to'] === 'string' ? facts['to'] : null,
    passedOver: listOf(facts['passedOver']),
    persons: listOf(facts['persons']),
  };
}

function numberOf(fact: unknown): number | null {
  return typeof fact === 'number' ? fact : null;
}

/** Lists stand in facts as texts with commas; null where the fact is not there. */
function listOf(fact: unknown): string[] | null {
  return typeof fact === 'string' ? fact.split(',').filter((part) => part !== '') : null;
}
