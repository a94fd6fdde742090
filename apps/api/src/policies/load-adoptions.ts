import { completeSettings, type AllSettings, type Words } from '@guanjia/domain';
import type { Pool, PoolClient } from 'pg';
import type { Followed } from './adoption-timeline.js';

/** A version of a pack that a set holds. */
export interface HeldVersion {
  readonly id: string;
  readonly key: string;
  readonly area: string;
  readonly name: Words;
  readonly version: number;
  readonly extends: string | null;
}

/** A row of `policy_adoption` with what it adopts. */
export interface StoredAdoption extends Followed {
  readonly centreId: string;
  readonly recordedBy: Words | null;
  readonly versions: readonly HeldVersion[];
}

export interface Adoptions {
  /** Business time at which they were read, in ms. */
  readonly now: number;
  /** By centre and time. */
  readonly rows: readonly StoredAdoption[];
}

const LOAD = /* sql */ `
with moment as materialized (select app_now() as now)
select (extract(epoch from moment.now) * 1000)::float8 as now,
  coalesce((select json_agg(a order by a."centreId", a."from") from (
    select a.centre_id as "centreId", (extract(epoch from a.effective_from) * 1000)::float8 as "from", s.body -> 'settings' as settings,
      case when p.id is not null then json_build_object('zh', p.name_zh, 'en', p.name_en) end as "recordedBy",
      (select coalesce(json_agg(json_build_object('id', v.id, 'key', v.pack_key, 'area', v.area, 'name', v.body -> 'name', 'version', v.version, 'extends', v.body -> 'extends') order by v.pack_key), '[]')
       from policy_version v where s.body -> 'packVersionIds' ? v.id::text) as versions
    from policy_adoption a join policy_set s on s.id = a.policy_set_id left join person p on p.id = a.recorded_by
    where a.centre_id = any($1::uuid[])
  ) a), '[]') as rows
from moment`;

/** What these centres followed, follow and will follow. */
export async function loadAdoptions(target: Pool | PoolClient, centreIds: readonly string[]): Promise<Adoptions> {
  const { rows } = await target.query<{ now: number; rows: (Omit<StoredAdoption, 'areas'> & { settings: Partial<AllSettings> })[] }>(LOAD, [centreIds]);
  const { now, rows: stored } = rows[0]!;
  return { now, rows: stored.map((row) => ({ ...row, settings: completeSettings(row.settings), areas: areasOf(row.versions) })) };
}

/** The packs that are followed, not those that they build on. */
export function followedVersions(versions: readonly HeldVersion[]): HeldVersion[] {
  const builtOn = new Set(versions.map((version) => version.extends));
  return versions.filter(({ key }) => !builtOn.has(key)).toSorted((one, other) => (one.area < other.area ? -1 : 1));
}

/** The row in force at a moment, of one centre's rows by time. */
export function inForceAt<Row extends Followed>(rows: readonly Row[], moment: number): Row | undefined {
  return rows.findLast(({ from }) => from <= moment);
}


function areasOf(versions: readonly HeldVersion[]): Record<string, readonly string[]> {
  return Object.fromEntries(
    followedVersions(versions).map((followed) => {
      const ids = [followed.id];
      for (let above = followed.extends; above !== null; ) {
        const base = versions.find(({ key }) => key === above);
        if (!base || ids.includes(base.id)) break;
        ids.push(base.id);
        above = base.extends;
      }
      return [followed.area, ids];
    }),
  );
}
