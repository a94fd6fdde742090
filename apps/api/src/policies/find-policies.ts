import { ladderInWords, termInWords, type PolicyPack, type PolicyRow } from '@guanjia/domain';
import type { Policy, PolicyRowView, ServiceCentre } from '@guanjia/schema';
import type { Database } from '../database/database.js';

export interface WantedPolicies {
  readonly key?: string | null;
  readonly version?: number | null;
}

interface PolicyVersion {
  readonly body: PolicyPack;
  readonly version: number;
  readonly published_at: Date;
  readonly centres: ServiceCentre[];
}

/** Versions of packs with those of `centreIds` that follow them at this moment. A pack that another one builds on is followed through that one. */
const FIND = /* sql */ `
with followed as (
  select distinct on (a.centre_id) a.centre_id, s.body -> 'packVersionIds' as pack_version_ids
  from policy_adoption a join policy_set s on s.id = a.policy_set_id
  where a.centre_id = any($1::uuid[]) and a.effective_from <= app_now()
  order by a.centre_id, a.effective_from desc
)
select distinct on (v.pack_key) v.body, v.version, v.published_at,
  coalesce((select json_agg(json_build_object('id', c.id, 'code', c.code, 'name', json_build_object('zh', c.name_zh, 'en', c.name_en), 'zone', c.zone) order by c.ordinal, c.code)
            from followed f join service_centre c on c.id = f.centre_id where f.pack_version_ids ? v.id::text), '[]') as centres
from policy_version v
where ($2::text is null or v.pack_key = $2) and ($3::int is null or v.version = $3)
order by v.pack_key, v.version desc`;

/** Procedures in their newest versions, or the one that is wanted, with the given centres that follow them today. */
export async function findPolicies({ pool }: Database, centreIds: readonly string[], { key, version }: WantedPolicies): Promise<Policy[]> {
  const { rows } = await pool.query<PolicyVersion>(FIND, [centreIds, key ?? null, version ?? null]);
  return rows.map(({ body, version: number, published_at, centres }) => ({
    key: body.key,
    area: body.area,
    name: body.name,
    version: number,
    publishedAt: published_at,
    rows: body.rows.map((row) => rowView(row, body)),
    centres,
  }));
}

function rowView(row: PolicyRow, pack: PolicyPack): PolicyRowView {
  const { key, kind, name, because } = row;
  const clauses = row.clauses.map((clause) => ({ ...clause }));
  if (row.kind !== 'obligation') return { key, kind, name, clauses, because, strength: null, owedBy: null, term: null, ladder: null };
  const term = termInWords(row.term, { dayCounting: pack.dayCounting });
  return { key, kind, name, clauses, because, strength: row.strength, owedBy: [...row.owedBy], term, ladder: ladderInWords(row) };
}
