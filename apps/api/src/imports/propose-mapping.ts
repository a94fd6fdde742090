import { FIELDS, plainHeader, readDays, readKind, readLabel, readStatus, readTenure, type FieldDescription, type FieldTable, type ImportField } from './fields.js';
import type { Mapping } from './mapping.js';
import type { Table } from './table.js';
import { isTime } from './times.js';

export interface Proposal<Field extends string = ImportField> {
  readonly field: Field;
  /** Position from 0. */
  readonly column: number;
  /** SAME: the header is a name of the field; CONTAINS: one lies in the other. */
  readonly header: 'SAME' | 'CONTAINS';
  /** Values that are filled, of these the ones that can be read as what the field holds (keys: that are the only one of their kind). */
  readonly filled: number;
  readonly readable: number;
}

/** Below half, the header's name is more likely to mean something else. */
const HALF = 0.5;
/** A number in the source is the only one of its kind but for a few doubled rows. */
const MOSTLY_DISTINCT = 0.9;

/** Proposes from the header names, and keeps only what the values bear out: at least half of the filled ones must be readable, numbers nearly all distinct. */
export function proposeMapping(table: Table): readonly Proposal[];
export function proposeMapping<Field extends string>(table: Table, fields: FieldTable<Field>): readonly Proposal<Field>[];
export function proposeMapping(table: Table, fields: FieldTable<string> = FIELDS): readonly Proposal<string>[] {
  const taken = new Set<number>();
  const names = Object.keys(fields);
  const proposals: Proposal<string>[] = [];
  // All exact names first: a header that merely contains a name must not take another field's column.
  for (const header of ['SAME', 'CONTAINS'] as const) {
    for (const field of names) {
      if (proposals.some((proposal) => proposal.field === field)) continue;
      const candidates = table.headers
        .map((name, column) => ({ column, rank: rankOf(plainHeader(name), [...fields[field]!.headers, field.toLowerCase()], header) }))
        .filter(({ column, rank }) => rank !== null && !taken.has(column))
        .sort((a, b) => a.rank! - b.rank! || a.column - b.column);
      for (const { column } of candidates) {
        const evidence = evidenceIn(table, fields[field]!, column);
        if (evidence.readable === 0 || evidence.readable < evidence.filled * (fields[field]!.holds === 'KEY' ? MOSTLY_DISTINCT : HALF)) continue;
        taken.add(column);
        proposals.push({ field, column, header, ...evidence });
        break;
      }
    }
  }
  return proposals.sort((a, b) => names.indexOf(a.field) - names.indexOf(b.field));
}

export const mappingOf = (proposals: readonly Proposal[]): Mapping => Object.fromEntries(proposals.map(({ field, column }) => [field, column]));

/** Counts what the values of a column say about a field; for the report's evidence, also of a column that a person named. */
export const evidenceOf = (table: Table, field: ImportField, column: number): { filled: number; readable: number } => evidenceIn(table, FIELDS[field], column);

export function evidenceIn(table: Table, { holds }: Pick<FieldDescription, 'holds'>, column: number): { filled: number; readable: number } {
  const values = table.rows.map((row) => (row.cells[column] ?? '').trim()).filter((value) => value !== '');
  return { filled: values.length, readable: readableOf(holds, values) };
}

function readableOf(holds: FieldDescription['holds'], values: readonly string[]): number {
  switch (holds) {
    case 'KEY':
      return new Set(values).size;
    case 'TIME':
      return values.filter(isTime).length;
    case 'STATUS':
      return values.filter((value) => readStatus(value) !== null).length;
    case 'KIND':
      return values.filter((value) => readKind(value) !== null).length;
    case 'LABEL':
      return values.filter((value) => readLabel(value) !== null).length;
    case 'DAYS':
      return values.filter((value) => readDays(value) !== null).length;
    case 'TENURE':
      return values.filter((value) => readTenure(value) !== null).length;
    case 'TEXT':
      return values.length;
  }
}

function rankOf(header: string, names: readonly string[], how: 'SAME' | 'CONTAINS'): number | null {
  // Short names lie in too many others ("no" in "notes").
  const at = how === 'SAME' ? names.indexOf(header) : names.findIndex((name) => header.length > 1 && (/^[\x20-\x7e]+$/.test(name) ? name.length > 4 : name.length > 1) && header.includes(name));
  return at < 0 ? null : at;
}
