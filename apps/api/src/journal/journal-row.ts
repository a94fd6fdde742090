import type { Facts, Instant } from '@guanjia/domain';

/** A sealed row of the journal. Ids and facts only; never personal data. */
export interface JournalRow {
  readonly seq: number;
  readonly type: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly centreId: string;
  readonly audience: string;
  readonly actorId: string | null;
  /** Business time. */
  readonly at: Instant;
  readonly facts: Facts;
  readonly obligation: { readonly id: string; readonly rule: string; readonly generation: number; readonly step?: number } | null;
  readonly historic: boolean;
}

/** Columns of `journal j` under the names of {@link JournalRow}; seq and at as JavaScript numbers. */
export const JOURNAL_COLUMNS = /* sql */ `
  j.seq::float8 as "seq", j.type, j.subject_kind as "subjectKind", j.subject_id as "subjectId", j.centre_id as "centreId", j.audience,
  j.actor_id as "actorId", (extract(epoch from j.at) * 1000)::float8 as "at", j.facts, j.obligation, j.historic`;

/** What a viewer may see of the journal. */
export interface Scope {
  readonly centreIds: readonly string[];
  readonly audiences: readonly string[];
}

/** The scope in SQL, for `journal j`; the two parameters are `scope.centreIds` and `scope.audiences`. {@link scopeFilter} says the same in memory. */
export function scopeSql(centreIds: `$${number}`, audiences: `$${number}`): string {
  return `j.centre_id = any(${centreIds}::uuid[]) and j.audience = any(${audiences}::text[])`;
}

/** {@link scopeSql} said in memory, for rows that come from the ring. */
export function scopeFilter(scope: Scope): (row: JournalRow) => boolean {
  const centres = new Set(scope.centreIds);
  const audiences = new Set(scope.audiences);
  return (row) => centres.has(row.centreId) && audiences.has(row.audience);
}
