import { maskTelephone, type Words } from '@guanjia/domain';
import type { PoolClient } from 'pg';
import type { Database } from '../database/database.js';
import { inTransaction } from '../database/in-transaction.js';
import { spellNames } from '../organisation/spell-names.js';
import { checkTaken, recordRun, type ListOutcome, type ListRequest } from './list-request.js';
import { differs, leftAlone } from './list-row.js';
import { unitFinder, type KnownUnit } from './match-unit.js';
import { words } from './problem.js';
import type { RefusedRow } from './records.js';
import { ROLL_FIELDS, type RollKind } from './roll-fields.js';
import { readRoll, type RollRow } from './roll-rows.js';
import { dateOrderOf } from './times.js';

export interface RollRequest extends ListRequest<RollKind> {
  readonly centreId: string;
  readonly personId: string;
}

/** One import at a time into a centre's roll: what is known is asked under this lock. */
const IMPORTING_ROLL = 7_301_011;

/**
 * Brings homes, residents or public areas into a centre's roll: in one transaction, all good rows or, whatever dies in the middle, nothing. What is there
 * already is left alone, so that a second run of a file adds nothing.
 * @throws UnusableInput a needed column is not mapped, or the dates leave open which number is the month
 */
export async function importRoll({ pool }: Pick<Database, 'pool'>, request: RollRequest): Promise<ListOutcome> {
  const { kind, table, mapping } = request;
  checkTaken(ROLL_FIELDS[kind], mapping);
  const column = mapping['handedOverOn'];
  const order = request.dates ?? (column === undefined ? null : dateOrderOf(table.rows.map(({ cells }) => cells[column] ?? '')));
  const { rows, refused } = readRoll(kind, table, mapping, order);
  return inTransaction(pool, async (client) => {
    if (request.write) await client.query('select pg_advisory_xact_lock($1, hashtext($2))', [IMPORTING_ROLL, request.centreId]);
    const sorted = await SORTED[kind](client, request.centreId, rows);
    const outcome: ListOutcome = {
      rows: table.rows.length, fresh: sorted.fresh.length, known: rows.length - sorted.fresh.length - sorted.changed.length - sorted.refused.length, changed: sorted.changed,
      refused: [...refused, ...sorted.refused].sort((one, other) => one.row - other.row),
    };
    if (request.write) {
      if (sorted.fresh.length > 0) {
        await client.query(INSERT[kind], [request.centreId, JSON.stringify(sorted.fresh)]);
        await spellNames(client);
      }
      await recordRun(client, request, request, outcome);
    }
    return outcome;
  });
}

interface Sorted {
  readonly fresh: readonly (RollRow & { readonly unitId?: string })[];
  readonly changed: { row: number; reason: Words }[];
  readonly refused: RefusedRow[];
}

