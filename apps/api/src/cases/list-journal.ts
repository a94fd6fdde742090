import type pg from 'pg';
import type { Scope } from '../access/scope.js';
import { pageLength, pageOf, readCursor } from './connections.js';
import { journalNode, JOURNAL_NODE, type JournalNode, type StoredJournalRow } from './journal-node.js';

export interface JournalListRequest {
  readonly scope: Scope;
  readonly caseId?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

const LIST = /* sql */ `
select ${JOURNAL_NODE} from journal j
where j.centre_id = any($1::uuid[]) and j.audience = any($2::text[]) and j.subject_kind = 'case'
  -- An event is as old as it is; who may see its case is as of now (HR-19).
  and exists (select from service_case c where c.id = j.subject_id and c.audience = any($2::text[]))
  and ($3::uuid is null or j.subject_id = $3) and ($4::int8 is null or j.n < $4)
order by j.n desc limit $5`;

/** What happened within the scope, newest first, page by page. */
export async function listJournal(pool: pg.Pool, { scope, caseId, first, after }: JournalListRequest) {
  const length = pageLength(first);
  const { rows } = await pool.query<StoredJournalRow>(LIST, [scope.centreIds, scope.audiences, caseId ?? null, readCursor(after, 'NUMBER')?.by ?? null, length + 1]);
  return pageOf(rows, length, journalNode, ({ n }) => ({ by: n, id: String(n) }));
}

const OF_SUBJECTS = /* sql */ `select ${JOURNAL_NODE} from journal j where j.subject_id = any($1::uuid[]) order by j.n desc`;

/** The whole history of cases, duties and visits that the viewer may see, by what it happened to, newest first. */
export async function timelinesOf(pool: pg.Pool, subjectIds: readonly string[]): Promise<JournalNode[][]> {
  const { rows } = await pool.query<StoredJournalRow>(OF_SUBJECTS, [subjectIds]);
  const nodes = rows.map(journalNode);
  return subjectIds.map((id) => nodes.filter(({ caseId, dutyId, callbackId }) => caseId === id || dutyId === id || callbackId === id));
}

/** Entries by their number, of cases that the viewer may see. */
export async function journalByNumber(pool: pg.Pool, numbers: readonly number[]): Promise<ReadonlyMap<number, JournalNode>> {
  const { rows } = await pool.query<StoredJournalRow>(`select ${JOURNAL_NODE} from journal j where j.n = any($1::int8[])`, [numbers]);
  return new Map(rows.map((row) => [Number(row.n), journalNode(row)]));
}
