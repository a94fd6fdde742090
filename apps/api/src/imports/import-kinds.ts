import { FIELDS, type FieldTable } from './fields.js';
import { LIST_CAPABILITY, LIST_FIELDS, LIST_KINDS, type ListKind } from './list-fields.js';
import { ROLL_FIELDS, ROLL_KINDS, type RollKind } from './roll-fields.js';

/** All that comes in from a file. */
export const IMPORT_KINDS = [...LIST_KINDS, ...ROLL_KINDS, 'CASES'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export const isListKind = (kind: ImportKind): kind is ListKind => (LIST_KINDS as readonly string[]).includes(kind);
export const isRollKind = (kind: ImportKind): kind is RollKind => (ROLL_KINDS as readonly string[]).includes(kind);

export function fieldsOf(kind: ImportKind): FieldTable<string> {
  if (isListKind(kind)) return LIST_FIELDS[kind];
  return isRollKind(kind) ? ROLL_FIELDS[kind] : FIELDS;
}

/** What the screen that keeps the same asks for. */
export function capabilityFor(kind: ImportKind): string {
  if (isListKind(kind)) return LIST_CAPABILITY[kind];
  return isRollKind(kind) ? 'MANAGE_PLACES' : 'IMPORT_CASES';
}
