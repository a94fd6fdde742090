import { maskTelephone, type Words } from '@guanjia/domain';
import type { BuildingRecord, CentreRecord, PublicAreaRecord, ResidentRecord, SetUpKind, SetUpRecord, UnitRecord } from '@guanjia/schema';
import type { Pool, PoolClient } from 'pg';

/** Whose records somebody sets up: those of these centres; if `company`, new centres too. */
export interface SetUpScope {
  readonly centreIds: readonly string[];
  readonly company: boolean;
}

interface RecordKind<Row, Shown> {
  readonly table: string;
  readonly name: Words;
  /** The column that holds the centre that a record belongs to. */
  readonly centre: string;
  /** What is read of `t` and of what belongs to it, each under its own name. */
  readonly columns: string;
  readonly from: string;
  readonly shown: (row: Row) => Shown;
  /** What a refused double says. */
  readonly double: Words;
  /** What people write about residents never enters a log: only that it changed. */
  readonly personal: boolean;
}

interface Named {
  id: string;
  version: number;
  zh: string;
  en: string;
  closedFrom: string | null;
}

const kind = <Row, Shown extends SetUpRecord>(description: RecordKind<Row, Shown>): RecordKind<Row, Shown> => description;
const NAMED = `t.id, t.version, t.name_zh as zh, t.name_en as en, t.closed_from::text as "closedFrom"`;
const named = ({ zh, en, ...rest }: Named) => ({ ...rest, name: { zh, en } });

export const RECORD_KINDS = {
  CENTRE: kind<Named & { code: string; zone: string; units: number; residents: number }, CentreRecord>({
    table: 'service_centre', name: { zh: '服务中心', en: 'service centre' }, centre: 'id', personal: false,
    columns: `${NAMED}, t.code, t.zone, (select count(*)::int from unit u where u.centre_id = t.id) as units,
      (select count(*)::int from resident r where r.centre_id = t.id) as residents`,
    from: 'service_centre t',
    shown: ({ zh, en, ...rest }) => ({ ...rest, name: { zh, en } }),
    double: { zh: '已有服务中心使用这个代码。请换一个代码。', en: 'Another service centre has this code. Choose another.' },
  }),
  BUILDING: kind<Named & { units: number }, BuildingRecord>({
    table: 'building', name: { zh: '楼栋', en: 'building' }, centre: 'centre_id', personal: false,
    columns: `${NAMED}, (select count(*)::int from unit u where u.building_id = t.id) as units`,
    from: 'building t',
    shown: ({ units, ...row }) => ({ ...named(row), units }),
    double: { zh: '本中心已有同名楼栋。', en: 'The centre has a building of this name already.' },
  }),
  UNIT: kind<Omit<Named, 'zh' | 'en'> & { buildingId: string; zh: string; en: string; number: string; handedOverOn: string | null; residents: number }, UnitRecord>({
    table: 'unit', name: { zh: '房号', en: 'unit' }, centre: 'centre_id', personal: false,
    columns: `t.id, t.version, t.building_id as "buildingId", b.name_zh as zh, b.name_en as en, t.number, t.handed_over_on::text as "handedOverOn",
      t.closed_from::text as "closedFrom", (select count(*)::int from resident r where r.unit_id = t.id) as residents`,
    from: 'unit t join building b on b.id = t.building_id',
    shown: ({ zh, en, ...rest }) => ({ ...rest, building: { zh, en } }),
    double: { zh: '这栋楼已有这个房号。', en: 'The building has a unit of this number already.' },
  }),
  PUBLIC_AREA: kind<Named, PublicAreaRecord>({
    table: 'public_area', name: { zh: '公共区域', en: 'public area' }, centre: 'centre_id', personal: false,
    columns: NAMED,
    from: 'public_area t',
    shown: named,
    double: { zh: '本中心已有同名公共区域。', en: 'The centre has a public area of this name already.' },
  }),
  RESIDENT: kind<{ id: string; version: number; unitId: string; zh: string; en: string; name: string; telephone: string; owner: boolean; movedOutOn: string | null }, ResidentRecord>({
    table: 'resident', name: { zh: '住户', en: 'resident' }, centre: 'centre_id', personal: true,
    columns: `t.id, t.version, t.unit_id as "unitId", b.name_zh || ' ' || u.number as zh, b.name_en || ' ' || u.number as en, t.name, t.telephone, t.owner,
      t.moved_out_on::text as "movedOutOn"`,
    // Who was erased is on no roll any more.
    from: 'resident t join unit u on u.id = t.unit_id and t.erased_at is null join building b on b.id = u.building_id',
    shown: ({ zh, en, telephone, ...rest }) => ({ ...rest, unit: { zh, en }, telephoneMasked: maskTelephone(telephone) }),
    double: { zh: '这套房已有同名住户。', en: 'The unit has a resident of this name already.' },
  }),
} as const;

/** A record of the scope, or null: there is none, or it is not the viewer's. */
export async function findRecord(target: Pool | PoolClient, scope: SetUpScope, of: SetUpKind, id: string): Promise<SetUpRecord | null> {
  const { columns, from, centre, shown } = RECORD_KINDS[of];
  const { rows } = await target.query(`select ${columns} from ${from} where t.id = $1 and t.${centre} = any($2::uuid[])`, [id, scope.centreIds]);
  return rows[0] ? (shown as (row: unknown) => SetUpRecord)(rows[0]) : null;
}
