import type { Words } from '@guanjia/domain';
import { isTelephone } from '../cases/door.js';
import { LONGEST_NAME, LONGEST_ROOM } from '../set-up/read-record.js';
import { readTenure } from './fields.js';
import { columnName } from './mapping.js';
import { shown, words } from './problem.js';
import type { RefusedRow } from './records.js';
import type { RollKind } from './roll-fields.js';
import type { Table, TableRow } from './table.js';
import { readTime, type DateOrder } from './times.js';

/** One row of a roll as the product understands it; texts as they were typed, never as a formula. */
export interface RollRow {
  readonly row: number;
  /** Homes and residents: the building (null: the room says it); public areas: the name. */
  readonly place: string | null;
  readonly placeEn: string | null;
  readonly number: string | null;
  readonly handedOverOn: string | null;
  readonly name: string | null;
  readonly telephone: string | null;
  readonly owner: boolean;
}

export type RollMapping = Readonly<Record<string, number>>;

const LONGEST: Readonly<Record<string, number>> = { building: LONGEST_NAME, buildingEn: LONGEST_NAME, number: LONGEST_ROOM, name: LONGEST_NAME, nameEn: LONGEST_NAME };
const NEEDED: Readonly<Record<RollKind, readonly string[]>> = { HOMES: ['building', 'number'], RESIDENTS: ['number', 'name', 'telephone'], PUBLIC_AREAS: ['name'] };

/** Reads each row through the mapping; one that cannot stand on the roll is refused with its column, its value and what to do. The first of two alike stands. */
export function readRoll(kind: RollKind, table: Table, mapping: RollMapping, order: DateOrder | null): { rows: RollRow[]; refused: RefusedRow[] } {
  const rows: RollRow[] = [];
  const refused: RefusedRow[] = [];
  const rowOfKey = new Map<string, number>();
  for (const line of table.rows) {
    const read = line.problem ?? readRow(kind, line, table, mapping, order);
    if (!('row' in read)) {
      refused.push({ row: line.row, sourceKey: null, reason: read });
      continue;
    }
    const key = JSON.stringify([read.place, read.number, kind === 'RESIDENTS' ? read.name : null]);
    const earlier = rowOfKey.get(key);
    if (earlier !== undefined) {
      refused.push({ row: line.row, sourceKey: null, reason: words(`与第 ${earlier} 行相同：请删去一行。`, `is the same as row ${earlier}. Delete one of them.`) });
      continue;
    }
    rowOfKey.set(key, line.row);
    rows.push(read);
  }
  return { rows, refused };
}

function readRow(kind: RollKind, line: TableRow, table: Table, mapping: RollMapping, order: DateOrder | null): RollRow | Words {
  const text = (field: string): string => (mapping[field] === undefined ? '' : (line.cells[mapping[field]] ?? '').trim());
  const about = (field: string, problem: Words): Words => {
    const column = columnName(table, mapping[field]!);
    return words(`“${column}”列 ${shown(text(field))}：${problem.zh}`, `column ${column}, value ${shown(text(field))}: ${problem.en}`);
  };
  for (const field of NEEDED[kind]) if (text(field) === '') return about(field, words('未填写，请补上。', 'is empty. Fill it in.'));
  for (const [field, longest] of Object.entries(LONGEST)) {
    if ([...text(field)].length > longest) return about(field, words(`超过 ${longest} 个字：请缩短，或检查列是否对应正确。`, `is longer than ${longest} characters. Shorten it, or check the column.`));
  }
  let handedOverOn: string | null = null;
  if (text('handedOverOn') !== '') {
    const day = readTime(text('handedOverOn'), { zone: 'UTC', order, dayMeans: 'START' });
    if ('problem' in day) return about('handedOverOn', day.problem);
    handedOverOn = new Date(day.at).toISOString().slice(0, 10);
  }
  if (kind === 'RESIDENTS' && !isTelephone(text('telephone'))) {
    return about('telephone', words('不是电话号码：须为 5 到 20 位数字，可有空格、连字符、括号和开头的 +。', 'is not a telephone number. Give 5 to 20 digits, with spaces, hyphens or brackets, and + in front for other countries.'));
  }
  const tenure = text('tenure') === '' ? 'OWNER' : readTenure(text('tenure'));
  if (tenure === null) return about('tenure', words('看不出是业主还是租户：请写“业主”或“租户”。', 'says neither owner nor tenant. Write one of them.'));
  const area = kind === 'PUBLIC_AREAS';
  return {
    row: line.row,
    place: (area ? text('name') : text('building')) || null,
    placeEn: (area ? text('nameEn') : text('buildingEn')) || null,
    number: area ? null : text('number'),
    handedOverOn,
    name: kind === 'RESIDENTS' ? text('name') : null,
    telephone: kind === 'RESIDENTS' ? text('telephone') : null,
    owner: tenure === 'OWNER',
  };
}
