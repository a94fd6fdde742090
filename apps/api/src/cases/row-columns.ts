/** A column's SQL type, as `jsonb_to_recordset` is told it. */
export type ColumnType = 'uuid' | 'text' | 'int' | 'boolean' | 'timestamptz(3)' | 'jsonb' | 'text[]' | 'uuid[]';
export type Columns<Key extends string = string> = Readonly<Record<Key, ColumnType>>;

/** `receivedAt` → `received_at`. */
export function columnName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

interface Column {
  readonly key: string;
  readonly name: string;
  readonly isMoment: boolean;
}

const known = new WeakMap<Columns, readonly Column[]>();

/** Worked out once a set of columns: every verb maps a hundred of them. */
function columnsOf(columns: Columns): readonly Column[] {
  let list = known.get(columns);
  if (!list) {
    list = Object.entries(columns).map(([key, type]) => ({ key, name: columnName(key), isMoment: type === 'timestamptz(3)' }));
    known.set(columns, list);
  }
  return list;
}

export function columnNames(columns: Columns): string[] {
  return Object.keys(columns).map(columnName);
}

/** `(id uuid, received_at timestamptz(3), …)`: how `jsonb_to_recordset` reads rows of these columns. */
export function recordOf(columns: Columns): string {
  return `(${Object.entries(columns)
    .map(([key, type]) => `${columnName(key)} ${type}`)
    .join(', ')})`;
}

/** An object of the domain as a row: moments (milliseconds) become text that PostgreSQL reads exactly, keys become columns. */
export function toRow(columns: Columns, values: object): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const { key, name, isMoment } of columnsOf(columns)) {
    const value = (values as Record<string, unknown>)[key];
    row[name] = isMoment && typeof value === 'number' ? new Date(value).toISOString() : value;
  }
  return row;
}

/** A row as PostgreSQL's `to_jsonb` gives it, as an object of the domain: moments become milliseconds. */
export function fromRow<T>(columns: Columns, row: Readonly<Record<string, unknown>>): T {
  const values: Record<string, unknown> = {};
  for (const { key, name, isMoment } of columnsOf(columns)) {
    const value = row[name];
    values[key] = isMoment && typeof value === 'string' ? Date.parse(value) : (value ?? null);
  }
  return values as T;
}
