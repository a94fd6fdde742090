import type { SaveBuildingInput, SaveCentreInput, SavePublicAreaInput, SaveRecordResult, SaveResidentInput, SaveUnitInput } from '@guanjia/schema';
import type { Pool } from 'pg';
import { badField, forbidden, notFound } from '../access/refusals.js';
import { readId, readTelephone, readText } from '../cases/door.js';
import { followDefaults } from './follow-defaults.js';
import { LONGEST_NAME, LONGEST_ROOM, readCode, readDay, readNames, readZone } from './read-record.js';
import { findRecord, type SetUpScope } from './record-kinds.js';
import { refused, saveRecord, type Saving, type Values } from './save-record.js';

/** Who sets up, and where. */
export interface SettingUp {
  readonly pool: Pool;
  readonly scope: SetUpScope;
  readonly personId: string;
}

/** A new centre is the company's to open, and follows the shipped procedures from its first day. Its zone is fixed: all its clocks were counted in it. */
export async function saveCentre({ pool, scope, personId }: SettingUp, input: SaveCentreInput): Promise<SaveRecordResult> {
  if (input.id) {
    const before = await findRecord(pool, scope, 'CENTRE', readId('id', input.id));
    if (before && 'zone' in before && input.zone && input.zone !== before.zone) {
      return refused({ zh: '服务中心的时区建立后不能更改：已有的时限都按它计算。', en: "A centre's time zone cannot be changed: the due times that it has were counted in it." });
    }
    return saveRecord(pool, { scope, personId, kind: 'CENTRE', id: input.id, version: input.version, values: centreValues(input), centreId: null });
  }
  return saveRecord(pool, newCentre({ scope, personId }, input));
}

/** A new centre as it is to be written, with what it follows. Throws FORBIDDEN, BAD_USER_INPUT. */
export function newCentre({ scope, personId }: Omit<SettingUp, 'pool'>, input: SaveCentreInput): Saving {
  if (!scope.company) throw forbidden();
  if (!input.zone) throw badField('zone', { zh: '未填写。请写时区的 IANA 名称，如 Asia/Shanghai。', en: 'is missing. Give the IANA name of the time zone, such as Asia/Shanghai.' });
  const values = { ...centreValues(input), zone: readZone('zone', input.zone) };
  return { scope, personId, kind: 'CENTRE', values, centreId: null, afterwards: (client, id) => followDefaults(client, id, personId) };
}

function centreValues(input: SaveCentreInput): Values {
  return { code: readCode('code', input.code), ...namedValues(input) };
}

/** What everything that has a name and may be closed holds. */
function namedValues(input: SaveCentreInput | SaveBuildingInput | SavePublicAreaInput): Values {
  const names = readNames(input.nameZh, input.nameEn);
  return { name_zh: names.zh, name_en: names.en, closed_from: readDay('closedFrom', input.closedFrom) };
}

export async function saveBuilding({ pool, scope, personId }: SettingUp, input: SaveBuildingInput): Promise<SaveRecordResult> {
  return saveRecord(pool, { scope, personId, kind: 'BUILDING', id: input.id, version: input.version, values: namedValues(input), centreId: ownCentre(scope, input.centreId) });
}

export async function saveUnit({ pool, scope, personId }: SettingUp, input: SaveUnitInput): Promise<SaveRecordResult> {
  const { centreId } = await partOf(pool, scope, 'building', readId('buildingId', input.buildingId), input.id);
  const values = {
    building_id: input.buildingId, number: readText('number', input.number, { most: LONGEST_ROOM }),
    handed_over_on: readDay('handedOverOn', input.handedOverOn), closed_from: readDay('closedFrom', input.closedFrom),
  };
  return saveRecord(pool, { scope, personId, kind: 'UNIT', id: input.id, version: input.version, values, centreId });
}

export async function savePublicArea({ pool, scope, personId }: SettingUp, input: SavePublicAreaInput): Promise<SaveRecordResult> {
  return saveRecord(pool, { scope, personId, kind: 'PUBLIC_AREA', id: input.id, version: input.version, values: namedValues(input), centreId: ownCentre(scope, input.centreId) });
}

export async function saveResident({ pool, scope, personId }: SettingUp, input: SaveResidentInput): Promise<SaveRecordResult> {
  const { centreId } = await partOf(pool, scope, 'unit', readId('unitId', input.unitId), input.id);
  const known = input.id !== null && input.id !== undefined;
  const given = input.telephone !== null && input.telephone !== undefined && input.telephone.trim() !== '';
  if (!given && !known) throw badField('telephone', { zh: '未填写，请填写。', en: 'is empty. Fill it in.' });
  const values = {
    unit_id: input.unitId, name: readText('name', input.name, { most: LONGEST_NAME }), owner: input.owner,
    // Whoever corrects a name need not see the number.
    telephone: given ? readTelephone('telephone', input.telephone!) : undefined,
    moved_out_on: readDay('movedOutOn', input.movedOutOn),
  };
  return saveRecord(pool, { scope, personId, kind: 'RESIDENT', id: input.id, version: input.version, values, centreId });
}

function ownCentre(scope: SetUpScope, centreId: string): string {
  const id = readId('centreId', centreId);
  if (!scope.centreIds.includes(id)) throw notFound();
  return id;
}

/** The building of a unit, the unit of a resident: one of the scope; of a record that is there already, one of the same centre. */
async function partOf(pool: Pool, scope: SetUpScope, table: 'building' | 'unit', id: string, of: string | null | undefined): Promise<{ centreId: string }> {
  const part = table === 'building' ? 'unit' : 'resident';
  const { rows } = await pool.query<{ centreId: string }>(
    `select centre_id as "centreId" from ${table} where id = $1 and centre_id = any($2::uuid[])
       and ($3::uuid is null or centre_id = (select centre_id from ${part} where id = $3))`,
    [id, scope.centreIds, of ? readId('id', of) : null],
  );
  if (!rows[0]) throw notFound();
  return rows[0];
}
