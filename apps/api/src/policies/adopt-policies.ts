import { compilePolicySet, DEFAULT_SETTINGS, type PolicyPack, type AllSettings } from '@guanjia/domain';
import type { Pool, PoolClient } from 'pg';
import type { PolicySetBody } from './policy-sets.js';
import { contentHash } from './publish-packs.js';

/** A pool, or the transaction that the adoption is to stand or fall with. */
interface Asked {
  readonly pool: Pool | PoolClient;
}

export interface Adoption {
  readonly centreId: string;
  /** One pack an area; the packs that they build on come along by themselves. Their newest published versions are taken. */
  readonly packs: readonly string[];
  /** What the texts leave open; left out: the product's own. */
  readonly settings?: AllSettings;
  /** From this moment on; cases received before keep what they pinned (law 4). */
  readonly from: Date;
  readonly recordedBy?: string | null;
}

/**
 * A centre follows these packs from a date on. What it follows is stored by content, so two centres that follow the same share one set.
 * Answers the set's id. Throws BrokenPolicyError when the packs do not fit together, and names a pack that is not published.
 */
export async function adoptPolicies(database: Asked, adoption: Adoption): Promise<string> {
  const { rows: centres } = await database.pool.query<{ zone: string }>('select zone from service_centre where id = $1', [adoption.centreId]);
  const zone = centres[0]?.zone;
  if (!zone) throw new Error(`There is no service centre ${adoption.centreId}`);
  const { rows: posts } = await database.pool.query<{ key: string; reports_to: string | null }>('select key, reports_to from post');
  const versions = await newestVersions(database, adoption.packs);
  const settings = adoption.settings ?? DEFAULT_SETTINGS;
  const reportingLine = Object.fromEntries(posts.map((post) => [post.key, post.reports_to]));
  compilePolicySet({ id: 'proposed', zone, settings, reportingLine, packs: versions.map((version) => version.body) });

  const body: PolicySetBody = { zone, settings, reportingLine, packVersionIds: versions.map((version) => version.id).sort() };
  const { rows } = await database.pool.query<{ policy_set_id: string }>(ADOPT, [
    contentHash(body),
    JSON.stringify(body),
    adoption.centreId,
    adoption.from,
    adoption.recordedBy ?? null,
  ]);
  return rows[0]!.policy_set_id;
}

interface PackVersion {
  readonly id: string;
  readonly body: PolicyPack;
}

async function newestVersions(database: Asked, keys: readonly string[]): Promise<PackVersion[]> {
  const found = new Map<string, PackVersion>();
  let wanted = [...keys];
  while (wanted.length > 0) {
    const { rows } = await database.pool.query<PackVersion & { pack_key: string }>(
      'select distinct on (pack_key) pack_key, id, body from policy_version where pack_key = any($1) order by pack_key, version desc',
      [wanted],
    );
    for (const { pack_key, id, body } of rows) found.set(pack_key, { id, body });
    const missing = wanted.filter((key) => !found.has(key));
    if (missing.length > 0) throw new Error(`Not published: ${missing.join(', ')}. Publish the pack first, or correct its key.`);
    wanted = rows.flatMap(({ body }) => (body.extends && !found.has(body.extends) ? [body.extends] : []));
  }
  return [...found.values()];
}

// The empty update makes the statement answer with the row that was there before.
const ADOPT = /* sql */ `
with followed as (
  insert into policy_set (content_hash, body) values ($1, $2::jsonb)
  on conflict (content_hash) do update set content_hash = excluded.content_hash
  returning id
)
insert into policy_adoption (centre_id, policy_set_id, effective_from, recorded_by)
select $3, id, $4, $5 from followed
on conflict (centre_id, effective_from) do update set policy_set_id = excluded.policy_set_id, recorded_by = excluded.recorded_by
returning policy_set_id`;
