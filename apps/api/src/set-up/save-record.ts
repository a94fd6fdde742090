import type { Refusal, Words } from '@guanjia/domain';
import type { SaveRecordResult, SetUpKind, SetUpRecord } from '@guanjia/schema';
import type { Pool, PoolClient } from 'pg';
import { writeAccessLog } from '../access/access-log.js';
import { badField, notFound } from '../access/refusals.js';
import { readId } from '../cases/door.js';
import { inTransaction } from '../database/in-transaction.js';
import { spellNames } from '../organisation/spell-names.js';
import { findRecord, RECORD_KINDS, type SetUpScope } from './record-kinds.js';
import { tellHomeMoved } from './tell-home-moved.js';

/** Columns and what they shall hold; `undefined` leaves a column as it is. */
export type Values = Readonly<Record<string, string | boolean | null | undefined>>;

export interface Saving {
  readonly scope: SetUpScope;
  readonly personId: string;
  readonly kind: SetUpKind;
  readonly id?: string | null | undefined;
  readonly version?: number | null | undefined;
  readonly values: Values;
  /** A new record's centre; null for a new centre itself. */
  readonly centreId: string | null;
  /** Does in the same transaction what a new record needs. */
  readonly afterwards?: (client: PoolClient, id: string) => Promise<void>;
}

const UNIQUE_VIOLATION = '23505';

/**
 * Makes a record, or changes the version that somebody saw: all of it with its entry in the access log, or nothing.
 * @returns the record, or a refusal, or (someone else was quicker) what is stored now
 * @throws NOT_FOUND outside the scope
 */
export async function saveRecord(pool: Pool, saving: Saving): Promise<SaveRecordResult> {
  try {
    return await inTransaction(pool, (client) => (saving.id === null || saving.id === undefined ? addRecord(client, saving) : change(client, saving, readId('id', saving.id))));
  } catch (error) {
    if ((error as { code?: string }).code === UNIQUE_VIOLATION) return refused(RECORD_KINDS[saving.kind].double);
    throw error;
  }
}

/** A new record within a transaction; a double is the database's unique violation. */
export async function addRecord(client: PoolClient, saving: Saving): Promise<SaveRecordResult> {
  const { kind, scope, centreId, personId, afterwards } = saving;
  const { table } = RECORD_KINDS[kind];
  const values = { ...saving.values, ...(centreId === null ? {} : { centre_id: centreId }) };
  const columns = Object.keys(values).filter((column) => values[column as keyof typeof values] !== undefined);
  const { rows } = await client.query<{ id: string; centre: string }>(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, n) => `$${n + 1}`).join(', ')}) returning id, ${RECORD_KINDS[kind].centre} as centre`,
    columns.map((column) => values[column as keyof typeof values]),
  );
  const { id, centre } = rows[0]!;
  await spellNames(client);
  await afterwards?.(client, id);
  const record = (await findRecord(client, { ...scope, centreIds: [centre] }, kind, id))!;
  await log(client, personId, kind, id, `added ${named(record, kind)}`);
  return { record, refusal: null, conflict: null };
}

async function change(client: PoolClient, { kind, scope, version, values, personId }: Saving, id: string): Promise<SaveRecordResult> {
  if (version === null || version === undefined || version < 1) throw badField('version', { zh: '须为修改所依据的记录版本，从 1 起。', en: 'must be the version of the record that the change is based on, 1 or more.' });
  const { table, centre, personal } = RECORD_KINDS[kind];
  const before = await findRecord(client, scope, kind, id);
  if (!before) throw notFound();
  const columns = Object.keys(values).filter((column) => values[column] !== undefined);
  const { rowCount } = await client.query(
    `update ${table} set ${columns.map((column, n) => `${column} = $${n + 4}`).join(', ')}, version = version + 1 where id = $1 and version = $2 and ${centre} = any($3::uuid[])`,
    [id, version, scope.centreIds, ...columns.map((column) => values[column])],
  );
  await spellNames(client);
  const record = await findRecord(client, scope, kind, id);
  if (!record) throw notFound();
  if (rowCount === 0) return { record: null, refusal: null, conflict: { yourVersion: version, record } };
  await tellHomeMoved(client, personId, before, record);
  await log(client, personId, kind, id, `changed ${personal ? fieldsThatDiffer(before, record).join(', ') : fieldsThatDiffer(before, record).map((field) => `${field}: ${said(before, field)} → ${said(record, field)}`).join('; ')}`);
  return { record, refusal: null, conflict: null };
}

export function refused(message: Words): SaveRecordResult {
  return { record: null, refusal: refusalOf(message), conflict: null };
}

export const refusalOf = (message: Words): Pick<Refusal, 'message'> & { rule: null; clause: null } => ({ rule: null, clause: null, message });

const said = (record: SetUpRecord, field: string): string => JSON.stringify((record as unknown as Record<string, unknown>)[field]);
const fieldsThatDiffer = (before: SetUpRecord, after: SetUpRecord): string[] => Object.keys(after).filter((field) => field !== 'version' && said(before, field) !== said(after, field));

/** What a log may name: never a resident. */
export function named(record: SetUpRecord, kind: SetUpKind): string {
  const { name, personal } = RECORD_KINDS[kind];
  if (personal || 'telephoneMasked' in record) return `a ${name.en}`;
  return 'buildingId' in record ? `${name.en} ${record.building.zh} ${record.number}` : `${name.en} ${record.name.zh}`;
}

export async function log(client: PoolClient, personId: string, kind: SetUpKind, id: string, reason: string): Promise<void> {
  await writeAccessLog(client, { personId, act: 'CHANGE_PLACES', subjectKind: kind === 'RESIDENT' ? 'resident' : kind === 'CENTRE' ? 'centre' : 'place', subjectId: id, reason: reason.slice(0, 1_000) });
}
