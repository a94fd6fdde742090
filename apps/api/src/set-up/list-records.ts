import type { BuildingRecord, CentreRecord, PublicAreaRecord, ResidentRecordConnection, UnitRecordConnection } from '@guanjia/schema';
import type { Pool } from 'pg';
import { pageLength, pageOf, readCursor } from '../cases/connections.js';
import { contains, roomSpelledAs, spelledAs, squeezed, typedPlace } from '../organisation/places.js';
import { RECORD_KINDS, type SetUpScope } from './record-kinds.js';

/** Rooms in the order of a list of bells: 2栋 before 10栋, 301 before 1201. */
const BY_ROOM = 'length(b.name_zh), b.name_zh, length(x.number), x.number';

/** A room as the desk types it: "3栋1201" ($2, without blanks and marks), by its figures alone, "3-1201" ($3), or by its initials, "ghy301" ($4). */
export const isRoom = (number: string) =>
  `(strpos(${squeezed(`b.name_zh || ${number}`)}, $2) > 0 or ($3 <> '' and $3 = $2 and strpos(regexp_replace(b.name_zh || ${number}, '\\D', '', 'g'), $3) > 0) or ${roomSpelledAs('$4', number)})`;

export async function listCentres(pool: Pool, { centreIds }: SetUpScope): Promise<CentreRecord[]> {
  const { columns, from, shown } = RECORD_KINDS.CENTRE;
  const { rows } = await pool.query(`select ${columns} from ${from} where t.id = any($1::uuid[]) order by t.ordinal, t.code`, [centreIds]);
  return rows.map(shown);
}

export async function listBuildings(pool: Pool, centreId: string): Promise<BuildingRecord[]> {
  const { columns, from, shown } = RECORD_KINDS.BUILDING;
  const { rows } = await pool.query(`select ${columns} from ${from} where t.centre_id = $1 order by length(t.name_zh), t.name_zh`, [centreId]);
  return rows.map(shown);
}

export async function listPublicAreas(pool: Pool, centreId: string): Promise<PublicAreaRecord[]> {
  const { columns, from, shown } = RECORD_KINDS.PUBLIC_AREA;
  const { rows } = await pool.query(`select ${columns} from ${from} where t.centre_id = $1 order by t.name_zh collate "zh-x-icu"`, [centreId]);
  return rows.map(shown);
}

export interface Paging {
  readonly search?: string | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

/** Units of a centre by building and room; searched as the desk searches ("3-1201", "ghy301"). */
export async function listUnits(pool: Pool, centreId: string, paging: Paging): Promise<UnitRecordConnection> {
  const { columns, from, shown } = RECORD_KINDS.UNIT;
  const { room, figures, letters } = typedPlace(paging.search ?? '');
  return page(pool, paging, columns, `${from} where t.centre_id = $1 and ${isRoom('t.number')}`, BY_ROOM.replaceAll('x.', 't.'), [centreId, room, figures, letters], shown);
}

/** Residents of a centre by building and room; searched by room, name, its pinyin or initials ("cxm"), or telephone. */
export async function listResidents(pool: Pool, centreId: string, paging: Paging): Promise<ResidentRecordConnection> {
  const { columns, from, shown } = RECORD_KINDS.RESIDENT;
  const { text, room, figures, telephone, letters } = typedPlace(paging.search ?? '');
  const where = `t.centre_id = $1 and (${isRoom('u.number')} or t.name ilike $5 or ${spelledAs('t.pinyin', '$4')} or regexp_replace(t.telephone, '\\D', '', 'g') like $6)`;
  return page(pool, paging, columns, `${from} where ${where}`, `${BY_ROOM.replaceAll('x.', 'u.')}, t.owner desc, t.name`, [centreId, room, figures, letters, contains(text), telephone && contains(telephone)], shown);
}

/** The roll is read page by page and changes slowly: a place in it is its number in the order. */
async function page<Row extends { id: string }, Shown extends object>(pool: Pool, { first, after }: Paging, columns: string, source: string, order: string, values: readonly unknown[], shown: (row: Row) => Shown) {
  const length = pageLength(first);
  const cursor = readCursor(after);
  const begin = cursor === null ? 0 : cursor.by + 1;
  const { rows } = await pool.query<Row & { position: number; total: number }>(
    `select * from (
       select ${columns}, (row_number() over (order by ${order}, t.id))::int - 1 as position, (count(*) over ())::int as total from ${source}
     ) ordered where position >= $${values.length + 1} order by position limit $${values.length + 2}`,
    [...values, begin, length + 1],
  );
  const paged = pageOf(rows, length, ({ position: _, total: __, ...row }) => shown(row as unknown as Row), (row) => ({ by: row.position, id: row.id }));
  return { ...paged, total: rows[0]?.total ?? 0 };
}
