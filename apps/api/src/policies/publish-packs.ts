import { createHash } from 'node:crypto';
import { BrokenPolicyError, SHIPPED_PACKS, validatePack, type PolicyPack, type ValidationWorld } from '@guanjia/domain';
import { writeAccessLog } from '../access/access-log.js';
import type { Database } from '../database/database.js';
import { inTransaction } from '../database/in-transaction.js';

/** Two processes that start at once publish one after the other. */
const PUBLISHING = 7_301_001;

export interface PublishedPack {
  readonly key: string;
  readonly version: number;
  /** False: this content was published before. */
  readonly isNew: boolean;
}

export interface Publishing {
  /** What the packs may build on and name; left out: what comes with the product. */
  readonly world?: ValidationWorld;
  /** Who brings a pack of the company's own, null at the machine's own command line; written to the access log with each new version. */
  readonly recordedBy?: string | null;
}

/**
 * Publishes each pack whose content is new as its next version; a version never changes. Nothing is published when one is broken:
 * throws {@link BrokenPolicyError}, which names pack, row and field of every problem.
 * Publishing changes no centre: that is {@link adoptPolicies}.
 */
export async function publishPacks(database: Database, packs: readonly PolicyPack[] = SHIPPED_PACKS, { world = {}, recordedBy }: Publishing = {}): Promise<PublishedPack[]> {
  const problems = packs.flatMap((pack) => {
    const result = validatePack(pack, world);
    return 'problems' in result ? result.problems : [];
  });
  if (problems.length > 0) throw new BrokenPolicyError(problems);
  return inTransaction(database.pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [PUBLISHING]);
    const published: PublishedPack[] = [];
    for (const pack of packs) {
      const { rows } = await client.query<{ id: string; version: number; is_new: boolean }>(PUBLISH, [pack.key, pack.area, contentHash(pack), JSON.stringify(pack)]);
      const { id, version, is_new: isNew } = rows[0]!;
      published.push({ key: pack.key, version, isNew });
      if (isNew && recordedBy !== undefined) {
        await writeAccessLog(client, { personId: recordedBy, act: 'PUBLISH_POLICY', subjectKind: 'policy', subjectId: id, reason: `${pack.key} v${version}` });
      }
    }
    return published;
  });
}

const PUBLISH = /* sql */ `
with known as (
  select id, version from policy_version where pack_key = $1 and content_hash = $3
), added as (
  insert into policy_version (pack_key, area, version, content_hash, body)
  select $1, $2, (select coalesce(max(version), 0) + 1 from policy_version where pack_key = $1), $3, $4::jsonb
  where not exists (select from known)
  returning id, version
)
select id, version, true as is_new from added union all select id, version, false from known`;

/** The same content gives the same hash, whatever the order of its keys. */
export function contentHash(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content, inKeyOrder)).digest('hex');
}

function inKeyOrder(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
