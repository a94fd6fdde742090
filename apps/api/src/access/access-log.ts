import type { AccessAct } from '@guanjia/schema';
import type { ClientBase, Pool } from 'pg';

/** Someone looked at, or did, what a resident or colleague may later ask about. */
export interface AccessLogEntry {
  /** Null: an operator at the machine's own command line. */
  readonly personId: string | null;
  readonly act: AccessAct;
  readonly subjectKind?: 'case' | 'callback' | 'resident' | 'person' | 'policy' | 'centre' | 'company' | 'place' | 'wall';
  readonly subjectId?: string;
  /** Why, in the person's own words; required by the callers that reveal personal data. */
  readonly reason?: string;
}

/** Appends to the access log. Give the transaction's client where the act and its entry must stand or fall together. */
export async function writeAccessLog(target: Pick<ClientBase, 'query'> | Pick<Pool, 'query'>, entry: AccessLogEntry): Promise<void> {
  await target.query('insert into access_log (person_id, act, subject_kind, subject_id, reason) values ($1, $2, $3, $4, $5)', [
    entry.personId, entry.act, entry.subjectKind ?? null, entry.subjectId ?? null, entry.reason ?? null,
  ]);
}