/** Parts what the file brings into new, known, known otherwise, and refused. */
const SORTED: Readonly<Record<RollKind, (client: PoolClient, centreId: string, rows: readonly RollRow[]) => Promise<Sorted>>> = {
  async HOMES(client, centreId, rows) {
    const stored = new Map((await unitsOf(client, centreId)).map((unit) => [JSON.stringify([unit.zh, unit.number]), unit]));
    return sort(rows, (row) => {
      const unit = stored.get(JSON.stringify([row.place, row.number]));
      if (!unit) return null;
      return row.handedOverOn === null || row.handedOverOn === unit.handedOverOn ? [] : [differs('交付日期', 'handed over', unit.handedOverOn, row.handedOverOn)];
    });
  },

  async PUBLIC_AREAS(client, centreId, rows) {
    const { rows: areas } = await client.query<{ zh: string; en: string }>('select name_zh as zh, name_en as en from public_area where centre_id = $1', [centreId]);
    const stored = new Map(areas.map((area) => [area.zh, area]));
    return sort(rows, (row) => {
      const area = stored.get(row.place!);
      if (!area) return null;
      return row.placeEn === null || row.placeEn === area.en ? [] : [differs('英文名', 'English name', area.en, row.placeEn)];
    });
  },

  async RESIDENTS(client, centreId, rows) {
    const find = unitFinder(await unitsOf(client, centreId));
    const { rows: people } = await client.query<{ unit: string; name: string; telephone: string; owner: boolean }>('select unit_id as unit, name, telephone, owner from resident where centre_id = $1', [centreId]);
    const stored = new Map(people.map((person) => [JSON.stringify([person.unit, person.name]), person]));
    const refused: RefusedRow[] = [];
    const rowOf = new Map<string, number>();
    const housed = rows.flatMap((row) => {
      const unitId = find(row.place, row.number!);
      // "3栋1201" and "3-1201" are written differently and are one home.
      const key = JSON.stringify([unitId, row.name]);
      const earlier = rowOf.get(key);
      if (typeof unitId !== 'string') refused.push({ row: row.row, sourceKey: null, reason: unitId });
      else if (earlier !== undefined) refused.push({ row: row.row, sourceKey: null, reason: words(`与第 ${earlier} 行相同：请删去一行。`, `is the same as row ${earlier}. Delete one of them.`) });
      else {
        rowOf.set(key, row.row);
        return [{ ...row, unitId }];
      }
      return [];
    });
    const sorted = sort(housed, (row) => {
      const person = stored.get(JSON.stringify([row.unitId, row.name]));
      if (!person) return null;
      const figures = (telephone: string) => telephone.replace(/\D/g, '');
      return [
        ...(figures(person.telephone) === figures(row.telephone!) ? [] : [differs('电话', 'telephone', maskTelephone(person.telephone), maskTelephone(row.telephone!))]),
        ...(person.owner === row.owner ? [] : [differs('身份', 'tenure', tenure(person.owner), tenure(row.owner))]),
      ];
    });
    return { ...sorted, refused };
  },
};

/** @param changesOf null: not there yet; else what the file says otherwise */
function sort<Row extends RollRow>(rows: readonly Row[], changesOf: (row: Row) => Words[] | null): Sorted & { readonly fresh: Row[] } {
  const fresh: Row[] = [];
  const changed: { row: number; reason: Words }[] = [];
  for (const row of rows) {
    const changes = changesOf(row);
    if (changes === null) fresh.push(row);
    else if (changes.length > 0) {
      changed.push({ row: row.row, reason: leftAlone(changes) });
    }
  }
  return { fresh, changed, refused: [] };
}

const tenure = (owner: boolean): string => (owner ? '业主 owner' : '租户 tenant');

async function unitsOf(client: PoolClient, centreId: string): Promise<(KnownUnit & { handedOverOn: string | null })[]> {
  const { rows } = await client.query<KnownUnit & { handedOverOn: string | null }>(
    `select u.id, b.name_zh as zh, b.name_en as en, u.number, u.handed_over_on::text as "handedOverOn" from unit u join building b on b.id = u.building_id where u.centre_id = $1`,
    [centreId],
  );
  return rows;
}

const ROWS = `jsonb_to_recordset($2::jsonb) as r(row int, place text, "placeEn" text, number text, "handedOverOn" date, name text, telephone text, owner boolean, "unitId" uuid)`;

const INSERT: Readonly<Record<RollKind, string>> = {
  HOMES: /* sql */ `
    with wanted as (
      select place, coalesce(max("placeEn"), place) as en, min(row) as row from ${ROWS} group by place
    ), made as (
      insert into building (centre_id, name_zh, name_en) select $1, place, en from wanted order by row
      on conflict (centre_id, name_zh) do nothing returning id, name_zh
    ), buildings as (
      select id, name_zh from made union all select id, name_zh from building where centre_id = $1
    )
    insert into unit (centre_id, building_id, number, handed_over_on)
    select $1, b.id, r.number, r."handedOverOn" from ${ROWS} join buildings b on b.name_zh = r.place order by r.row`,
  RESIDENTS: `insert into resident (centre_id, unit_id, name, telephone, owner) select $1, "unitId", name, telephone, owner from ${ROWS} order by row`,
  PUBLIC_AREAS: `insert into public_area (centre_id, name_zh, name_en) select $1, place, coalesce("placeEn", place) from ${ROWS} order by row`,
};
