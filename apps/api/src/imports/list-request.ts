import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Words } from '@guanjia/domain';
import type { PoolClient } from 'pg';
import { writeAccessLog } from '../access/access-log.js';
import type { FieldTable } from './fields.js';
import { UnusableInput, words } from './problem.js';
import type { RefusedRow } from './records.js';
import type { Table } from './table.js';
import type { DateOrder } from './times.js';

/** A list on its way in. */
export interface ListRequest<Kind extends string> {
  readonly kind: Kind;
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly table: Table;
  readonly mapping: Readonly<Record<string, number>>;
  readonly dates: DateOrder | null;
  /** False: a dry run, which answers the same and writes nothing. */
  readonly write: boolean;
}

/** What an import did, or would do. */
export interface ListOutcome {
  readonly rows: number;
  readonly fresh: number;
  /** There already, as the file says. */
  readonly known: number;
  /** There already and otherwise than the file says: reported, never overwritten. */
  readonly changed: readonly { readonly row: number; readonly reason: Words }[];
  readonly refused: readonly RefusedRow[];
  /** Of people who came in just now; said this once, and kept nowhere. */
  readonly firstPasswords?: readonly FirstPassword[];
}

export interface FirstPassword {
  readonly name: string;
  readonly login: string;
  readonly password: string;
}

/** @throws UnusableInput a needed column is not mapped */
export function checkTaken(fields: FieldTable<string>, mapping: Readonly<Record<string, number>>): void {
  for (const [field, { name, required }] of Object.entries(fields)) {
    if (required && mapping[field] === undefined) throw new UnusableInput(words(`请指定“${name.zh}”取哪一列。`, `Say which column holds the ${name.en}.`));
  }
}

/** That a file was brought, by whom, and what came of it: in the same transaction. */
export async function recordRun(client: PoolClient, { kind, fileName, bytes, mapping, table }: ListRequest<string>, by: { readonly centreId: string | null; readonly personId: string }, outcome: ListOutcome): Promise<void> {
  const file = basename(fileName);
  await client.query(
    `insert into import_run (source, file_name, file_hash, mapping, rows_read, rows_imported, rows_known, rows_refused, imported_by, kind, centre_id)
     values ($1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9, $10, $11)`,
    [kind, file, createHash('sha256').update(bytes).digest('hex'), JSON.stringify({ columns: Object.fromEntries(Object.entries(mapping).map(([field, column]) => [field, table.headers[column]])) }),
      outcome.rows, outcome.fresh, outcome.known + outcome.changed.length, outcome.refused.length, by.personId, kind, by.centreId],
  );
  const subject = by.centreId === null ? ({ subjectKind: 'company' } as const) : ({ subjectKind: 'centre', subjectId: by.centreId } as const);
  await writeAccessLog(client, { personId: by.personId, act: 'IMPORT', ...subject, reason: `${kind} ${file}: ${outcome.fresh} new, ${outcome.refused.length} refused` });
}
