/** A column's SQL type, as `jsonb_to_recordset` is told it. */
export type ColumnType = 'uuid' | 'text' | 'int' | 'boolean' | 'timestamptz(3)' | 'jsonb' | 'text[]';
export type Columns<Key extends string = string> = Readonly<Record<Key, ColumnType>>;

const names = new Map<string, string>();

/** `receivedAt` → `received_at`. Remembered: every verb asks for the same hundred. */
export function columnName(key: string): string {
  let name = names.get(key);
  if (name === undefined) {
    name = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    names.set(key, name);
  }
  return name;
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
  for (const key in columns) {
    const value = (values as Record<string, unknown>)[key];
    row[columnName(key)] = columns[key] === 'timestamptz(3)' && typeof value === 'number' ? new Date(value).toISOString() : value;
  }
  return row;
}

/** A row as PostgreSQL's `to_jsonb` gives it, as an object of the domain: moments become milliseconds. */
export function fromRow<T>(columns: Columns, row: Readonly<Record<string, unknown>>): T {
  const values: Record<string, unknown> = {};
  for (const key in columns) {
    const value = row[columnName(key)];
    values[key] = columns[key] === 'timestamptz(3)' && typeof value === 'string' ? Date.parse(value) : (value ?? null);
  }
  return values as T;
}
