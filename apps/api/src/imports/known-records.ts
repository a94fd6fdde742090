import type pg from 'pg';
import type { ImportRecord } from './records.js';

type Query = Pick<pg.ClientBase, 'query'>;

/** A record that came in before; `changed` names what the file now says otherwise: it is reported, never overwritten. */
export interface KnownRecord {
  readonly number: string;
  readonly changed: readonly { readonly field: string; readonly here: string; readonly file: string }[];
}

/** How a case remembers the record that it came from. */
export const sourceKeyOf = (source: string, key: string): string => `${source}:${key}`;

interface Row {
  readonly source_key: string;
  readonly number: string;
  readonly received_at: Date;
  readonly stated_due_at: Date | null;
  readonly replied_at: Date | null;
  readonly settled_at: Date | null;
  readonly kind: string;
  readonly category: string | null;
  readonly matter: string;
  readonly description: string;
  readonly place_text: string | null;
}

/** Those of the records that are cases already, by their key in the source. */
export async function findKnown(client: Query, source: string, records: readonly ImportRecord[]): Promise<Map<string, KnownRecord>> {
  const { rows } = await client.query<Row>(
    'select source_key, number, received_at, stated_due_at, replied_at, settled_at, kind, category, matter, description, place_text from service_case where source_key = any($1::text[])',
    [records.map((record) => sourceKeyOf(source, record.sourceKey))],
  );
  const rowOf = new Map(rows.map((row) => [row.source_key, row]));
  const known = new Map<string, KnownRecord>();
  for (const record of records) {
    const row = rowOf.get(sourceKeyOf(source, record.sourceKey));
    if (row) known.set(record.sourceKey, { number: row.number, changed: changesOf(row, record) });
  }
  return known;
}

function changesOf(row: Row, record: ImportRecord): KnownRecord['changed'] {
  const time = (value: Date | number | null): string => (value === null ? '–' : new Date(value).toISOString());
  const pairs: [field: string, here: string, file: string][] = [
    ['receivedAt', time(row.received_at), time(record.receivedAt)],
    ['statedDueAt', time(row.stated_due_at), time(record.statedDueAt)],
    ['repliedAt', time(row.replied_at), time(record.repliedAt)],
    ['settledAt', time(row.settled_at), time(record.settledAt)],
    ['kind', row.kind, record.kind],
    ['category', row.category ?? '–', record.category ?? '–'],
    ['matter', row.matter, record.matter],
    ['description', row.description, record.description],
    ['place', row.place_text ?? '–', record.placeText ?? '–'],
  ];
  return pairs.filter(([, here, file]) => here !== file).map(([field, here, file]) => ({ field, here, file }));
}

/**
 * Another source name under which most of these keys came in: the same export under another file name would be imported twice.
 * Null: none.
 */
export async function otherSourceOf(client: Query, source: string, records: readonly ImportRecord[]): Promise<{ source: string; known: number } | null> {
  const { rows } = await client.query<{ source: string; known: number }>(
    `select r.source, count(c.id)::int as known
     from (select distinct source from import_run where source <> $1) r cross join unnest($2::text[]) as k(key)
     join service_case c on c.source_key = r.source || ':' || k.key
     group by r.source order by known desc limit 1`,
    [source, records.map((record) => record.sourceKey)],
  );
  const most = rows[0];
  return most && most.known * 2 > records.length ? most : null;
}
