import { z } from 'zod';
import { FIELDS, IMPORT_FIELDS, type ImportField } from './fields.js';
import { UnusableInput, shown, words } from './problem.js';
import type { Table } from './table.js';

/** Which column (its position from 0) each field is taken from; a field left out is not taken. */
export type Mapping = Readonly<Partial<Record<ImportField, number>>>;

/** A saved mapping names columns by header, so that it fits next month's file. */
export interface SavedMapping {
  readonly columns: Readonly<Partial<Record<ImportField, string>>>;
  readonly dates: 'MDY' | 'DMY' | null;
}

const savedMapping = z.strictObject({
  columns: z.partialRecord(z.enum(IMPORT_FIELDS), z.string().min(1)),
  dates: z.enum(['MDY', 'DMY']).nullable().default(null),
});

/**
 * Reads a mapping file.
 * @throws UnusableInput not JSON, or not a mapping; with the place
 */
export function parseSavedMapping(text: string): SavedMapping {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new UnusableInput(words('对应文件不是 JSON。', 'The mapping file is not JSON. Save one with --save-mapping FILE and change that.'));
  }
  const result = savedMapping.safeParse(value);
  if (!result.success) {
    const at = result.error.issues.map((issue) => `${issue.path.join('.') || '.'}: ${issue.message}`).join('; ');
    throw new UnusableInput(words(`对应文件有误：${at}`, `The mapping file is wrong at ${at}. Fields: ${IMPORT_FIELDS.join(', ')}.`));
  }
  return result.data;
}

/** The mapping as a mapping file holds it. */
export function savedMappingOf(mapping: Mapping, table: Table, dates: 'MDY' | 'DMY' | null): SavedMapping {
  return { columns: Object.fromEntries(Object.entries(mapping).map(([field, column]) => [field, columnName(table, column)])), dates };
}

/** The header, or `#3` where it is empty or not the only one of its name. */
export function columnName(table: Table, column: number): string {
  const header = table.headers[column]!;
  return header === '' || table.headers.filter((other) => other === header).length > 1 ? `#${column + 1}` : header;
}

/**
 * Changes a mapping by what a person wrote.
 * @param overrides each `field=column`; the column by header or as `#3`; nothing after `=` leaves the field out
 * @throws UnusableInput unknown field, unknown or ambiguous column, one column or field twice, a required field missing
 */
export function overrideMapping<Field extends string = ImportField>(
  proposed: Readonly<Partial<Record<Field, number>>>,
  overrides: readonly string[],
  table: Table,
  fields: readonly string[] = IMPORT_FIELDS,
): Readonly<Partial<Record<Field, number>>> {
  const named: Record<string, number | null> = {};
  for (const override of overrides) {
    const equals = override.indexOf('=');
    const field = override.slice(0, Math.max(equals, 0)).trim();
    if (equals < 0 || !fields.includes(field)) {
      throw new UnusableInput(
        words(`--map ${shown(override)} 有误：写成 字段=列名；字段有 ${fields.join('、')}。`, `--map ${shown(override)} is wrong. Write field=column; the fields are ${fields.join(', ')}.`),
      );
    }
    if (field in named) throw new UnusableInput(words(`字段 ${field} 指定了两次。`, `The field ${field} is mapped twice. Name it once.`));
    const column = override.slice(equals + 1).trim();
    named[field] = column === '' ? null : columnOf(table, column);
  }
  const kept = Object.entries<number | undefined>(proposed).filter(([field, column]) => !(field in named) && !Object.values(named).includes(column ?? null));
  const mapping = Object.fromEntries([...kept, ...Object.entries(named).filter(([, column]) => column !== null)]) as Record<Field, number>;
  refuseDoubles(mapping, table);
  return mapping;
}

/** @throws UnusableInput a saved mapping that this file's header line does not fit */
export function mappingOfSaved(saved: SavedMapping, table: Table): Mapping {
  const mapping = Object.fromEntries(Object.entries(saved.columns).map(([field, column]) => [field, columnOf(table, column)])) as Mapping;
  refuseDoubles(mapping, table);
  return mapping;
}

/** @throws UnusableInput a field without which no case can be made has no column */
export function checkRequired(mapping: Mapping, table: Table): void {
  for (const field of IMPORT_FIELDS) {
    if (!FIELDS[field].required || mapping[field] !== undefined) continue;
    throw new UnusableInput(
      words(
        `没有找到“${FIELDS[field].name.zh}”列：请用 --map ${field}=列名 指定。文件的列：${headersOf(table)}。`,
        `No column was found for ${FIELDS[field].name.en}. Name it: --map ${field}=COLUMN. Columns of the file: ${headersOf(table)}.`,
      ),
    );
  }
}

function columnOf(table: Table, name: string): number {
  const position = /^#(\d+)$/.exec(name);
  if (position) {
    const column = Number(position[1]) - 1;
    if (column >= 0 && column < table.headers.length) return column;
  }
  const exact = positionsOf(table, (header) => header === name);
  const found = exact.length > 0 ? exact : positionsOf(table, (header) => header.toLowerCase() === name.toLowerCase());
  if (found.length > 1) {
    throw new UnusableInput(words(`有 ${found.length} 列都叫 ${shown(name)}：请按位置写，如 #${found[0]! + 1}。`, `${found.length} columns are called ${shown(name)}. Name one by its position: ${found.map((at) => `#${at + 1}`).join(' or ')}.`));
  }
  if (found.length === 0) throw new UnusableInput(words(`文件里没有 ${shown(name)} 这一列。文件的列：${headersOf(table)}。`, `The file has no column ${shown(name)}. Its columns: ${headersOf(table)}.`));
  return found[0]!;
}

const positionsOf = (table: Table, wanted: (header: string) => boolean): number[] => table.headers.flatMap((header, at) => (wanted(header) ? [at] : []));

function headersOf(table: Table): string {
  return table.headers.map((header, at) => (header === '' ? `#${at + 1}` : header)).join(', ');
}

function refuseDoubles(mapping: Readonly<Record<string, number>>, table: Table): void {
  const fieldOf = new Map<number, string>();
  for (const [field, column] of Object.entries(mapping)) {
    const other = fieldOf.get(column);
    // A file may give the kind by the words of its category; any other column means one thing.
    if (other !== undefined && !(['category', 'kind', 'matter'].includes(field) && ['category', 'kind', 'matter'].includes(other))) {
      throw new UnusableInput(words(`${columnName(table, column)} 列同时对应 ${other} 和 ${field}：请只对应一个。`, `The column ${columnName(table, column)} is mapped to both ${other} and ${field}. Map it once.`));
    }
    fieldOf.set(column, field);
  }
}
